import fc from 'fast-check';
import { dayOf } from '../terms/directory-terms.policy.js';
import { absenceSpan } from './absence-span.policy.js';

describe('[M5] the span of an absence', () => {
  it.each([
    ['one day', '2026-10-08', '2026-10-08', '2026-10-07T16:00:00.000Z', '2026-10-08T16:00:00.000Z'],
    ['two days', '2026-10-08', '2026-10-09', '2026-10-07T16:00:00.000Z', '2026-10-09T16:00:00.000Z'],
    ['across a year', '2026-12-31', '2027-01-01', '2026-12-30T16:00:00.000Z', '2027-01-01T16:00:00.000Z'],
    ['a leap day', '2028-02-29', '2028-02-29', '2028-02-28T16:00:00.000Z', '2028-02-29T16:00:00.000Z'],
    [
      'times in UTC',
      '2026-10-08T01:00:00Z',
      '2026-10-08T04:00:00Z',
      '2026-10-08T01:00:00.000Z',
      '2026-10-08T04:00:00.000Z',
    ],
    [
      'times of another zone',
      '2026-10-08T09:00:00-04:00',
      '2026-10-08T12:30:00.5+05:45',
      '2026-10-08T13:00:00.000Z',
      '2026-10-08T06:45:00.500Z',
    ],
    [
      'a time until a day',
      '2026-10-08T13:30:00+08:00',
      '2026-10-09',
      '2026-10-08T05:30:00.000Z',
      '2026-10-09T16:00:00.000Z',
    ],
    [
      'a day until a time',
      '2026-10-08',
      '2026-10-09T12:00:00+08:00',
      '2026-10-07T16:00:00.000Z',
      '2026-10-09T04:00:00.000Z',
    ],
  ])('given as %s', (_, from, to, start, end) => {
    expect(absenceSpan({ from, to }, 'Asia/Shanghai')).toStrictEqual({ from: start, to: end });
  });

  it.each([
    ['2026-03-08', '2026-03-08T05:00:00.000Z', '2026-03-09T04:00:00.000Z'],
    ['2026-11-01', '2026-11-01T04:00:00.000Z', '2026-11-02T05:00:00.000Z'],
  ])('of %s lasts that whole day where clocks change', (day, from, to) => {
    expect(absenceSpan({ from: day, to: day }, 'America/New_York')).toStrictEqual({ from, to });
  });

  it('of days holds exactly these days of the zone', () => {
    const day = fc.integer({ min: 0, max: 3_000 });
    const text = (number: number): string => new Date(Date.UTC(2020, 0, 1 + number)).toISOString().slice(0, 10);
    const zone = fc.constantFrom('Asia/Shanghai', 'America/New_York', 'UTC');
    fc.assert(
      fc.property(day, fc.nat(40), zone, (start, length, where) => {
        const span = absenceSpan({ from: text(start), to: text(start + length) }, where);
        const lastInstant = new Date(Date.parse(span.to) - 1).toISOString();
        expect([dayOf(span.from, where), dayOf(lastInstant, where)]).toStrictEqual([text(start), text(start + length)]);
      }),
    );
  });
});
