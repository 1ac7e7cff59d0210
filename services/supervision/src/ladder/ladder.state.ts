import { isInTime } from '@kaoji/calendar';
import {
  MatterDeadlineRecomputed,
  MatterEscalated,
  MatterStepWithdrawn,
  type EventOf,
  type OfficeDue,
} from '@kaoji/contracts';
import type { Instant } from '@kaoji/kernel';
import {
  isOpenPart,
  presentRound,
  withRound,
  type MatterFile,
  type Round,
  type TakenStep,
} from '../matter/file.state.js';

export type LadderEvent = EventOf<
  typeof MatterEscalated | typeof MatterStepWithdrawn | typeof MatterDeadlineRecomputed
>;

export function evolveLadder(matter: MatterFile, event: LadderEvent): MatterFile {
  switch (event.type) {
    case MatterEscalated.type:
      return withRound(matter, { steps: [...presentRound(matter).steps, takenStep(matter, event.data)] });
    case MatterStepWithdrawn.type: {
      const { escalated, because } = event.data;
      const steps = (round: Round): TakenStep[] =>
        round.steps.map((taken) =>
          taken.version === escalated ? { ...taken, withdrawn: true, withdrawnBecause: because } : taken,
        );
      return { ...matter, rounds: matter.rounds.map((round) => ({ ...round, steps: steps(round) })) };
    }
    case MatterDeadlineRecomputed.type: {
      const { deadline, acceptBy, parts = [] } = event.data;
      const due = new Map(parts.map(({ unit, dueAt }) => [unit, dueAt]));
      const next = matter.parts.map((part) =>
        isOpenPart(part) ? { ...part, dueAt: due.get(part.unit) ?? part.dueAt } : part,
      );
      const moved = { ...officeDates(matter, event.data.office ?? []), parts: next };
      if (matter.rounds.length === 0) return moved;
      return withRound(moved, { deadline, acceptBy: acceptBy ?? presentRound(matter).acceptBy });
    }
  }
}

/** The dates that the office's rules look at, where its steps moved. */
function officeDates(matter: MatterFile, due: readonly OfficeDue[]): MatterFile {
  const newEnd = (...steps: readonly string[]): string | undefined =>
    due.findLast((one) => steps.includes(one.case.split('/')[0] ?? ''))?.dueAt;
  const { returned, exclusion } = matter;
  const reviews = due.filter((one) => one.case.startsWith('review/'));
  const waiting = matter.conclusions.filter(({ review }) => review?.changed === null);
  const decideBy = new Map(reviews.map((one, index) => [waiting[index]?.version, one.dueAt]));
  return {
    ...matter,
    verifyBy: matter.verifyBy && (newEnd('verification') ?? matter.verifyBy),
    followUpBy: matter.followUpBy && (newEnd('follow-up') ?? matter.followUpBy),
    returned: returned && { ...returned, ruleBy: newEnd('ruling', 'legal-ruling') ?? returned.ruleBy },
    exclusion: exclusion && { ...exclusion, decideBy: newEnd('exclusion') ?? exclusion.decideBy },
    conclusions: matter.conclusions.map((one) =>
      one.review
        ? { ...one, review: { ...one.review, decideBy: decideBy.get(one.version) ?? one.review.decideBy } }
        : one,
    ),
  };
}

function takenStep(
  matter: MatterFile,
  { step, round, unit, dueAt, deliveredAt }: EventOf<typeof MatterEscalated>['data'],
): TakenStep {
  const rung = presentRound(matter).deadline?.steps.find((one) => one.step === step);
  const deliverAt = rung?.deliverAt ?? deliveredAt;
  const version = matter.version + 1;
  return { step, round, unit, dueAt, deliverAt, deliveredAt, version, withdrawn: false, withdrawnBecause: null };
}

/**
 * A step taken before an event whose counting time lies before it is withdrawn (messaging.md, Consumers): its slip and
 * points go, it stays visible. What stops the clock in the deadline's very second is in time, and overtakes the steps
 * from the deadline on.
 */
export const withdrawnSince = (round: Round, countsAt: Instant, because: string): LadderEvent[] =>
  withdrawn(round, (step) => step.deliverAt > countsAt || isOvertaken(step, round, countsAt), because);

const isOvertaken = ({ step, dueAt }: TakenStep, { deadline }: Round, countsAt: Instant): boolean =>
  deadline !== null && step !== 'handler' && dueAt >= deadline.dueAt && isInTime(deadline.dueAt, countsAt);

/** The steps that came due at a deadline that is no longer the deadline, or after it. */
export const withdrawnFrom = (round: Round, dueAt: Instant, because: string): LadderEvent[] =>
  withdrawn(round, (step) => step.dueAt >= dueAt, because);

/** Every step of a round that another unit should have had. */
export const withdrawnAll = (round: Round, because: string): LadderEvent[] => withdrawn(round, () => true, because);

function withdrawn({ steps }: Round, concerns: (step: TakenStep) => boolean, because: string): LadderEvent[] {
  return steps
    .filter((step) => !step.withdrawn && concerns(step))
    .map(({ step, round, unit, version }) => ({
      type: MatterStepWithdrawn.type,
      data: { step, round, unit, escalated: version, because },
    }));
}
