import fc from 'fast-check';
import { circumstances, refusal } from '../spec-fixtures/circumstances.js';
import { dayOf, endOfDay, refuseUnknownPeople, startOfDay } from './directory-terms.policy.js';

const zones = ['Asia/Shanghai', 'America/New_York', 'UTC', 'Pacific/Kiritimati', 'Asia/Kathmandu'];

describe('a local day', () => {
  it.each([
    ['Asia/Shanghai', '2026-10-08T15:59:59.999Z', '2026-10-08'],
    ['Asia/Shanghai', '2026-10-08T16:00:00.000Z', '2026-10-09'],
    ['America/New_York', '2026-10-08T03:59:59.999Z', '2026-10-07'],
    ['America/New_York', '2026-10-08T04:00:00.000Z', '2026-10-08'],
    ['UTC', '2026-12-31T23:59:59.999Z', '2026-12-31'],
  ])('in %s at %s is %s', (zone, at, day) => {
    expect(dayOf(at, zone)).toBe(day);
  });

  it.each([
    ['Asia/Shanghai', '2026-10-08', '2026-10-07T16:00:00.000Z', '2026-10-08T16:00:00.000Z'],
    ['UTC', '2024-02-28', '2024-02-28T00:00:00.000Z', '2024-02-29T00:00:00.000Z'],
    ['UTC', '2026-12-31', '2026-12-31T00:00:00.000Z', '2027-01-01T00:00:00.000Z'],
    // Twenty-three hours in spring, twenty-five in autumn.
    ['America/New_York', '2026-03-08', '2026-03-08T05:00:00.000Z', '2026-03-09T04:00:00.000Z'],
    ['America/New_York', '2026-11-01', '2026-11-01T04:00:00.000Z', '2026-11-02T05:00:00.000Z'],
  ])('in %s, %s, lasts from %s until %s', (zone, day, start, end) => {
    expect([startOfDay(day, zone), endOfDay(day, zone)]).toStrictEqual([start, end]);
  });

  it('holds the first instant of its own and not the first after it, in every zone', () => {
    const days = fc.integer({ min: 0, max: 20_000 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(days, fc.constantFrom(...zones), (day, zone) => {
        expect(dayOf(startOfDay(day, zone), zone)).toBe(day);
        expect(dayOf(endOfDay(day, zone), zone) > day).toBe(true);
        expect(startOfDay(day, zone) < endOfDay(day, zone)).toBe(true);
      }),
    );
  });
});

describe('people who are named', () => {
  const { terms } = circumstances();

  it('are all in office, or the first who is not is named', () => {
    expect(refuseUnknownPeople([], terms)).toBeUndefined();
    expect(refuseUnknownPeople(['ann', 'tom', 'sue'], terms)).toBeUndefined();
    expect(refuseUnknownPeople(['ann', 'gone', 'none'], terms)).toStrictEqual(
      refusal('person-unknown', { person: 'gone' }),
    );
    expect(refuseUnknownPeople(['none', 'gone'], terms)).toStrictEqual(refusal('person-unknown', { person: 'none' }));
  });
});
