import { MatterFollowedUp, type EventOf } from '@kaoji/contracts';
import { presentRound, type FollowUpTry, type MatterFile } from '../matter/file.state.js';

export type FollowUpEvent = EventOf<typeof MatterFollowedUp>;

export function evolveFollowUp(matter: MatterFile, { data }: FollowUpEvent): MatterFile {
  const { at, answered, contacted, solved, grade } = data;
  const round = presentRound(matter).number;
  const word = { contacted, solved, grade } as Pick<FollowUpTry, 'contacted' | 'solved' | 'grade'>;
  return { ...matter, followUps: [...matter.followUps, { round, at, answered, ...word }] };
}
