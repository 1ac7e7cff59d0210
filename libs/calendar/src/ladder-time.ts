import { type Instant, instantOf, msOf } from './civil/instant.js';
import { nextOpening } from './office-hours.js';
import { dayNumberAt, type WorkCalendar } from './work-calendar.js';
import { workingAfter } from './working-days.js';

/** When a step of the ladder 催办升级 comes due and when it reaches its addressee. */
export interface StepTime {
  readonly dueAt: Instant;
  readonly deliveredAt: Instant;
}

/** The deadline's local time of day on the n-th working day after it (domain.md 3, step +n); n = 0: the deadline itself. */
export function nthWorkingDayAfterAt(calendar: WorkCalendar, dueAt: Instant, n: number): Instant {
  const ms = msOf(dueAt);
  if (n === 0) return instantOf(ms);
  const day = workingAfter(calendar, dayNumberAt(calendar, ms), n);
  return instantOf(calendar.atTimeOfDay(day, calendar.timeOfDay(ms)));
}

/** Delivery of what is due: at once in office hours or when urgent, else at the next opening. */
export const deliveryAt = (calendar: WorkCalendar, dueAt: Instant, isUrgent = false): Instant =>
  isUrgent ? dueAt : nextOpening(calendar, dueAt);

/** Step +n after a deadline: n working days after at its time of day, delivered in office hours; urgent: n hours after, at once. */
export function stepTime(calendar: WorkCalendar, deadline: Instant, n: number, isUrgent = false): StepTime {
  const dueAt = isUrgent ? instantOf(msOf(deadline) + n * 3_600_000) : nthWorkingDayAfterAt(calendar, deadline, n);
  return { dueAt, deliveredAt: deliveryAt(calendar, dueAt, isUrgent) };
}

/** Whether something done at an instant is in time: until the deadline's very second has ended (domain.md 3). */
export const isInTime = (dueAt: Instant, doneAt: Instant): boolean =>
  Math.floor(msOf(doneAt) / 1000) <= Math.floor(msOf(dueAt) / 1000);
