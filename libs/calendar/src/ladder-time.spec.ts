import { dayOfDate } from './civil/civil-date.js';
import { instantOf } from './civil/instant.js';
import { isInTime, nthWorkingDayAfterAt, stepTime } from './index.js';
import { boston, china, newYorkTime, shanghai } from './reference/calendars.js';

describe('a step of the ladder', () => {
  it.each([
    ['a deadline in office hours is delivered at once', '2026-10-08 10:00', 0, '2026-10-08 10:00', '2026-10-08 10:00'],
    ['its step at the same time of day', '2026-10-08 10:00', 2, '2026-10-10 10:00', '2026-10-10 10:00'],
    ['a deadline in the lunch break', '2026-10-08 12:30', 1, '2026-10-09 12:30', '2026-10-09 13:30'],
    ['a deadline before the opening', '2026-10-08 07:00', 1, '2026-10-09 07:00', '2026-10-09 09:00'],
    ['a fixed date on a day off', '2026-10-03 10:00', 0, '2026-10-03 10:00', '2026-10-08 09:00'],
    ['a step after a day off', '2026-10-03 10:00', 1, '2026-10-08 10:00', '2026-10-08 10:00'],
  ])('%s: %s +%i due %s, delivered %s', (_why, deadline, n, due, delivered) => {
    expect(stepTime(china, shanghai(deadline), n)).toEqual({
      dueAt: shanghai(due),
      deliveredAt: shanghai(delivered),
    });
  });

  it('of an urgent matter is due n hours after and delivered at once', () => {
    const night = shanghai('2026-10-03 02:00');
    expect(stepTime(china, shanghai('2026-10-02 23:00'), 3, true)).toEqual({ dueAt: night, deliveredAt: night });
  });

  it('keeps the local time of day over a clock change', () => {
    expect(nthWorkingDayAfterAt(boston, newYorkTime('2026-03-06 10:00'), 1)).toBe('2026-03-09T14:00:00.000Z');
    expect(nthWorkingDayAfterAt(boston, newYorkTime('2026-10-30 10:00'), 1)).toBe('2026-11-02T15:00:00.000Z');
  });

  it('keeps it from a day on which the clock is changed too', () => {
    expect(nthWorkingDayAfterAt(boston, newYorkTime('2026-03-08 10:00'), 1)).toBe('2026-03-09T14:00:00.000Z');
    expect(nthWorkingDayAfterAt(boston, newYorkTime('2026-11-01 10:00'), 1)).toBe('2026-11-02T15:00:00.000Z');
  });

  it.each([
    ['2026-03-08', 1, '2026-03-08T06:00:00.000Z'],
    ['2026-03-08', 10, '2026-03-08T14:00:00.000Z'],
    ['2026-11-01', 1, '2026-11-01T05:00:00.000Z'],
    ['2026-11-01', 10, '2026-11-01T15:00:00.000Z'],
    ['2026-11-02', 10, '2026-11-02T15:00:00.000Z'],
  ])('finds on %s the hour %i of the clock on the wall', (date, hour, instant) => {
    expect(instantOf(boston.atTimeOfDay(dayOfDate(date), hour * 3_600_000))).toBe(instant);
  });
});

describe('a reply', () => {
  it.each([
    ['2026-09-29 17:29:59.999', true],
    ['2026-09-29 17:30:00.000', true],
    ['2026-09-29 17:30:00.999', true],
    ['2026-09-29 17:30:01.000', false],
  ])("in the deadline's very second is in time: %s %s", (doneAt, expected) => {
    expect(isInTime(shanghai('2026-09-29 17:30'), shanghai(doneAt))).toBe(expected);
  });
});
