import { isInTime } from '@kaoji/calendar';
import type { LadderStep } from '@kaoji/contracts';
import type { DueStep, Instant } from '@kaoji/kernel';
import { lastingPause, type Matter, type MatterFile, type Round } from './file.state.js';

/** A step that time must take, with the moment that decides whether it lay before the history that was loaded. */
type Coming = DueStep & { readonly dueAt: Instant };

/** The steps that time must take for a matter: the rungs not taken yet, missed acceptance and contact, a lapse. */
export function matterAgenda(matter: Matter): readonly DueStep[] {
  if (matter.status === 'unknown' || matter.status === 'merged' || matter.status === 'out-of-scope') return [];
  const round = matter.rounds.at(-1);
  const steps = [...(round ? roundSteps(matter, round) : []), ...exclusionStep(matter)];
  return steps.map((step) => passedOver(step, matter));
}

/** Whether a step waits to be taken at that time: what fired may have been cancelled or moved in the same moment. */
export const isDue = (matter: Matter, step: { kind: string; round: number }, now: Instant): boolean =>
  matterAgenda(matter).some(
    ({ kind, round, at, skipped }) => kind === step.kind && round === String(step.round) && !skipped && at <= now,
  );

/** History that was loaded: what came due before is noted, not taken (domain.md 3, Escalation ladder). */
const passedOver = ({ dueAt, ...step }: Coming, { backfill, receivedAt }: MatterFile): DueStep =>
  backfill && dueAt <= receivedAt ? { ...step, skipped: true } : step;

const roundSteps = (matter: MatterFile, round: Round): Coming[] => [
  ...ladderSteps(matter, round),
  ...acceptanceStep(matter, round),
  ...contactStep(matter, round),
];

function ladderSteps(matter: MatterFile, round: Round): Coming[] {
  if (round.undone) return [];
  const taken = new Set(round.steps.map(({ step }) => step));
  const stop = stoppedAt(matter, round);
  return (round.deadline?.steps ?? [])
    .filter((rung) => !taken.has(rung.step) && (stop === null || isOwed(rung, round, stop)))
    .map(({ step, dueAt, deliverAt }) => ({
      kind: `ladder-${step}`,
      round: String(round.number),
      at: deliverAt,
      dueAt,
    }));
}

/** When the clock of a round stopped, or stands since; null while it runs. */
function stoppedAt({ status, returned }: MatterFile, round: Round): Instant | null {
  if (status === 'returned') return returned?.at ?? '';
  return round.reply?.countsAt ?? lastingPause(round)?.from ?? null;
}

/**
 * A stop cancels what was to be delivered after it. A step of a deadline that was missed before is owed all the same, also
 * when the system was down: whether it is taken hangs on counting times, not on which was recorded first.
 */
const isOwed = ({ step, deliverAt }: LadderStep, { deadline }: Round, stop: Instant): boolean =>
  step !== 'handler' && deliverAt <= stop && deadline !== null && !isInTime(deadline.dueAt, stop);

/** After a transfer it is the other unit that is to accept, by its own time. */
function acceptanceStep({ status, transfer }: MatterFile, round: Round): Coming[] {
  if (status !== 'dispatched' || round.acceptanceMissed || round.ruledToStay) return [];
  const acceptBy = transfer?.acceptBy ?? round.acceptBy;
  return [{ kind: 'acceptance', round: String(round.number), at: justAfter(acceptBy), dueAt: acceptBy }];
}

/** Also after an early reply: a reply is no contact. */
function contactStep({ status }: MatterFile, { number, contactBy, contacted }: Round): Coming[] {
  if (status === 'returned' || contactBy === null || contacted !== null) return [];
  return [{ kind: 'contact', round: String(number), at: justAfter(contactBy), dueAt: contactBy }];
}

/** What is done in the limit's very second is in time. */
const justAfter = (at: Instant): Instant => `${at.slice(0, -4)}999Z`;

const exclusionStep = ({ exclusion }: MatterFile): Coming[] =>
  exclusion && exclusion.granted === null
    ? [{ kind: 'exclusion-lapse', round: '1', at: justAfter(exclusion.decideBy), dueAt: exclusion.decideBy }]
    : [];
