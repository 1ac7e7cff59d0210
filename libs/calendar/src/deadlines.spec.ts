import { deadlineOf, extendedDeadline, type Limit } from './index.js';
import { at, boston, china, newYorkTime, shanghai, weekdays } from './reference/calendars.js';
import { china2026, newYork, walkedDeadline, type WalkedCalendar } from './reference/day-walk.js';

type Row = readonly [why: string, from: string, limit: Limit, due: string];
type Unit = 'workingDays' | 'days' | 'months';

const wd = (workingDays: number): Limit => ({ workingDays });
const days = (n: number): Limit => ({ days: n });
const months = (n: number): Limit => ({ months: n });
const hours = (n: number): Limit => ({ hours: n });
const immediate: Limit = { immediate: true };

const ordinaryWeeks: readonly Row[] = [
  ['Monday at the opening', '2026-03-02 09:00', wd(1), '2026-03-03 17:30'],
  ['the first moment of Monday', '2026-03-02 00:00', wd(1), '2026-03-03 17:30'],
  ['the last moment of Monday', '2026-03-02 23:59:59.999', wd(1), '2026-03-03 17:30'],
  ['Monday, the day before the weekend', '2026-03-02 10:00', wd(4), '2026-03-06 17:30'],
  ['Monday, the weekend between', '2026-03-02 10:00', wd(5), '2026-03-09 17:30'],
  ['Tuesday', '2026-03-03 10:00', wd(5), '2026-03-10 17:30'],
  ['Wednesday in the lunch break', '2026-03-04 12:30', wd(3), '2026-03-09 17:30'],
  ['Thursday', '2026-03-05 10:00', wd(3), '2026-03-10 17:30'],
  ['Friday before the close', '2026-03-06 17:29', wd(1), '2026-03-09 17:30'],
  ['Friday at the close', '2026-03-06 17:30', wd(1), '2026-03-09 17:30'],
  ['Friday after the close', '2026-03-06 17:31', wd(1), '2026-03-09 17:30'],
  ['Saturday', '2026-03-07 10:00', wd(1), '2026-03-09 17:30'],
  ['Sunday night', '2026-03-08 22:00', wd(1), '2026-03-09 17:30'],
  ['Sunday, two weeks', '2026-03-08 10:00', wd(10), '2026-03-20 17:30'],
  ['the month ends between', '2026-03-30 10:00', wd(3), '2026-04-02 17:30'],
];

const holidaysBetween: readonly Row[] = [
  ['the year ends between', '2025-12-31 10:00', wd(1), '2026-01-04 17:30'],
  ['on New Year', '2026-01-01 10:00', wd(1), '2026-01-04 17:30'],
  ['Saturday off, Sunday worked', '2026-01-03 10:00', wd(2), '2026-01-05 17:30'],
  ['the worked Saturday before Spring Festival is day 2', '2026-02-12 10:00', wd(2), '2026-02-14 17:30'],
  ['Spring Festival is between', '2026-02-12 10:00', wd(3), '2026-02-24 17:30'],
  ['the day before Spring Festival', '2026-02-14 10:00', wd(1), '2026-02-24 17:30'],
  ['in Spring Festival', '2026-02-18 10:00', wd(1), '2026-02-24 17:30'],
  ['the last day of Spring Festival', '2026-02-23 10:00', wd(1), '2026-02-24 17:30'],
  ['the worked Saturday after Spring Festival', '2026-02-27 10:00', wd(1), '2026-02-28 17:30'],
  ['from a worked Saturday', '2026-02-28 10:00', wd(1), '2026-03-02 17:30'],
  ['the worked Saturday between', '2026-02-26 10:00', wd(5), '2026-03-04 17:30'],
  ['the day before Tomb-sweeping', '2026-04-03 10:00', wd(1), '2026-04-07 17:30'],
  ['up to the day before Tomb-sweeping', '2026-04-02 10:00', wd(1), '2026-04-03 17:30'],
  ['over Tomb-sweeping', '2026-04-02 10:00', wd(2), '2026-04-07 17:30'],
  ['the day before Labour Day', '2026-04-30 10:00', wd(1), '2026-05-06 17:30'],
  ['over Labour Day to the worked Saturday', '2026-04-30 10:00', wd(4), '2026-05-09 17:30'],
  ['over Labour Day past the worked Saturday', '2026-04-30 10:00', wd(5), '2026-05-11 17:30'],
  ['over Dragon Boat', '2026-06-18 10:00', wd(1), '2026-06-22 17:30'],
  ['Saturday before the worked Sunday', '2026-09-19 10:00', wd(1), '2026-09-20 17:30'],
  ['from the worked Sunday', '2026-09-20 10:00', wd(1), '2026-09-21 17:30'],
  ['the day before Mid-Autumn', '2026-09-24 10:00', wd(1), '2026-09-28 17:30'],
  ['the day before National Day', '2026-09-30 23:00', wd(1), '2026-10-08 17:30'],
  ['the last day of National Day', '2026-10-07 10:00', wd(1), '2026-10-08 17:30'],
  ['the day after National Day', '2026-10-08 10:00', wd(2), '2026-10-10 17:30'],
  ['from the worked Saturday', '2026-10-10 10:00', wd(1), '2026-10-12 17:30'],
];

