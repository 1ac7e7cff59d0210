import type { Instant } from './clock.js';

/** What travels with an event beside its data, copied along causation (messaging.md, The event table). */
export interface EventMetadata {
  /** Who did it: a person's code, `key:<id>`, or `clock`. */
  readonly actor?: string;
  /** The unit that the actor acted for. */
  readonly actorUnit?: string;
  /** Identity of the event, request or due step that led to this event. */
  readonly causation?: string;
  readonly correlation?: string;
  /** The agency's receipt at the root of it. */
  readonly receipt?: string;
  /** When the first cause was recorded: it decides which period's cut the event belongs to. */
  readonly rootAt: Instant;
  /** How far intake's copy of the directory was when it checked the event. */
  readonly directoryPosition?: string;
  /** History that was loaded: no notices, no escalations for what was over before. */
  readonly backfill?: true;
  readonly traceparent?: string;
}

/** An event as a decider makes it. */
export interface NewEvent {
  readonly type: string;
  readonly data: object;
  /** When it happened, if that is not when it is recorded. */
  readonly occurredAt?: Instant;
}

/** An event as it is about to be written: all but its place in the feed. */
export type DraftEvent = Omit<RecordedEvent, 'position'>;

/** An event as it stands in its producer's ledger and arrives at subscribers. */
export interface RecordedEvent {
  readonly producer: string;
  readonly stream: string;
  /** 1, 2, 3 ... without gaps within the stream. */
  readonly version: number;
  readonly type: string;
  readonly data: object;
  readonly metadata: EventMetadata;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  /** SHA-256 over the previous event's hash and this event, hexadecimal. */
  readonly hash: string;
  /** Place in the producer's feed, see `Position`. */
  readonly position: Position;
}

/**
 * A place in a producer's feed as text that sorts: generation, transaction and id, zero-padded. Within one producer it
 * orders all events as subscribers receive them from the Postgres stream.
 */
export type Position = string;

/** Before every event. */
export const startOfFeed: Position = '0001-00000000000000000000-00000000000000000000';

/** The text of a position; transaction and id are unsigned 64-bit numbers in decimal. */
export const positionText = (generation: number, tx: string, id: string): Position =>
  `${String(generation).padStart(4, '0')}-${tx.padStart(20, '0')}-${id.padStart(20, '0')}`;

/** The parts of a position, ready to be bound to SQL. */
export function positionParts(position: Position): { generation: number; tx: string; id: string } {
  const [generation = '', tx = '', id = ''] = position.split('-');
  return { generation: Number(generation), tx: BigInt(tx).toString(), id: BigInt(id).toString() };
}
