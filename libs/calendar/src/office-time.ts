import { type Instant, instantOf, msOf } from './civil/instant.js';
import { spanRange } from './office-hours.js';
import type { LocalDay, WorkCalendar } from './work-calendar.js';

/** Milliseconds of office hours between two instants, not rounded; negative when `to` is earlier. */
export const officeTimeBetween = (calendar: WorkCalendar, from: Instant, to: Instant): number =>
  officeMsBetween(calendar, msOf(from), msOf(to));

/**
 * The earliest instant at which `ms` milliseconds of office hours have passed since `instant`: the instant itself for 0, and
 * a close of office rather than the opening after it. Inverse of {@link officeTimeBetween}.
 * @throws RangeError when `ms` is negative or not finite.
 */
export const addOfficeTime = (calendar: WorkCalendar, instant: Instant, ms: number): Instant =>
  instantOf(officeMsAfter(calendar, msOf(instant), ms));

/** As {@link officeTimeBetween}, in milliseconds. */
export function officeMsBetween(calendar: WorkCalendar, from: number, to: number): number {
  if (to < from) return 0 - officeMsBetween(calendar, to, from);
  const start = calendar.dayAt(from);
  const end = calendar.dayAt(to);
  let whole = 0;
  for (let year = start.table.year; year < end.table.year; year += 1) whole += yearTotal(calendar, year);
  return whole + officeSinceNewYear(calendar, end, to) - officeSinceNewYear(calendar, start, from);
}

/** As {@link addOfficeTime}, in milliseconds. */
export function officeMsAfter(calendar: WorkCalendar, from: number, ms: number): number {
  if (!Number.isFinite(ms) || ms < 0) throw new RangeError(`no office time: ${ms}`);
  if (ms === 0) return from;
  const start = calendar.dayAt(from);
  let year = start.table.year;
  let target = officeSinceNewYear(calendar, start, from) + ms;
  while (target > yearTotal(calendar, year)) {
    target -= yearTotal(calendar, year);
    year += 1;
  }
  const table = calendar.year(year);
  const index = firstDayReaching(table.officeBefore, target);
  return momentInDay(calendar, { table, index }, target - (table.officeBefore[index] ?? 0));
}

function yearTotal(calendar: WorkCalendar, year: number): number {
  const table = calendar.year(year);
  return table.officeBefore[table.length] ?? 0;
}

function officeSinceNewYear(calendar: WorkCalendar, local: LocalDay, ms: number): number {
  const { table, index } = local;
  let office = table.officeBefore[index] ?? 0;
  if (table.working[index] !== 1) return office;
  const { first, end } = spanRange(calendar, local);
  for (let at = first; at < end; at += 2) {
    office += Math.max(0, Math.min(ms, table.spans[at + 1] ?? 0) - (table.spans[at] ?? 0));
  }
  return office;
}

function firstDayReaching(officeBefore: Float64Array, target: number): number {
  let low = 0;
  let high = officeBefore.length - 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((officeBefore[middle + 1] ?? 0) >= target) high = middle;
    else low = middle + 1;
  }
  return low;
}

function momentInDay(calendar: WorkCalendar, local: LocalDay, office: number): number {
  const { first, end } = spanRange(calendar, local);
  let rest = office;
  for (let at = first; at < end; at += 2) {
    const opening = local.table.spans[at] ?? 0;
    const length = (local.table.spans[at + 1] ?? 0) - opening;
    if (rest <= length) return opening + rest;
    rest -= length;
  }
  return local.table.spans[end - 1] ?? 0;
}
