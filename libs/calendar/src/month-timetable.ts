import { dateText, dayOfDate, monthsAfter, yearOfDay } from './civil/civil-date.js';
import type { Instant } from './civil/instant.js';
import { closeOfWorkingDay, openingOfWorkingDay } from './office-hours.js';
import { isUnannounced, type WorkCalendar } from './work-calendar.js';
import { workingDayAfter } from './working-days.js';

/** Working days of the month after a period on which its ranking is made (domain.md 6). */
export interface TimetableDays {
  /** Reports due and facts received by its close. */
  readonly dataClose: number;
  /** Provisional ranking with statements. */
  readonly provisional: number;
  /** Verification and objections until its close. */
  readonly objections: number;
  /** Objections decided, and frozen at its close. */
  readonly freeze: number;
  /** Bulletin signed off 签发. */
  readonly bulletin: number;
}

/** 3rd, 5th, 8th, 10th, 12th. */
export const DEFAULT_TIMETABLE_DAYS: TimetableDays = {
  dataClose: 3,
  provisional: 5,
  objections: 8,
  freeze: 10,
  bulletin: 12,
};

/** One day of the timetable. */
export interface TimetableDay {
  readonly date: string;
  readonly opensAt: Instant;
  readonly closesAt: Instant;
}

/** The days on which a month's ranking is made, and whether they were guessed. */
export type MonthTimetable = Readonly<Record<keyof TimetableDays, TimetableDay>> & { readonly isProvisional: boolean };

/** The n-th working day, n >= 1, of a month `YYYY-MM`, as a date; beyond its last one it counts on into the next month. */
export function workingDayOfMonth(calendar: WorkCalendar, month: string, n: number): string {
  return workingDayAfter(calendar, dateText(dayOfDate(`${month}-01`) - 1), n);
}

/** Close of office on the n-th working day of a month `YYYY-MM`. */
export const closeOfNthWorkingDayOfMonth = (calendar: WorkCalendar, month: string, n: number): Instant =>
  closeOfWorkingDay(calendar, workingDayOfMonth(calendar, month, n));

/** The month after `YYYY-MM`. */
export const monthAfter = (month: string): string => dateText(monthsAfter(dayOfDate(`${month}-01`), 1)).slice(0, 7);

/** The timetable by which the ranking of a period's (last) month `YYYY-MM` is made in the month after it. */
export function monthTimetable(
  calendar: WorkCalendar,
  month: string,
  days: TimetableDays = DEFAULT_TIMETABLE_DAYS,
): MonthTimetable {
  const next = monthAfter(month);
  const on = (n: number): TimetableDay => {
    const date = workingDayOfMonth(calendar, next, n);
    return { date, opensAt: openingOfWorkingDay(calendar, date), closesAt: closeOfWorkingDay(calendar, date) };
  };
  return {
    dataClose: on(days.dataClose),
    provisional: on(days.provisional),
    objections: on(days.objections),
    freeze: on(days.freeze),
    bulletin: on(days.bulletin),
    isProvisional: isUnannounced(calendar, yearOfDay(dayOfDate(`${next}-01`))),
  };
}
