import { MatterMerged } from '@kaoji/contracts';
import { accept, reject, type Decision } from '@kaoji/kernel';
import type { MatterFile } from '../matter/file.state.js';
import type { MergeEvent } from './merge.state.js';

/** A person decides that a matter repeats another and follows it (domain.md 3, Dispatch catalogue). */
export interface MergeMatter {
  readonly type: 'merge';
  readonly into: string;
  readonly by: string;
  readonly reason: string;
}

export function decideMerge({ into, by, reason }: MergeMatter, matter: MatterFile): Decision<MergeEvent> {
  if (matter.status === 'merged') return reject('merged');
  if (matter.status === 'closed' || matter.status === 'replied') return reject('already-replied');
  if (matter.status === 'out-of-scope') return reject('out-of-scope');
  if (into === matter.number) return reject('merged-into-itself');
  return accept({ type: MatterMerged.type, data: { into, by, reason } });
}
