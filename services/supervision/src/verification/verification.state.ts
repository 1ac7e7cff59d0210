import { MatterClosed, MatterFollowUpSwitchedOff, MatterSentBack, type EventOf } from '@kaoji/contracts';
import { withRound, type MatterFile } from '../matter/file.state.js';

export type VerificationEvent = EventOf<typeof MatterClosed | typeof MatterSentBack | typeof MatterFollowUpSwitchedOff>;

export function evolveVerification(matter: MatterFile, event: VerificationEvent): MatterFile {
  switch (event.type) {
    case MatterClosed.type:
      return { ...matter, status: 'closed', closedAt: event.data.closedAt, followUpBy: event.data.followUpBy };
    case MatterSentBack.type:
      return withRound(matter, { sentBack: true });
    case MatterFollowUpSwitchedOff.type:
      return { ...matter, followUpOff: true, followUpBy: null };
  }
}
