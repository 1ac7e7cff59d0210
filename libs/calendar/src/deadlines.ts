import { monthsAfter, yearOfDay } from './civil/civil-date.js';
import { minutesOf } from './calendar-data.js';
import { type Instant, instantOf, msOf } from './civil/instant.js';
import type { CountedLimit, Limit } from './limits.js';
import { nthWorkingDayAfterAt } from './ladder-time.js';
import { closeMs } from './office-hours.js';
import { dayNumberAt, isUnannounced, type WorkCalendar } from './work-calendar.js';
import { isWorking, onOrAfter, workingAfter } from './working-days.js';

/** When something is due (null: never) and whether a year was guessed on the way there. */
export interface Deadline {
  readonly dueAt: Instant | null;
  readonly provisional: boolean;
}

/** The rule of immediate handling 即办 in local times `HH:MM`. */
export interface ImmediateRule {
  /** Registered later than this: due the next working day. */
  readonly registeredUntil: string;
  /** Time at which it is then due. */
  readonly nextDayBy: string;
}

/** Registered until 15:30: the close of that day; else 12:00 of the next working day (domain.md 3). */
export const DEFAULT_IMMEDIATE_RULE: ImmediateRule = { registeredUntil: '15:30', nextDayBy: '12:00' };

/** Close of office on the n-th working day; day 1 is the next working day whatever the hour. n = 0: that of the day itself or the next working day. */
export const addWorkingDays = (calendar: WorkCalendar, from: Instant, n: number): Instant =>
  instantOf(closeMs(calendar, workingAfter(calendar, dayNumberAt(calendar, msOf(from)), counted(n))));

/** Close of office n calendar days later or, if that day is off, of the next working day. */
export const addCalendarDays = (calendar: WorkCalendar, from: Instant, n: number): Instant =>
  instantOf(closeMs(calendar, onOrAfter(calendar, dayNumberAt(calendar, msOf(from)) + counted(n))));

/** Close of office on the same number n months later (or the month's last day) or, if that day is off, of the next working day. */
export const addMonths = (calendar: WorkCalendar, from: Instant, n: number): Instant =>
  instantOf(closeMs(calendar, onOrAfter(calendar, monthsAfter(dayNumberAt(calendar, msOf(from)), counted(n)))));

/** n hours later by the clock, office or not. */
export const addHours = (from: Instant, n: number): Instant => instantOf(msOf(from) + counted(n) * 3_600_000);

/** Deadline of immediate handling 即办: the close of that day; registered after 15:30 or on a day off 12:00 of the next working day. */
export function immediateDeadline(
  calendar: WorkCalendar,
  from: Instant,
  rule: ImmediateRule = DEFAULT_IMMEDIATE_RULE,
): Instant {
  const ms = msOf(from);
  const day = dayNumberAt(calendar, ms);
  const isInTimeForToday = isWorking(calendar, day) && calendar.timeOfDay(ms) <= timeOf(rule.registeredUntil);
  if (isInTimeForToday) return instantOf(closeMs(calendar, day));
  return instantOf(calendar.atTimeOfDay(workingAfter(calendar, day, 1), timeOf(rule.nextDayBy)));
}

/**
 * Deadline of a limit counted from an instant. Provisional when the working days that were looked at lie in a year that nobody
 * has announced; hours and fixed dates look at none. A fixed date is taken as it is, also before `from`.
 */
export function deadlineOf(
  calendar: WorkCalendar,
  from: Instant,
  limit: Limit,
  rule: ImmediateRule = DEFAULT_IMMEDIATE_RULE,
): Deadline {
  const day = dayNumberAt(calendar, msOf(from));
  if ('workingDays' in limit) return lookedUp(calendar, day + 1, addWorkingDays(calendar, from, limit.workingDays));
  if ('days' in limit) return lookedUp(calendar, day + limit.days, addCalendarDays(calendar, from, limit.days));
  if ('months' in limit) {
    return lookedUp(calendar, monthsAfter(day, limit.months), addMonths(calendar, from, limit.months));
  }
  if ('immediate' in limit) return lookedUp(calendar, day, immediateDeadline(calendar, from, rule));
  if ('hours' in limit) return { dueAt: addHours(from, limit.hours), provisional: false };
  if ('dueAt' in limit) return { dueAt: instantOf(msOf(limit.dueAt)), provisional: false };
  return { dueAt: null, provisional: false };
}

/** A deadline after an extension 延期, which counts from the deadline (domain.md 3): working days keep its time of day, days and months end at the close. */
export function extendedDeadline(calendar: WorkCalendar, dueAt: Instant, extension: CountedLimit): Deadline {
  if (!('workingDays' in extension)) return deadlineOf(calendar, dueAt, extension);
  const day = dayNumberAt(calendar, msOf(dueAt));
  return lookedUp(calendar, day + 1, nthWorkingDayAfterAt(calendar, dueAt, extension.workingDays));
}

/** Whether a year is guessed between two local days, both included. */
export function isGuessedBetween(calendar: WorkCalendar, firstDay: number, lastDay: number): boolean {
  for (let year = yearOfDay(firstDay); year <= yearOfDay(lastDay); year += 1) {
    if (isUnannounced(calendar, year)) return true;
  }
  return false;
}

function lookedUp(calendar: WorkCalendar, firstDay: number, dueAt: Instant): Deadline {
  return { dueAt, provisional: isGuessedBetween(calendar, firstDay, dayNumberAt(calendar, msOf(dueAt))) };
}

const timeOf = (time: string): number => (minutesOf(time) ?? 0) * 60_000;

function counted(n: number): number {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`no number of days, months or hours: ${n}`);
  return n;
}
