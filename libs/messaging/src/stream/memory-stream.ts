import { startOfFeed, type Position, type RecordedEvent } from '@kaoji/kernel';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStream, RunningSubscription, Subscription } from './stream.js';

/** A source of chance between 0 and 1, so that a run can be repeated from its seed. */
export type Chance = () => number;

/** Where the memory stream takes a producer's events from. */
export type EventSource = (producer: string, after: number) => Promise<readonly RecordedEvent[]>;

/**
 * A stream that behaves as badly as Kafka may: it delays, delivers again, and reorders between streams, but keeps the
 * order within each stream. For specs.
 */
export class MemoryStream implements EventStream {
  private readonly running: RunningSubscription[] = [];

  constructor(
    private readonly source: EventSource,
    private readonly chance: Chance,
  ) {}

  async subscribe(subscription: Subscription): Promise<RunningSubscription> {
    const running = new UnrulyReader(this.source, this.chance, subscription);
    this.running.push(running);
    return running;
  }

  async head(producer: string): Promise<Position> {
    return (await this.source(producer, 0)).at(-1)?.position ?? startOfFeed;
  }

  async close(): Promise<void> {
    await Promise.all(this.running.map((running) => running.close()));
  }
}

class UnrulyReader implements RunningSubscription {
  private closed = false;
  private taken = 0;
  private delivered: RecordedEvent[] = [];
  private pending: RecordedEvent[] = [];
  private readonly done: Promise<void>;

  constructor(
    private readonly source: EventSource,
    private readonly chance: Chance,
    private readonly subscription: Subscription,
  ) {
    this.done = this.run();
  }

  position(): Position {
    const positions = this.delivered.map(({ position }) => position).sort();
    return this.pending.length > 0 ? startOfFeed : (positions.at(-1) ?? startOfFeed);
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.done;
  }

  private async run(): Promise<void> {
    while (!this.closed) {
      await this.fetch();
      if (this.pending.length > 0) await this.deliverSome();
      await sleep(this.chance() * 5);
    }
  }

  /** A source that is away is asked again: a broker may be away too. */
  private async fetch(): Promise<void> {
    try {
      const fresh = await this.source(this.subscription.producer, this.taken);
      this.taken += fresh.length;
      this.pending.push(...fresh);
    } catch {
      await sleep(5);
    }
  }

  private async deliverSome(): Promise<void> {
    const streams = [...new Set(this.pending.map(({ stream }) => stream))].filter(() => this.chance() < 0.6);
    const chosen = streams.sort(() => this.chance() - 0.5);
    const batch = chosen.flatMap((stream) => this.pending.filter((event) => event.stream === stream));
    if (batch.length === 0) return;
    const again = chosen.flatMap((stream) =>
      this.delivered.filter((event) => event.stream === stream && this.chance() < 0.2),
    );
    try {
      await this.subscription.deliver([...again, ...batch]);
    } catch {
      return;
    }
    this.delivered.push(...batch);
    this.pending = this.pending.filter((event) => !batch.includes(event));
  }
}
