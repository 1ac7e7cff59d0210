import { MatterClosed, MatterFollowUpSwitchedOff, MatterSentBack, type EventOf } from '@kaoji/contracts';
import { withRound, type Conclusion, type MatterFile } from '../matter/file.state.js';

export type VerificationEvent = EventOf<typeof MatterClosed | typeof MatterSentBack | typeof MatterFollowUpSwitchedOff>;

export function evolveVerification(matter: MatterFile, event: VerificationEvent): MatterFile {
  switch (event.type) {
    case MatterClosed.type:
      return concluded(
        { ...matter, status: 'closed', closedAt: event.data.closedAt, followUpBy: event.data.followUpBy },
        { kind: 'closing', at: event.data.closedAt, by: event.data.verifiedBy },
      );
    case MatterSentBack.type:
      return concluded(withRound(matter, { sentBack: true }), { kind: 'sending-back', ...event.data });
    case MatterFollowUpSwitchedOff.type:
      return { ...matter, followUpOff: true, followUpBy: null };
  }
}

/** A conclusion about the reply of the present round, which its unit may have reviewed. */
const concluded = (matter: MatterFile, { kind, at, by }: Pick<Conclusion, 'kind' | 'at' | 'by'>): MatterFile => ({
  ...matter,
  conclusions: [
    ...matter.conclusions,
    { version: matter.version + 1, kind, round: matter.rounds.length, at, by, review: null },
  ],
});
