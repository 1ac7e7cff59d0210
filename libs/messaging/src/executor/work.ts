import type { AddressedCommand, DraftEvent, EventMetadata, Instant, RecordedEvent, Rejection } from '@kaoji/kernel';

/** A request that carries an idempotency key: done once per (actor, route, key), answered the same again for 7 days. */
export interface RequestOrigin {
  readonly kind: 'request';
  readonly actor: string;
  readonly route: string;
  readonly key: string;
  /** SHA-256 of what was asked, hexadecimal: the same key with another digest is refused (`key-reused`). */
  readonly digest: string;
}

/** A due row: done once. */
export interface DueOrigin {
  readonly kind: 'due';
  readonly id: string;
  readonly at: Instant;
}

/** Another service's event: done once per (producer, stream, version), in order. */
export interface EventOrigin {
  readonly kind: 'event';
  readonly event: RecordedEvent;
  /** Why it cannot be applied: its stream is parked. */
  readonly park?: string;
  /** It comes out of `parked`: applied although its stream is. */
  readonly release?: true;
}

/** A request without a key: whoever repeats it asks anew. */
export interface FreshOrigin {
  readonly kind: 'fresh';
}

export type Origin = RequestOrigin | DueOrigin | EventOrigin | FreshOrigin;

/** What a command came to: the events recorded and the state after them, or a refusal. */
export type Outcome =
  { readonly kind: 'accepted'; readonly events: readonly DraftEvent[]; readonly state: unknown } | Rejection;

/** What a route answers, kept with the effect of a keyed request. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** What the executor is asked to do: commands that take effect together with their origin, exactly once. */
export interface Work {
  readonly origin: Origin;
  readonly commands: readonly AddressedCommand[];
  readonly metadata: EventMetadata;
  readonly answer?: (outcomes: readonly Outcome[]) => Answer;
  /** Every command is refused by this: an earlier run broke an invariant that only the database sees. */
  readonly refusal?: Rejection;
}

export interface WorkResult {
  /** One per command, in order; empty when the origin had been done before. */
  readonly outcomes: readonly Outcome[];
  /** For a request: the answer, now or when it was first done. */
  readonly answer?: Answer;
  /** The origin had been done before. */
  readonly repeated: boolean;
  /**
   * An event that is not the next of its stream. After a gap nothing was written: the consumer puts it in order or parks
   * it. A fork was parked at once, since nothing that comes later can mend it.
   */
  readonly outOfOrder?: 'gap' | 'fork';
}

/** The same key came with another content (messaging.md, One executor): 422 `key-reused`. */
export class KeyReused extends Error {
  constructor() {
    super('the idempotency key was used for another request');
  }
}
