import type { Clock, Instant } from '@kaoji/kernel';
import type { ArmedStep } from '@kaoji/messaging';
import { createPostgresBackend, Queue, Worker } from 'bullmq';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { armedBetween, overdue } from './due-rows.js';

/** How far ahead steps get a job, in ms; renewed when half of it is over. */
const horizon = 3_600_000;
const atOnce = 1_000;
/** A worker that never got ready must not hold up the end of the process, in ms. */
const patience = 5_000;

export interface WakeUpOptions {
  readonly service: string;
  /** Of the service's schema: where the due rows are. */
  readonly pool: Pool;
  /** What BullMQ runs on. */
  readonly jobs: Pool;
  readonly clock: Clock;
  /** In drill mode nothing is delayed: time moves by command. */
  readonly drill: boolean;
  /** Milliseconds between two sweeps, 5,000 to 30,000. */
  readonly sweepEvery?: number;
  look(): Promise<unknown>;
  failed(error: unknown): void;
}

const queueName = (service: string): string => `kaoji-${service}`;

/** Nobody reads BullMQ's own events: few are kept. */
const queueOf = ({ service, jobs }: WakeUpOptions) =>
  new Queue(queueName(service), { connection: jobs, streams: { events: { maxLen: 100 } } }, createPostgresBackend);

/** A finished job is removed: an id that still exists makes adding it again a silent no-op. */
const workerOf = ({ service, jobs, look }: WakeUpOptions) =>
  new Worker(
    queueName(service),
    async () => {
      await look();
    },
    { connection: jobs, concurrency: 1, removeOnComplete: { count: 0 }, removeOnFail: { count: 0 } },
    createPostgresBackend,
  );

/**
 * Says "look" when a due row's time comes (messaging.md, Time). BullMQ may lose everything: the sweep finds what is
 * overdue in Postgres and arms again what the queue lost.
 */
export class WakeUps {
  private readonly queue: ReturnType<typeof queueOf>;
  private readonly worker: ReturnType<typeof workerOf>;
  private timer: NodeJS.Timeout | undefined;
  private armedUntil: Instant | undefined;

  constructor(private readonly options: WakeUpOptions) {
    this.queue = queueOf(options);
    this.worker = workerOf(options);
    this.queue.on('error', options.failed);
    this.worker.on('error', options.failed);
  }

  async start(): Promise<void> {
    await this.queue.waitUntilReady();
    await this.worker.waitUntilReady();
    await this.sweep();
    this.timer = setInterval(() => void this.sweepSafely(), this.options.sweepEvery ?? 5_000);
  }

  /** Steps that a commit armed: those of the coming hour get a job. */
  arm(steps: readonly ArmedStep[]): void {
    if (this.options.drill) return;
    const until = this.inFuture(horizon);
    const near = steps.filter(({ at }) => at <= until);
    if (near.length > 0) void this.add(near).catch(this.options.failed);
  }

  /** Puts what is overdue on the queue without delay, and the coming hour's rows twice an hour. */
  async sweep(): Promise<void> {
    const now = this.options.clock.now();
    await this.add(await overdue(this.options.pool, now, 1));
    if (this.options.drill) return;
    if (this.armedUntil !== undefined && this.armedUntil > this.inFuture(horizon / 2)) return;
    const until = this.inFuture(horizon);
    await this.add(await armedBetween(this.options.pool, now, until, atOnce));
    this.armedUntil = until;
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await Promise.race([this.worker.close(), sleep(patience, undefined, { ref: false })]);
    await this.queue.close();
  }

  private async sweepSafely(): Promise<void> {
    try {
      await this.sweep();
    } catch (error) {
      this.options.failed(error);
    }
  }

  private inFuture(milliseconds: number): Instant {
    return new Date(Date.parse(this.options.clock.now()) + milliseconds).toISOString();
  }

  /**
   * One job per row and arming; the first overdue one makes the worker take all that is due. One by one: `addBulk` makes
   * temporary tables on Postgres, which no role of ours may, and a large write would hold up every feed.
   */
  private async add(steps: readonly Pick<ArmedStep, 'id' | 'at' | 'timesArmed'>[]): Promise<void> {
    const now = Date.parse(this.options.clock.now());
    for (const { id, at, timesArmed } of steps) {
      await this.queue.add('look', {}, { jobId: `${id}-${timesArmed}`, delay: Math.max(0, Date.parse(at) - now) });
    }
  }
}
