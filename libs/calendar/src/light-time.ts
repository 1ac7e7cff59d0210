import { type Instant, instantOf, msOf } from './civil/instant.js';
import { isInTime } from './ladder-time.js';
import type { LimitKind } from './limits.js';
import { officeMsAfter, officeMsBetween } from './office-time.js';
import { type EndedPause, endedPauses, type Pause, pausesSince } from './pauses.js';
import type { WorkCalendar } from './work-calendar.js';

/** Share of the time, in percent, after which a clock turns yellow (domain.md 3). */
export const DEFAULT_YELLOW_PERCENT = 75;

/** How the light of a clock measures time: office time, or the clock on the wall. */
interface Measure {
  between(from: number, to: number): number;
  after(from: number, ms: number): number;
}

/**
 * The first millisecond at which a clock is yellow: `percent` of the time from registration to the deadline is used, pauses
 * left out, in office time; hours and fixed dates by the clock (domain.md 3). `dueAt` is the deadline after the pauses that
 * have ended. Null when the limit has no deadline, or when a pause that still lasts comes first. A deadline
 * before registration is yellow at the deadline.
 */
export function yellowAt(
  calendar: WorkCalendar,
  from: Instant,
  dueAt: Instant | null,
  kind: LimitKind,
  pauses: readonly Pause[],
  percent: number = DEFAULT_YELLOW_PERCENT,
): Instant | null {
  if (dueAt === null) return null;
  const start = msOf(from);
  const due = msOf(dueAt);
  if (due < start) return instantOf(due);
  const measure = measureOf(calendar, kind);
  const ended = endedPauses(pausesSince(from, pauses));
  const paused = ended.reduce((total, pause) => total + measure.between(pause.from, pause.to), 0);
  const used = Math.ceil((Math.max(0, measure.between(start, due) - paused) * percent) / 100);
  const yellow = afterUse(measure, start, used, ended);
  const open = pauses.find((pause) => pause.to === null);
  return open !== undefined && yellow > msOf(open.from) ? null : instantOf(yellow);
}

/** The instant at which `ms` of the measure are used from `start` on, the pauses left out. */
function afterUse(measure: Measure, start: number, ms: number, pauses: readonly EndedPause[]): number {
  let cursor = start;
  let rest = ms;
  for (const pause of pauses) {
    const free = measure.between(cursor, pause.from);
    if (rest <= free) break;
    rest -= free;
    cursor = pause.to;
  }
  return measure.after(cursor, rest);
}

function measureOf(calendar: WorkCalendar, kind: LimitKind): Measure {
  if (kind === 'hours' || kind === 'dueAt') {
    return { between: (from, to) => to - from, after: (from, ms) => from + ms };
  }
  return {
    between: (from, to) => officeMsBetween(calendar, from, to),
    after: (from, ms) => officeMsAfter(calendar, from, ms),
  };
}

/** Light 亮灯 of a clock. */
export type Light = 'green' | 'yellow' | 'red' | 'grey';

/** Light at an instant: grey while paused or without deadline, red past the deadline, yellow from its {@link yellowAt} on, else green. */
export function lightAt(
  now: Instant,
  clock: { readonly dueAt: Instant | null; readonly yellowAt: Instant | null; readonly isPaused: boolean },
): Light {
  if (clock.isPaused || clock.dueAt === null) return 'grey';
  if (!isInTime(clock.dueAt, now)) return 'red';
  return clock.yellowAt !== null && msOf(now) >= msOf(clock.yellowAt) ? 'yellow' : 'green';
}