const daysAndMonths: readonly Row[] = [
  ['60 days less 1', '2026-09-01 10:00', days(59), '2026-10-30 17:30'],
  ['60 days plus 1', '2026-09-01 10:00', days(61), '2026-11-02 17:30'],
  ['60 days plus 2', '2026-09-01 10:00', days(62), '2026-11-02 17:30'],
  ['ends the day before National Day', '2026-09-01 10:00', days(29), '2026-09-30 17:30'],
  ['ends on National Day', '2026-09-01 10:00', days(30), '2026-10-08 17:30'],
  ['ends on its last day off', '2026-09-01 10:00', days(36), '2026-10-08 17:30'],
  ['ends the day after it', '2026-09-01 10:00', days(37), '2026-10-08 17:30'],
  ['ends on Mid-Autumn', '2026-09-01 10:00', days(24), '2026-09-28 17:30'],
  ['ends on a worked Sunday', '2026-09-01 10:00', days(19), '2026-09-20 17:30'],
  ['ends on a worked Saturday', '2026-09-01 10:00', days(39), '2026-10-10 17:30'],
  ['ends on a Saturday', '2026-03-06 10:00', days(1), '2026-03-09 17:30'],
  ['registered at night starts the day after', '2026-03-02 23:59', days(1), '2026-03-03 17:30'],
  ['over the year', '2025-12-20 10:00', days(15), '2026-01-04 17:30'],
  ['over the end of February', '2026-01-31 10:00', days(30), '2026-03-02 17:30'],
  ['3 months to National Day', '2026-07-01 10:00', months(3), '2026-10-08 17:30'],
  ['3 months to the day after it', '2026-07-08 10:00', months(3), '2026-10-08 17:30'],
  ['3 months to a Friday', '2026-07-09 10:00', months(3), '2026-10-09 17:30'],
  ['3 months to a worked Saturday', '2026-07-10 10:00', months(3), '2026-10-10 17:30'],
  ['3 months to a Sunday', '2026-07-11 10:00', months(3), '2026-10-12 17:30'],
  ['no 31st: the last day, a worked Saturday', '2026-01-31 10:00', months(1), '2026-02-28 17:30'],
  ['no 29th in 2026', '2026-01-29 10:00', months(1), '2026-02-28 17:30'],
  ['31 March plus 1', '2026-03-31 10:00', months(1), '2026-04-30 17:30'],
  ['31 March plus 6', '2026-03-31 10:00', months(6), '2026-09-30 17:30'],
];

