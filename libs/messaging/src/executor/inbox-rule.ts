import type { RecordedEvent } from '@kaoji/kernel';
import type { InboxRow } from './chunk-state.js';

/**
 * Where a foreign event stands against the inbox row of its stream (messaging.md, Consumers): `seen` is dropped, `next`
 * is applied, `behind-parked` follows others into `parked`; a `fork` or a `gap` that stays parks the stream and alarms.
 */
export type PlaceInStream = 'seen' | 'next' | 'behind-parked' | 'fork' | 'gap';

export function placeInStream(
  row: InboxRow | undefined,
  event: Pick<RecordedEvent, 'version' | 'hash'>,
  release?: true,
): PlaceInStream {
  const last = row?.version ?? 0;
  if (event.version === last && row && row.hash !== event.hash) return 'fork';
  if (event.version <= last) return 'seen';
  if (row?.parked && !release) return 'behind-parked';
  return event.version === last + 1 ? 'next' : 'gap';
}
