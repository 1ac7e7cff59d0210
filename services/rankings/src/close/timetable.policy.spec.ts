import { calendarOf, chinaCalendarData } from '@kaoji/calendar';
import { movedTimetable, timetableOf } from './timetable.policy.js';

const data = chinaCalendarData({ version: 1, zone: 'Asia/Shanghai', years: [2026] });
const present = timetableOf(calendarOf(data), '2026-10');
const fresh = timetableOf(calendarOf({ ...data, version: 2, daysOff: [...data.daysOff, '2026-11-10'] }), '2026-10');

describe('[M3] a timetable by another calendar', () => {
  it('is that of the last month of a quarter and of a year', () => {
    expect(timetableOf(calendarOf(data), '2026-Q3').dataCloseAt).toBe('2026-10-10T09:30:00.000Z');
    expect(timetableOf(calendarOf(data), '2026-Q3')).toStrictEqual(timetableOf(calendarOf(data), '2026-09'));
  });

  it.each([
    ['before all of them', '2026-11-01T00:00:00.000Z', ['objectionsUntil', 'freezeAt', 'signOffAt']],
    ['the instant before the objections end', '2026-11-11T09:29:59.999Z', ['objectionsUntil', 'freezeAt', 'signOffAt']],
    ['the instant at which the objections end', '2026-11-11T09:30:00.000Z', ['freezeAt', 'signOffAt']],
    ['the instant of the freeze', '2026-11-13T09:30:00.000Z', ['signOffAt']],
  ])('seen %s moves %s', (_, now, moving) => {
    const moved = movedTimetable(present, fresh, now);
    const others = Object.keys(present).filter((name) => !moving.includes(name));
    const pick = (from: object | null, names: readonly string[]) =>
      names.map((name) => (from as Record<string, string> | null)?.[name]);
    expect(pick(moved, moving)).toStrictEqual(pick(fresh, moving));
    expect(pick(moved, others)).toStrictEqual(pick(present, others));
    expect(pick(moved, moving)).not.toContain(pick(present, moving)[0]);
  });

  it('moves nothing when all has come, or when the same days are worked', () => {
    expect(movedTimetable(present, fresh, present.signOffAt)).toBeNull();
    expect(movedTimetable(present, { ...present }, '2026-11-01T00:00:00.000Z')).toBeNull();
  });
});
