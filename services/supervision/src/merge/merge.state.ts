import { MatterMerged, MatterPartSucceeded, type EventOf } from '@kaoji/contracts';
import type { MatterFile } from '../matter/file.state.js';

export type MergeEvent = EventOf<typeof MatterMerged | typeof MatterPartSucceeded>;

export function evolveMerge(matter: MatterFile, event: MergeEvent): MatterFile {
  switch (event.type) {
    case MatterMerged.type:
      return { ...matter, status: 'merged', mergedInto: event.data.into, returned: null };
    case MatterPartSucceeded.type:
      return { ...matter, parts: succeeded(matter, event.data) };
  }
}

/** The part is the successor's with its limit, unless that has its own or leads; the old unit's is in no rate any more. */
function succeeded({ parts, rounds }: MatterFile, { from, to }: { from: string; to: string }): MatterFile['parts'] {
  const part = parts.find(({ unit, moved }) => unit === from && !moved);
  if (!part) return parts;
  const known = rounds.at(-1)?.unit === to || parts.some(({ unit, moved }) => unit === to && !moved);
  const rest = parts.map((one) => (one === part ? { ...one, moved: true } : one));
  return known ? rest : [...rest, { ...part, unit: to }];
}
