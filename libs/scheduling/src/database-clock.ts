import type { Clock, Instant } from '@kaoji/kernel';
import type { Pool } from 'pg';

const sampleEvery = 10_000;
const alarmApart = 1_000;

export interface ClockAlarms {
  /** Database and system clock differ by more than a second; the difference in ms. */
  apart(milliseconds: number): void;
  /** The database did not tell its time. */
  failed(error: unknown): void;
}

/**
 * Database time (messaging.md, Time): an offset to this process's monotonic clock, sampled every 10 s, so that two nodes
 * whose system clocks differ agree. Never goes back within a process.
 */
export class DatabaseClock implements Clock {
  private offset = 0;
  private latest = 0;
  private timer: NodeJS.Timeout | undefined;

  private constructor(
    private readonly pool: Pool,
    private readonly alarms: ClockAlarms,
  ) {}

  /** Resolves when the database has told its time once. */
  static async start(pool: Pool, alarms: ClockAlarms): Promise<DatabaseClock> {
    const clock = new DatabaseClock(pool, alarms);
    await clock.sample();
    clock.timer = setInterval(() => void clock.sampleAgain(), sampleEvery);
    clock.timer.unref();
    return clock;
  }

  now(): Instant {
    this.latest = Math.max(this.latest, Math.floor(performance.now() + this.offset));
    return new Date(this.latest).toISOString();
  }

  close(): void {
    clearInterval(this.timer);
  }

  private async sample(): Promise<void> {
    const before = performance.now();
    const { rows } = await this.pool.query<{ ms: number }>(
      `select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms`,
    );
    const middle = (before + performance.now()) / 2;
    const database = rows[0]?.ms ?? Date.now();
    this.offset = database - middle;
    const difference = Math.abs(Date.now() - (performance.now() + this.offset));
    if (difference > alarmApart) this.alarms.apart(difference);
  }

  /** A database that is away leaves the last offset in force; the monotonic clock runs on. */
  private async sampleAgain(): Promise<void> {
    try {
      await this.sample();
    } catch (error) {
      this.alarms.failed(error);
    }
  }
}
