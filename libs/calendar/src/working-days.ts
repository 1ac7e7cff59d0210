import { dateText, dayOfDate } from './civil/civil-date.js';
import type { WorkCalendar } from './work-calendar.js';

/** Whether the office works on a local date: Monday to Friday less days off plus make-up days (domain.md 1). */
export const isWorkingDay = (calendar: WorkCalendar, date: string): boolean => isWorking(calendar, dayOfDate(date));

/** The first working day after a date. */
export const nextWorkingDay = (calendar: WorkCalendar, date: string): string => workingDayAfter(calendar, date, 1);

/** The date itself if it is worked, else the next working day. */
export const workingDayOnOrAfter = (calendar: WorkCalendar, date: string): string =>
  dateText(onOrAfter(calendar, dayOfDate(date)));

/** The n-th working day after a date, n >= 1; 0 is {@link workingDayOnOrAfter}; below 0 the n-th working day before it. */
export function workingDayAfter(calendar: WorkCalendar, date: string, n: number): string {
  const day = dayOfDate(date);
  return dateText(n < 0 ? workingBefore(calendar, day, -n) : workingAfter(calendar, day, n));
}

/** Working days after `from` up to and with `to`; 0 when `to` is not later. */
export function workingDaysBetween(calendar: WorkCalendar, from: string, to: string): number {
  const last = dayOfDate(to);
  let { table, index } = calendar.day(dayOfDate(from) + 1);
  let count = 0;
  while (last >= table.firstDay + table.length) {
    count += table.workedDays.length - (table.workedBefore[index] ?? 0);
    ({ table, index } = calendar.day(table.firstDay + table.length));
  }
  const end = last - table.firstDay + 1;
  return end <= index ? 0 : count + (table.workedBefore[end] ?? 0) - (table.workedBefore[index] ?? 0);
}

/** As {@link isWorkingDay}, by day number. */
export function isWorking(calendar: WorkCalendar, day: number): boolean {
  const { table, index } = calendar.day(day);
  return table.working[index] === 1;
}

/** As {@link workingDayOnOrAfter}, by day number. */
export const onOrAfter = (calendar: WorkCalendar, day: number): number => workingAfter(calendar, day - 1, 1);

/** Number of the n-th working day after a day, n >= 1; 0: the day itself or the next working day. */
export function workingAfter(calendar: WorkCalendar, day: number, n: number): number {
  if (n === 0) return onOrAfter(calendar, day);
  let { table, index } = calendar.day(day + 1);
  let rank = (table.workedBefore[index] ?? 0) + n - 1;
  while (rank >= table.workedDays.length) {
    rank -= table.workedDays.length;
    table = calendar.year(table.year + 1);
  }
  return table.firstDay + (table.workedDays[rank] ?? 0);
}

function workingBefore(calendar: WorkCalendar, day: number, n: number): number {
  let { table, index } = calendar.day(day);
  let rank = (table.workedBefore[index] ?? 0) - n;
  while (rank < 0) {
    table = calendar.year(table.year - 1);
    rank += table.workedDays.length;
  }
  return table.firstDay + (table.workedDays[rank] ?? 0);
}
