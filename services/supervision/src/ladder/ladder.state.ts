import { isInTime } from '@kaoji/calendar';
import { MatterDeadlineRecomputed, MatterEscalated, MatterStepWithdrawn, type EventOf } from '@kaoji/contracts';
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
      return withRound({ ...matter, parts: next }, { deadline, acceptBy: acceptBy ?? presentRound(matter).acceptBy });
    }
  }
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