const clockAndImmediate: readonly Row[] = [
  ['hours run on after the close', '2026-03-06 17:00', hours(2), '2026-03-06 19:00'],
  ['hours run through holidays', '2026-09-30 10:00', hours(24), '2026-10-01 10:00'],
  ['hours run over midnight', '2026-03-02 23:30', hours(1), '2026-03-03 00:30'],
  ['at once: in the morning', '2026-03-02 09:00', immediate, '2026-03-02 17:30'],
  ['at once: before the opening', '2026-03-02 00:30', immediate, '2026-03-02 17:30'],
  ['at once: at 15:30', '2026-03-02 15:30', immediate, '2026-03-02 17:30'],
  ['at once: after 15:30', '2026-03-02 15:30:00.001', immediate, '2026-03-03 12:00'],
  ['at once: after 15:30 on Friday', '2026-03-06 15:31', immediate, '2026-03-09 12:00'],
  ['at once: Saturday', '2026-03-07 10:00', immediate, '2026-03-09 12:00'],
  ['at once: a worked Sunday', '2026-09-20 10:00', immediate, '2026-09-20 17:30'],
  ['at once: Saturday before a worked Sunday', '2026-09-19 10:00', immediate, '2026-09-20 12:00'],
  ['at once: after 15:30 before National Day', '2026-09-30 16:00', immediate, '2026-10-08 12:00'],
  ['at once: after 15:30 on a worked Saturday', '2026-10-10 16:00', immediate, '2026-10-12 12:00'],
  [
    'a fixed date as it is, on a day off',
    '2026-09-01 10:00',
    { dueAt: shanghai('2026-10-01 08:00') },
    '2026-10-01 08:00',
  ],
  ['a fixed date before registration', '2026-09-01 10:00', { dueAt: shanghai('2026-08-01 08:00') }, '2026-08-01 08:00'],
];

const leapDays: readonly Row[] = [
  ['the day before a leap day', '2028-02-28 10:00', wd(1), '2028-02-29 17:30'],
  ['the leap day', '2028-02-29 10:00', wd(1), '2028-03-01 17:30'],
  ['a day to the leap day', '2028-02-28 10:00', days(1), '2028-02-29 17:30'],
  ['a year from the leap day', '2028-02-29 10:00', months(12), '2029-02-28 17:30'],
  ['four years from a leap day', '2024-02-29 10:00', months(48), '2028-02-29 17:30'],
  ['a month to the leap day', '2028-01-31 10:00', months(1), '2028-02-29 17:30'],
  ['a month to a Sunday, the last of February', '2027-01-31 10:00', months(1), '2027-03-01 17:30'],
];

const clockChanges: readonly Row[] = [
  ['spring change between', '2026-03-06 10:00', wd(1), '2026-03-09 17:30'],
  ['from the day of the spring change', '2026-03-08 12:00', wd(1), '2026-03-09 17:30'],
  ['24 hours over the spring change', '2026-03-07 12:00', hours(24), '2026-03-08 13:00'],
  ['ends on the day of the spring change', '2026-03-06 10:00', days(2), '2026-03-09 17:30'],
  ['a month to the spring change', '2026-02-08 10:00', months(1), '2026-03-09 17:30'],
  ['at once over the spring change', '2026-03-06 15:31', immediate, '2026-03-09 12:00'],
  ['autumn change between', '2026-10-30 10:00', wd(1), '2026-11-02 17:30'],
  ['24 hours over the autumn change', '2026-10-31 12:00', hours(24), '2026-11-01 11:00'],
  ['ends on the day of the autumn change', '2026-10-31 10:00', days(1), '2026-11-02 17:30'],
  ['the last moment of a local day', '2026-03-04 23:59:59.999', wd(1), '2026-03-05 17:30'],
  ['the first moment of a local day', '2026-03-05 00:00', wd(1), '2026-03-06 17:30'],
];

const inShanghai = [...ordinaryWeeks, ...holidaysBetween, ...daysAndMonths, ...clockAndImmediate];

function agreesWithTheWalk(calendar: WalkedCalendar, rows: readonly Row[]): void {
  for (const [why, from, limit, due] of rows) {
    for (const [unit, n] of Object.entries(limit) as [Unit, number][]) {
      if (!['workingDays', 'days', 'months'].includes(unit)) continue;
      const walked = walkedDeadline(calendar, at(calendar.zone, from), unit, n);
      expect([why, walked]).toEqual([why, at(calendar.zone, due)]);
    }
  }
}

