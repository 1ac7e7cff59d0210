import {
  MatterExtensionDecided,
  MatterExtensionRequested,
  MatterPaused,
  MatterPauseRefused,
  MatterResumed,
  type EventOf,
} from '@kaoji/contracts';
import {
  presentRound,
  withRound,
  type ExtensionLimit,
  type MatterFile,
  type PauseOfRound,
  type Round,
  type TakenStep,
} from '../matter/file.state.js';

export type PauseEvent = EventOf<
  | typeof MatterPaused
  | typeof MatterResumed
  | typeof MatterPauseRefused
  | typeof MatterExtensionRequested
  | typeof MatterExtensionDecided
>;

/** By this a step says that a pause withdrew it. */
export const pausedBecause = 'paused';

/** The pause never was: what it withdrew stands again, unless a reply had come before it. */
function restored(step: TakenStep, { pauses, reply }: Round): TakenStep {
  const refused = pauses.at(-1);
  const byThisPause = step.withdrawnBecause === pausedBecause && refused !== undefined && step.deliverAt > refused.from;
  if (!byThisPause || (reply !== null && step.deliverAt > reply.countsAt)) return step;
  return { ...step, withdrawn: false, withdrawnBecause: null };
}

function begun({ version }: MatterFile, { data }: EventOf<typeof MatterPaused>): PauseOfRound {
  const { countsAt, statedAt, reason, refusableUntil, toldPetitionerAt } = data;
  return {
    version: version + 1,
    from: countsAt,
    to: null,
    statedFrom: statedAt,
    resumedVersion: null,
    statedTo: null,
    because: reason,
    refusableUntil,
    toldAt: toldPetitionerAt ?? null,
  };
}

export function evolvePause(matter: MatterFile, event: PauseEvent): MatterFile {
  const round = presentRound(matter);
  switch (event.type) {
    case MatterPaused.type:
      return withRound(matter, { pauses: [...round.pauses, begun(matter, event)] });
    case MatterResumed.type: {
      const { countsAt, statedAt, deadline } = event.data;
      const end = { to: countsAt, statedTo: statedAt, resumedVersion: matter.version + 1 };
      const pauses = round.pauses.map((pause) => (pause.to === null ? { ...pause, ...end } : pause));
      return withRound(matter, { pauses, deadline });
    }
    case MatterPauseRefused.type:
      return withRound(matter, {
        pauses: round.pauses.slice(0, -1),
        deadline: event.data.deadline,
        steps: round.steps.map((step) => restored(step, round)),
      });
    case MatterExtensionRequested.type: {
      const { by, countsAt, unit } = event.data;
      return withRound(matter, {
        extension: { by: by as ExtensionLimit, askedAt: countsAt, askedBy: unit, granted: null },
      });
    }
    case MatterExtensionDecided.type: {
      const { granted, deadline } = event.data;
      const extension = round.extension && { ...round.extension, granted };
      return withRound(matter, granted ? { extension, deadline } : { extension });
    }
  }
}
