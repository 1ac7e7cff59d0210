import { DateTime } from 'luxon';
import fc from 'fast-check';
import { dateText, dayOfText, isMondayToFriday, monthsAfter } from './civil-date.js';
import { instantOf, msOf } from './instant.js';

const aDay = fc.integer({ min: -60_000, max: 120_000 });
const dated = (day: number): DateTime => DateTime.fromMillis(day * 86_400_000, { zone: 'utc' });

describe('days by number', () => {
  it('are the dates, weekdays and months that luxon knows', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: 0, max: 60 }), (day, months) => {
        expect(dateText(day)).toBe(dated(day).toISODate());
        expect(dayOfText(dateText(day))).toBe(day);
        expect(isMondayToFriday(day)).toBe(dated(day).weekday <= 5);
        expect(dateText(monthsAfter(day, months))).toBe(dated(day).plus({ months }).toISODate());
      }),
      { numRuns: 1000 },
    );
  });

  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-01-00', '2100-02-29', '2026-1-1', 'today'])(
    'refuse %s',
    (text) => {
      expect(dayOfText(text)).toBe(undefined);
    },
  );
});

describe('instants', () => {
  it('are written and read as luxon does', () => {
    fc.assert(
      fc.property(fc.integer({ min: -5e12, max: 1e13 }), (ms) => {
        expect(instantOf(ms)).toBe(DateTime.fromMillis(ms, { zone: 'utc' }).toISO());
        expect(msOf(instantOf(ms))).toBe(ms);
      }),
    );
  });

  it('are read with an offset too', () => {
    expect(msOf('2026-10-08T17:30:00+08:00')).toBe(msOf('2026-10-08T09:30:00.000Z'));
  });

  it.each(['2026-02-30T00:00:00.000Z', '2026-10-08T24:30:00.000Z', 'soon'])('refuse %s', (text) => {
    expect(() => msOf(text)).toThrow(RangeError);
  });
});
