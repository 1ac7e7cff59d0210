import { dayOfDate } from './civil/civil-date.js';
import { type Instant, instantOf, msOf } from './civil/instant.js';
import type { LocalDay, WorkCalendar } from './work-calendar.js';
import { onOrAfter } from './working-days.js';

/** Opening of the office on a date; on a day off, of the next working day. */
export const openingOfWorkingDay = (calendar: WorkCalendar, date: string): Instant =>
  instantOf(openingMs(calendar, onOrAfter(calendar, dayOfDate(date))));

/** Close of office on a date; on a day off, of the next working day (domain.md 1, days and months). */
export const closeOfWorkingDay = (calendar: WorkCalendar, date: string): Instant =>
  instantOf(closeMs(calendar, onOrAfter(calendar, dayOfDate(date))));

/** Whether the office is open at an instant. The close itself (12:00:00, 17:30:00) is outside. */
export function withinOfficeHours(calendar: WorkCalendar, instant: Instant): boolean {
  const ms = msOf(instant);
  return nextOpeningMs(calendar, ms) === ms;
}

/**
 * The first instant, from the given one on, at which the office is open: the instant itself in office hours; before the
 * opening that day's opening; in the lunch break (12:00:00 included) the afternoon's; at or after the close or on a day off
 * the opening of the next working day (domain.md 3, "delivered at the next opening").
 */
export const nextOpening = (calendar: WorkCalendar, instant: Instant): Instant =>
  instantOf(nextOpeningMs(calendar, msOf(instant)));

/** As {@link nextOpening}, in milliseconds. */
export function nextOpeningMs(calendar: WorkCalendar, ms: number): number {
  const local = calendar.dayAt(ms);
  const { first, end } = spanRange(calendar, local);
  for (let at = first; local.table.working[local.index] === 1 && at < end; at += 2) {
    if (ms < (local.table.spans[at + 1] ?? 0)) return Math.max(ms, local.table.spans[at] ?? 0);
  }
  return openingMs(calendar, onOrAfter(calendar, local.table.firstDay + local.index + 1));
}

/** Opening on a day given by number, whether it is worked or not. */
export function openingMs(calendar: WorkCalendar, day: number): number {
  const local = calendar.day(day);
  return local.table.spans[spanRange(calendar, local).first] ?? 0;
}

/** Close of office on a day given by number, whether it is worked or not. */
export function closeMs(calendar: WorkCalendar, day: number): number {
  const local = calendar.day(day);
  return local.table.spans[spanRange(calendar, local).end - 1] ?? 0;
}

/** Where a day's openings and closes stand in its year's `spans`. */
export function spanRange(calendar: WorkCalendar, { index }: LocalDay): { first: number; end: number } {
  const width = calendar.officeHours.length * 2;
  return { first: index * width, end: (index + 1) * width };
}
