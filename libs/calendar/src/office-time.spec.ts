import fc from 'fast-check';
import { addOfficeTime, addWorkingDays, nextOpening, officeTimeBetween } from './index.js';
import { aCalendar, anInstant, officeMs } from './reference/arbitraries.js';
import { boston, china, newYorkTime, shanghai } from './reference/calendars.js';
import { china2026, newYork, walkedOfficeMinutes } from './reference/day-walk.js';

const hour = 3_600_000;

describe('office time', () => {
  it.each([
    ['a morning', '2026-09-29 09:00', '2026-09-29 12:00', 3 * hour],
    ['over lunch', '2026-09-29 11:00', '2026-09-29 14:00', 1.5 * hour],
    ['in the lunch break', '2026-09-29 12:10', '2026-09-29 13:20', 0],
    ['to the millisecond', '2026-09-29 11:59:59.999', '2026-09-29 13:30:00.001', 2],
    ['over a night', '2026-09-29 17:00', '2026-09-30 09:15', 0.75 * hour],
    ['over National Day', '2026-09-30 17:00', '2026-10-08 10:00', 1.5 * hour],
    ['a holiday', '2026-10-01 00:00', '2026-10-08 00:00', 0],
    ['a worked Saturday', '2026-10-10 00:00', '2026-10-12 00:00', 7 * hour],
    ['over the year', '2025-12-31 16:30', '2026-01-04 10:00', 2 * hour],
    ['backwards', '2026-09-29 12:00', '2026-09-29 09:00', -3 * hour],
    ['all of 2026', '2026-01-01 00:00', '2027-01-01 00:00', 248 * 7 * hour],
  ])('%s: between %s and %s are %i ms', (_why, from, to, ms) => {
    expect(officeTimeBetween(china, shanghai(from), shanghai(to))).toBe(ms);
  });

  it.each([
    ['nothing leaves the instant as it is', '2026-10-03 10:00', 0, '2026-10-03 10:00'],
    ['from a day off on', '2026-10-03 10:00', 1, '2026-10-08 09:00:00.001'],
    ['up to noon, not to the afternoon', '2026-09-29 09:00', 3 * hour, '2026-09-29 12:00'],
    ['past noon', '2026-09-29 09:00', 3 * hour + 1, '2026-09-29 13:30:00.001'],
    ['up to the close, not to the next opening', '2026-09-29 09:00', 7 * hour, '2026-09-29 17:30'],
    ['past the close before National Day', '2026-09-30 17:00', hour, '2026-10-08 09:30'],
    ['over the year', '2025-12-31 16:30', 2 * hour, '2026-01-04 10:00'],
    ['a year of working days', '2025-12-31 17:30', 248 * 7 * hour, '2026-12-31 17:30'],
  ])('%s: %s plus %i ms is %s', (_why, from, ms, to) => {
    expect(addOfficeTime(china, shanghai(from), ms)).toBe(shanghai(to));
  });

  it('is no more and no less on the sides of a clock change', () => {
    const friday = newYorkTime('2026-03-06 09:00');
    expect(officeTimeBetween(boston, friday, newYorkTime('2026-03-09 17:30'))).toBe(14 * hour);
    expect(addOfficeTime(boston, friday, 10 * hour)).toBe(newYorkTime('2026-03-09 12:00'));
  });

  it('is not taken away', () => {
    expect(() => addOfficeTime(china, shanghai('2026-09-29 09:00'), -1)).toThrow(RangeError);
  });

  it('is what a walk over the minutes counts', () => {
    const walks = [
      [china, china2026, '2026-09-18T03:07:00.000Z', '2026-10-12T04:01:00.000Z'],
      [boston, newYork, '2026-03-05T15:13:00.000Z', '2026-03-10T19:59:00.000Z'],
      [boston, newYork, '2026-10-30T15:13:00.000Z', '2026-11-03T19:59:00.000Z'],
    ] as const;
    for (const [calendar, walked, from, to] of walks) {
      expect(officeTimeBetween(calendar, from, to)).toBe(walkedOfficeMinutes(walked, from, to) * 60_000);
    }
  });
});

describe('office time, whatever the instants', () => {
  it('is additive', () => {
    fc.assert(
      fc.property(aCalendar, anInstant, anInstant, anInstant, (calendar, a, b, c) => {
        const parts = officeTimeBetween(calendar, a, b) + officeTimeBetween(calendar, b, c);
        expect(parts).toBe(officeTimeBetween(calendar, a, c));
      }),
    );
  });

  it('added is what lies between', () => {
    fc.assert(
      fc.property(aCalendar, anInstant, officeMs, (calendar, from, ms) => {
        expect(officeTimeBetween(calendar, from, addOfficeTime(calendar, from, ms))).toBe(ms);
      }),
    );
  });

  it('between two instants added to the first is the second, the next opening taken for time out of office', () => {
    fc.assert(
      fc.property(aCalendar, anInstant, anInstant, (calendar, a, b) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        const reached = addOfficeTime(calendar, from, officeTimeBetween(calendar, from, to));
        expect(nextOpening(calendar, reached)).toBe(nextOpening(calendar, to));
      }),
    );
  });

  it('added in two parts is added in one', () => {
    fc.assert(
      fc.property(aCalendar, anInstant, officeMs, officeMs, (calendar, from, a, b) => {
        const once = addOfficeTime(calendar, from, a + b);
        expect(addOfficeTime(calendar, addOfficeTime(calendar, from, a), b)).toBe(once);
      }),
    );
  });
});

describe('a limit in working days, whatever the instants', () => {
  const count = fc.integer({ min: 1, max: 60 });

  it('is never earlier for a later registration', () => {
    fc.assert(
      fc.property(aCalendar, anInstant, anInstant, count, (calendar, a, b, n) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        expect(addWorkingDays(calendar, from, n) <= addWorkingDays(calendar, to, n)).toBe(true);
      }),
    );
  });

  it('is later for a longer limit, and one day after another is the limit of both', () => {
    fc.assert(
      fc.property(fc.constantFrom(china, boston), anInstant, count, (calendar, from, n) => {
        const due = addWorkingDays(calendar, from, n);
        const next = addWorkingDays(calendar, from, n + 1);
        expect(next > due).toBe(true);
        expect(addWorkingDays(calendar, due, 1)).toBe(next);
      }),
    );
  });
});
