import { closeOfWorkingDay, deliveryAt, nextOpening, openingOfWorkingDay, withinOfficeHours } from './index.js';
import { boston, china, newYorkTime, shanghai } from './reference/calendars.js';

describe('the next opening', () => {
  it.each([
    ['before the opening: that day', '2026-09-29 08:59:59.999', '2026-09-29 09:00', false],
    ['at the opening: at once', '2026-09-29 09:00', '2026-09-29 09:00', true],
    ['in the morning: at once', '2026-09-29 11:59:59.999', '2026-09-29 11:59:59.999', true],
    ['at noon: the afternoon', '2026-09-29 12:00', '2026-09-29 13:30', false],
    ['in the lunch break: the afternoon', '2026-09-29 12:45', '2026-09-29 13:30', false],
    ['in the afternoon: at once', '2026-09-29 17:29:59.999', '2026-09-29 17:29:59.999', true],
    ['at the close: the next working day', '2026-09-29 17:30', '2026-09-30 09:00', false],
    ['at night: the next working day', '2026-09-29 23:00', '2026-09-30 09:00', false],
    ['over National Day', '2026-09-30 17:30', '2026-10-08 09:00', false],
    ['on a day off', '2026-10-03 10:00', '2026-10-08 09:00', false],
    ['on a Friday before a worked Saturday', '2026-10-09 18:00', '2026-10-10 09:00', false],
    ['on a worked Saturday: at once', '2026-10-10 10:00', '2026-10-10 10:00', true],
    ['over the year', '2025-12-31 18:00', '2026-01-04 09:00', false],
  ])('%s: %s is %s, open %s', (_why, instant, opening, isOpen) => {
    expect(nextOpening(china, shanghai(instant))).toBe(shanghai(opening));
    expect(withinOfficeHours(china, shanghai(instant))).toBe(isOpen);
  });

  it('is at 09:00 local time on both sides of a clock change', () => {
    expect(nextOpening(boston, newYorkTime('2026-03-06 18:00'))).toBe('2026-03-09T13:00:00.000Z');
    expect(nextOpening(boston, newYorkTime('2026-10-30 18:00'))).toBe('2026-11-02T14:00:00.000Z');
  });

  it('is not waited for by what is urgent', () => {
    const night = shanghai('2026-09-29 23:00');
    expect(deliveryAt(china, night, true)).toBe(night);
    expect(deliveryAt(china, night)).toBe(shanghai('2026-09-30 09:00'));
  });
});

describe('opening and close', () => {
  it('are those of the date, on a day off those of the next working day', () => {
    expect(openingOfWorkingDay(china, '2026-10-10')).toBe(shanghai('2026-10-10 09:00'));
    expect(closeOfWorkingDay(china, '2026-10-10')).toBe(shanghai('2026-10-10 17:30'));
    expect(openingOfWorkingDay(china, '2026-10-01')).toBe(shanghai('2026-10-08 09:00'));
    expect(closeOfWorkingDay(china, '2026-10-01')).toBe(shanghai('2026-10-08 17:30'));
  });
});
