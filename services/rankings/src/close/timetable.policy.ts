import { monthTimetable, type WorkCalendar } from '@kaoji/calendar';
import { monthsOf, type Instant, type Period } from '@kaoji/kernel';
import type { Timetable } from './period.state.js';

/** The dates of a period's ranking, in working days of the month after its last one (domain.md 6, The month). */
export function timetableOf(calendar: WorkCalendar, period: Period): Timetable {
  const table = monthTimetable(calendar, monthsOf(period).at(-1) ?? period);
  return {
    dataCloseAt: table.dataClose.closesAt,
    provisionalAt: table.provisional.opensAt,
    objectionsUntil: table.objections.closesAt,
    freezeAt: table.freeze.closesAt,
    signOffAt: table.bulletin.opensAt,
  };
}

/** A timetable by another calendar: dates that have come stay where they were; null when nothing moves. */
export function movedTimetable(present: Timetable, fresh: Timetable, now: Instant): Timetable | null {
  const names = Object.keys(present) as (keyof Timetable)[];
  const moving = names.filter((name) => present[name] > now && present[name] !== fresh[name]);
  if (moving.length === 0) return null;
  return { ...present, ...Object.fromEntries(moving.map((name) => [name, fresh[name]])) };
}
