import { isInTime } from '@kaoji/calendar';
import { MatterStatedTimeAccepted, type EventOf } from '@kaoji/contracts';
import type { MatterFile, PauseOfRound, PostedAs, Round } from '../matter/file.state.js';

export type LatenessEvent = EventOf<typeof MatterStatedTimeAccepted>;

/** The event of that version counts from its stated time; both times stay in the ledger. */
export function evolveLateness(matter: MatterFile, { data }: LatenessEvent): MatterFile {
  const { event: version, countsAt, deadline } = data;
  return {
    ...matter,
    rounds: matter.rounds.map((round) =>
      concerns(round, version) ? { ...accepted(round, version, countsAt), deadline } : round,
    ),
    parts: matter.parts.map((part) => ({ ...part, reply: from(part.reply, version, countsAt) })),
  };
}

/** Whether a round has what that event brought: its clock may change. */
export const concerns = ({ acceptance, contact, reply, pauses }: Round, version: number): boolean =>
  [acceptance, contact, reply].some((posted) => posted?.version === version) ||
  pauses.some((pause) => pause.version === version || pause.resumedVersion === version);

function accepted(round: Round, version: number, countsAt: string): Round {
  const next = {
    ...round,
    pauses: acceptedPauses(round.pauses, version, countsAt),
    reply: from(round.reply, version, countsAt),
    acceptance: from(round.acceptance, version, countsAt),
    contact: from(round.contact, version, countsAt),
  };
  if (round.acceptance?.version === version) return acceptedFrom(next, countsAt);
  return round.contact?.version === version ? contactedFrom(next, countsAt) : next;
}

const from = <P extends PostedAs>(posted: P | null, version: number, countsAt: string): P | null =>
  posted?.version === version ? { ...posted, countsAt } : posted;

const acceptedFrom = (round: Round, acceptedAt: string): Round => ({
  ...round,
  acceptedAt,
  acceptanceMissed: round.acceptanceMissed && !isInTime(round.acceptBy, acceptedAt),
});

const contactedFrom = (round: Round, at: string): Round => ({
  ...round,
  contacted: round.contactBy !== null && isInTime(round.contactBy, at) ? 'in-time' : 'late',
});

/** The pauses of a round when one end of one of them counts from its stated time. */
export const acceptedPauses = (pauses: readonly PauseOfRound[], version: number, countsAt: string): PauseOfRound[] =>
  pauses.map((pause) => {
    if (pause.version === version) return { ...pause, from: countsAt };
    return pause.resumedVersion === version ? { ...pause, to: countsAt } : pause;
  });