describe('[M5] a limit ends', () => {
  it.each(inShanghai)('in the calendar of China: %s: %s and %j is due %s', (_why, from, limit, due) => {
    expect(deadlineOf(china, shanghai(from), limit)).toEqual({ dueAt: shanghai(due), provisional: false });
  });

  it.each(leapDays)('Monday to Friday: %s: %s and %j is due %s', (_why, from, limit, due) => {
    expect(deadlineOf(weekdays, shanghai(from), limit)).toEqual({ dueAt: shanghai(due), provisional: false });
  });

  it.each(clockChanges)('in New York: %s: %s and %j is due %s', (_why, from, limit, due) => {
    expect(deadlineOf(boston, newYorkTime(from), limit)).toEqual({ dueAt: newYorkTime(due), provisional: false });
  });

  it('never when there is none', () => {
    expect(deadlineOf(china, shanghai('2026-09-01 10:00'), { none: true })).toEqual({
      dueAt: null,
      provisional: false,
    });
  });

  it('in New York at 22:30 UTC before the spring change and at 21:30 UTC after it', () => {
    expect(deadlineOf(boston, '2026-03-05T15:00:00.000Z', wd(1)).dueAt).toBe('2026-03-06T22:30:00.000Z');
    expect(deadlineOf(boston, '2026-03-06T15:00:00.000Z', wd(1)).dueAt).toBe('2026-03-09T21:30:00.000Z');
  });

  it('as a walk over the days says for every row of the tables', () => {
    agreesWithTheWalk(china2026, inShanghai);
    agreesWithTheWalk({ zone: 'Asia/Shanghai', off: [], worked: [] }, leapDays);
    agreesWithTheWalk(newYork, clockChanges);
  });
});

describe('a deadline is provisional', () => {
  it.each([
    ['only registered in a year without announcement', '2023-12-31 10:00', wd(1), '2024-01-02 17:30', false],
    ['only registered in it, days', '2023-12-31 10:00', days(10), '2024-01-10 17:30', false],
    ['only registered in it, months', '2023-12-31 10:00', months(1), '2024-01-31 17:30', false],
    ['the last announced day', '2026-12-30 10:00', wd(1), '2026-12-31 17:30', false],
    ['a working day in a year without announcement', '2026-12-31 10:00', wd(1), '2027-01-01 17:30', true],
    ['a day in it', '2026-12-01 10:00', days(40), '2027-01-11 17:30', true],
    ['a month into it', '2026-08-31 10:00', months(6), '2027-03-01 17:30', true],
    ['a day off that rolls into it', '2026-12-31 16:00', immediate, '2027-01-01 12:00', true],
    ['hours look at no calendar', '2026-12-31 16:00', hours(24), '2027-01-01 16:00', false],
    [
      'a fixed date looks at none',
      '2026-12-31 16:00',
      { dueAt: shanghai('2027-05-05 10:00') },
      '2027-05-05 10:00',
      false,
    ],
  ] satisfies readonly (readonly [string, string, Limit, string, boolean])[])(
    '%s: %s and %j is due %s, provisional %s',
    (_why, from, limit, due, provisional) => {
      expect(deadlineOf(china, shanghai(from), limit)).toEqual({ dueAt: shanghai(due), provisional });
    },
  );
});

describe('an extension counts from the deadline', () => {
  it('in working days at its time of day', () => {
    const moved = extendedDeadline(china, shanghai('2026-10-08 10:00'), { workingDays: 2 });
    expect(moved).toEqual({ dueAt: shanghai('2026-10-10 10:00'), provisional: false });
  });

  it('in days to the close', () => {
    const moved = extendedDeadline(china, shanghai('2026-11-02 17:30'), { days: 30 });
    expect(moved).toEqual({ dueAt: shanghai('2026-12-02 17:30'), provisional: false });
  });

  it('into a year without announcement provisionally', () => {
    const moved = extendedDeadline(china, shanghai('2026-12-31 17:30'), { workingDays: 1 });
    expect(moved).toEqual({ dueAt: shanghai('2027-01-01 17:30'), provisional: true });
  });
});

describe('a number of days', () => {
  it('that is negative or broken is a mistake of the caller', () => {
    expect(() => deadlineOf(china, shanghai('2026-09-01 10:00'), wd(-1))).toThrow(RangeError);
    expect(() => deadlineOf(china, shanghai('2026-09-01 10:00'), days(1.5))).toThrow(RangeError);
  });
});
