import type { EventMetadata, RecordedEvent } from '@kaoji/kernel';
import type { Loaded } from './aggregate.js';
import type { Answer } from './work.js';

/** A row of `inbox`: how far one foreign stream was applied. */
export interface InboxRow {
  readonly version: number;
  readonly hash: string;
  readonly parked: boolean;
}

/** A row of `due` as it stood at the read. */
export interface DueRow {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly round: string;
  readonly at: string;
  readonly armed: boolean;
  readonly metadata: Pick<EventMetadata, 'backfill' | 'correlation' | 'receipt'>;
}

/** Everything a chunk reads before its first write. */
export interface ChunkState {
  readonly generation: number;
  readonly origins: ReadonlyMap<string, Answer & { readonly digest: string }>;
  readonly dues: ReadonlyMap<string, DueRow>;
  readonly inbox: ReadonlyMap<string, InboxRow>;
  /** Posted events that wait for a subject, by the subject's stream, in version order. */
  readonly waiting: Map<string, RecordedEvent[]>;
  readonly aggregates: Map<string, Loaded>;
}

export const originKey = (origin: { actor: string; route: string; key: string }): string =>
  [origin.actor, origin.route, origin.key].join('\u0000');

export const inboxKey = (event: { producer: string; stream: string }): string => `${event.producer}/${event.stream}`;
