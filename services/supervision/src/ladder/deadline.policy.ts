import {
  deadlineOf,
  deliveryAt,
  extendedDeadline,
  isInTime,
  isProvisional,
  limitKind,
  movedByPauses,
  stepTime,
  yellowAt,
  type Deadline as ComputedDeadline,
  type Limit,
  type Pause,
  type WorkCalendar,
} from '@kaoji/calendar';
import type { Deadline, LadderStep } from '@kaoji/contracts';
import type { Instant } from '@kaoji/kernel';
import type { ExtensionLimit } from '../matter/file.state.js';
import type { LadderRule, SupervisionPolicy } from '../policy/supervision.policy.js';

/** An extension as a clock counts it. */
export interface GrantedExtension {
  readonly by: ExtensionLimit;
  readonly askedAt: Instant;
}

/** Everything that a reply clock depends on, and nothing else (domain.md 3, A clock is a pure function). */
export interface ClockFacts {
  readonly from: Instant;
  readonly limit: Limit;
  readonly pauses: readonly Pause[];
  readonly extension: GrantedExtension | null;
  readonly urgent: boolean;
  readonly ladder: readonly LadderRule[];
}

/** The deadline of a round, its yellow moment and its ladder; null where there is none. */
export function roundDeadline(facts: ClockFacts, calendar: WorkCalendar, policy: SupervisionPolicy): Deadline | null {
  const { from, limit, extension } = facts;
  const first = deadlineOf(calendar, from, limit);
  if (first.dueAt === null) return null;
  const extended = extension === null ? first : extendedBy(extension.by, first.dueAt, calendar);
  if (extended.dueAt === null) return null;
  const kind = limitKind(limit);
  const moved = (pauses: readonly Pause[], dueAt: Instant): Instant =>
    movedByPauses(calendar, dueAt, kind, pauses.filter(notInFixedDate(extension)));
  const pauses = pausesInTime(extended.dueAt, sinceStart(from, facts.pauses), moved);
  const dueAt = moved(pauses, extended.dueAt);
  const ended = pauses.filter(({ to }) => to !== null);
  const yellow = yellowAt(calendar, from, dueAt, kind, ended, policy.yellowPercent) ?? dueAt;
  return {
    dueAt,
    provisional:
      first.provisional || extended.provisional || (kind === 'workingDays' && isProvisional(calendar, dueAt)),
    yellowAt: yellow,
    steps: stepsOf(dueAt, yellow, facts, calendar),
    calendarVersion: calendar.version,
    policyVersion: policy.version,
  };
}

const extendedBy = (extension: ExtensionLimit, dueAt: Instant, calendar: WorkCalendar): ComputedDeadline =>
  'dueAt' in extension ? { dueAt: extension.dueAt, provisional: false } : extendedDeadline(calendar, dueAt, extension);

/** A fixed date was asked for in view of the pauses that had ended by then: they do not move it once more. */
const notInFixedDate =
  (extension: GrantedExtension | null) =>
  ({ to }: Pause): boolean =>
    !(extension && 'dueAt' in extension.by && to !== null && to <= extension.askedAt);

/** A clock that starts anew knows nothing of what lay before it. */
const sinceStart = (start: Instant, pauses: readonly Pause[]): readonly Pause[] =>
  pauses.map((pause) => (pause.from < start ? { ...pause, from: start } : pause));

/**
 * A pause that begins after the deadline it would move has nothing to move; one that begins in its very second is in time.
 * Each that counts moves the deadline for the next.
 */
function pausesInTime(
  unmoved: Instant,
  pauses: readonly Pause[],
  moved: (pauses: readonly Pause[], dueAt: Instant) => Instant,
): readonly Pause[] {
  const byStart = [...pauses].sort((a, b) => (a.from < b.from ? -1 : 1));
  return byStart.reduce<readonly Pause[]>(
    (counted, pause) => (isInTime(moved(counted, unmoved), pause.from) ? [...counted, pause] : counted),
    [],
  );
}

function stepsOf(
  dueAt: Instant,
  yellow: Instant,
  { urgent, ladder }: ClockFacts,
  calendar: WorkCalendar,
): LadderStep[] {
  const reminder: LadderStep = { step: 'handler', dueAt: yellow, deliverAt: deliveryAt(calendar, yellow, urgent) };
  const steps = ladder.map(({ step, after }) => {
    const { dueAt: at, deliveredAt } = stepTime(calendar, dueAt, after, urgent);
    return { step, dueAt: at, deliverAt: deliveredAt };
  });
  return [reminder, ...steps];
}
