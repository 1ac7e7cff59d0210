import { startOfFeed, type Position } from '@kaoji/kernel';
import type { Pool } from 'pg';
import { failpoint } from '../failpoint.js';
import { feedHead } from './feed.js';
import { FeedPages } from './feed-pages.js';
import type { EventStream, RunningSubscription, Subscription } from './stream.js';
import type { Wake } from './wake.js';

/** Where a consumer keeps how far it is in each producer's feed. */
export interface PositionStore {
  read(consumer: string, producer: string): Promise<Position | undefined>;
  write(consumer: string, producer: string, position: Position): Promise<void>;
}

export interface PostgresStreamOptions {
  /** A pool under the role that may read every event table, and nothing else. */
  readonly pool: Pool;
  readonly positions: PositionStore;
  readonly wake: Wake;
  /** What went wrong while reading or delivering; it is tried again. */
  failed(subscription: Subscription, error: unknown): void;
  /** Events at most in one batch. */
  readonly batch?: number;
}

const eager = { pause: 50, for: 2_000 };
const idle = 250;

/** Subscribers read the producers' event tables: the stream of the standalone mode. */
export class PostgresStream implements EventStream {
  private readonly running = new Set<Reader>();
  private readonly pages: FeedPages;

  constructor(private readonly options: PostgresStreamOptions) {
    this.pages = new FeedPages(options.pool, options.batch ?? 1_000);
  }

  async subscribe(subscription: Subscription): Promise<RunningSubscription> {
    const { consumer, producer } = subscription;
    const from = (await this.options.positions.read(consumer, producer)) ?? startOfFeed;
    const reader = new Reader(this.options, this.pages, subscription, from, () => this.running.delete(reader));
    this.running.add(reader);
    return reader;
  }

  async head(producer: string): Promise<Position> {
    return (await feedHead(this.options.pool, producer)) ?? startOfFeed;
  }

  async close(): Promise<void> {
    await Promise.all([...this.running].map((reader) => reader.close()));
  }
}

class Reader implements RunningSubscription {
  private closed = false;
  private wakeUp: () => void = () => undefined;
  private signalled = false;
  private readonly stopListening: () => void;
  private readonly done: Promise<void>;

  constructor(
    private readonly options: PostgresStreamOptions,
    private readonly pages: FeedPages,
    private readonly subscription: Subscription,
    private at: Position,
    private readonly ended: () => void,
  ) {
    this.stopListening = options.wake.listen(subscription.producer, () => this.signal());
    this.done = this.run();
  }

  position(): Position {
    return this.at;
  }

  async close(): Promise<void> {
    this.closed = true;
    this.stopListening();
    this.signal();
    await this.done;
    this.ended();
  }

  private signal(): void {
    this.signalled = true;
    this.wakeUp();
  }

  private async run(): Promise<void> {
    let lastBusy = performance.now();
    while (!this.closed) {
      this.signalled = false;
      const busy = await this.step();
      if (busy) lastBusy = performance.now();
      else await this.rest(performance.now() - lastBusy < eager.for ? eager.pause : idle);
    }
  }

  private async step(): Promise<boolean> {
    try {
      return await this.deliverNext();
    } catch (error) {
      this.options.failed(this.subscription, error);
      await this.rest(idle);
      return false;
    }
  }

  private async deliverNext(): Promise<boolean> {
    const { consumer, producer } = this.subscription;
    const { events, next } = await this.pages.read(producer, this.at);
    if (next === this.at) return false;
    if (events.length > 0) {
      failpoint('stream.before-deliver');
      await this.subscription.deliver(events);
      failpoint('stream.after-deliver');
    }
    await this.options.positions.write(consumer, producer, next);
    failpoint('stream.after-position');
    this.at = next;
    return true;
  }

  /** Sleeps, unless a signal comes or came. */
  private rest(milliseconds: number): Promise<void> {
    if (this.signalled) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
