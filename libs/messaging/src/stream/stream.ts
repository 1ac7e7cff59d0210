import type { Position, RecordedEvent } from '@kaoji/kernel';

/** Who reads whose events, and what is done with a batch: resolved means durable, thrown means deliver it again. */
export interface Subscription {
  readonly consumer: string;
  readonly producer: string;
  /** Events of one stream come in version order; any may come again. */
  deliver(batch: readonly RecordedEvent[]): Promise<void>;
}

export interface RunningSubscription {
  /** How far this subscription is, for `GET /internal/streams`. */
  position(): Position;
  /** Ends after the batch under way. */
  close(): Promise<void>;
}

/**
 * Carries events from producers to consumers: at least once, in order per stream (architecture.md, One way for every
 * fact). Adapters pass `streamContract`.
 */
export interface EventStream {
  subscribe(subscription: Subscription): Promise<RunningSubscription>;
  /** The newest position that a producer's subscribers can be at. */
  head(producer: string): Promise<Position>;
  close(): Promise<void>;
}
