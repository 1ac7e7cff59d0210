import { isInTime } from '@kaoji/calendar';
import {
  MatterAcceptanceMissed,
  MatterAccepted,
  MatterContacted,
  MatterContactMissed,
  MatterCoReplied,
  MatterProgressed,
  MatterReplied,
  type EventOf,
} from '@kaoji/contracts';
import { presentRound, withRound, type MatterFile, type PostedAs, type Round } from '../matter/file.state.js';

export type HandlingEvent = EventOf<
  | typeof MatterAccepted
  | typeof MatterAcceptanceMissed
  | typeof MatterContacted
  | typeof MatterContactMissed
  | typeof MatterProgressed
  | typeof MatterReplied
  | typeof MatterCoReplied
>;

/** A miss that was noted before word of an acceptance in time arrived is none. */
function acceptance(matter: MatterFile, data: EventOf<typeof MatterAccepted>['data']): Partial<Round> {
  const { acceptBy, acceptanceMissed } = presentRound(matter);
  return {
    acceptedAt: data.countsAt,
    acceptance: postedAs(matter, data),
    acceptanceMissed: acceptanceMissed && !isInTime(acceptBy, data.countsAt),
    handler: data.handler,
  };
}

const postedAs = (
  { version }: MatterFile,
  { statedAt, countsAt }: { statedAt?: string; countsAt: string },
): PostedAs => ({ version: version + 1, statedAt: statedAt ?? countsAt, countsAt });

export function evolveHandling(matter: MatterFile, event: HandlingEvent): MatterFile {
  switch (event.type) {
    case MatterAccepted.type:
      return withRound({ ...matter, status: 'handling' }, acceptance(matter, event.data));
    case MatterAcceptanceMissed.type:
      return withRound(matter, { acceptanceMissed: true });
    case MatterContacted.type:
      return withRound(matter, {
        contacted: event.data.inTime ? 'in-time' : 'late',
        contact: postedAs(matter, event.data),
      });
    case MatterContactMissed.type:
      return withRound(matter, { contacted: 'never' });
    case MatterProgressed.type:
      return matter;
    case MatterReplied.type: {
      const { statedAt, countsAt, outcome, verifyBy, unit } = event.data;
      const reply = { version: matter.version + 1, statedAt, countsAt, outcome, by: unit };
      return withRound({ ...matter, status: 'replied', transfer: null, verifyBy }, { reply });
    }
    case MatterCoReplied.type: {
      const { unit, countsAt, statedAt } = event.data;
      const reply = { version: matter.version + 1, countsAt, statedAt };
      return {
        ...matter,
        parts: matter.parts.map((part) => (part.unit === unit && !part.moved ? { ...part, reply } : part)),
      };
    }
  }
}
