import { type Deadline, deadlineOf, isGuessedBetween } from './deadlines.js';
import { type Instant, instantOf, msOf } from './civil/instant.js';
import { type Limit, limitKind, type LimitKind } from './limits.js';
import { officeMsAfter, officeMsBetween } from './office-time.js';
import { dayNumberAt, type WorkCalendar } from './work-calendar.js';

/** A pause 中止 of a clock; `to` is null while it lasts. */
export interface Pause {
  readonly from: Instant;
  readonly to: Instant | null;
}

/** A pause that has ended, in milliseconds since 1970. */
export interface EndedPause {
  readonly from: number;
  readonly to: number;
}

/**
 * A deadline moved by the pauses that have ended (domain.md 3): one in working days by the office time between pause and
 * resume, every other by clock time; neither is rounded. Pauses that overlap count once.
 */
export function movedByPauses(
  calendar: WorkCalendar,
  dueAt: Instant,
  kind: LimitKind,
  pauses: readonly Pause[],
): Instant {
  const ended = endedPauses(pauses);
  if (kind === 'workingDays') {
    const office = sum(ended.map(({ from, to }) => officeMsBetween(calendar, from, to)));
    return instantOf(officeMsAfter(calendar, msOf(dueAt), office));
  }
  return instantOf(msOf(dueAt) + sum(ended.map(({ from, to }) => to - from)));
}

/** The deadline of a limit after the pauses since registration: {@link deadlineOf} moved by {@link movedByPauses}. */
export function deadlineAfterPauses(
  calendar: WorkCalendar,
  from: Instant,
  limit: Limit,
  pauses: readonly Pause[],
): Deadline {
  const unpaused = deadlineOf(calendar, from, limit);
  if (unpaused.dueAt === null) return unpaused;
  const kind = limitKind(limit);
  const dueAt = movedByPauses(calendar, unpaused.dueAt, kind, pausesSince(from, pauses));
  const isMovedThroughGuess =
    kind === 'workingDays' &&
    isGuessedBetween(calendar, dayNumberAt(calendar, msOf(unpaused.dueAt)), dayNumberAt(calendar, msOf(dueAt)));
  return { dueAt, provisional: unpaused.provisional || isMovedThroughGuess };
}

/** The pauses, or what of them lies, after an instant: a clock that starts anew knows none of those before. */
export const pausesSince = (instant: Instant, pauses: readonly Pause[]): readonly Pause[] =>
  pauses.map(({ from, to }) => ({ from: msOf(from) < msOf(instant) ? instant : from, to }));

/** The pauses that have ended, by time, those that overlap joined. */
export function endedPauses(pauses: readonly Pause[]): readonly EndedPause[] {
  const sorted = pauses
    .flatMap(({ from, to }) => (to === null ? [] : [{ from: msOf(from), to: msOf(to) }]))
    .filter(({ from, to }) => to > from)
    .sort((a, b) => a.from - b.from);
  const joined: EndedPause[] = [];
  for (const pause of sorted) {
    const last = joined.at(-1);
    if (last !== undefined && pause.from < last.to) {
      joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, pause.to) };
    } else joined.push(pause);
  }
  return joined;
}

const sum = (parts: readonly number[]): number => parts.reduce((total, part) => total + part, 0);
