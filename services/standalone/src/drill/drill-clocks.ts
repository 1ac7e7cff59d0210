import type { Instant } from '@kaoji/kernel';
import { DrillClock } from '@kaoji/scheduling';
import pg from 'pg';

/**
 * The drill time of every service of this process. A move need not wait for the disk: whatever a due step commits
 * afterwards takes the move to the disk with it, so an effect is never there without the time at which it happened.
 */
export class DrillClocks {
  private constructor(
    readonly all: ReadonlyMap<string, DrillClock>,
    private readonly pools: readonly pg.Pool[],
  ) {}

  /** Goes on where the installation stands, or begins at `start`. Clocks that a kill left behind catch up. */
  static async open(
    urls: Readonly<Record<string, string>>,
    services: readonly string[],
    start: string = new Date().toISOString(),
  ): Promise<DrillClocks> {
    const first = new Date(start).toISOString();
    const pools: pg.Pool[] = [];
    const all = new Map<string, DrillClock>();
    for (const service of services) {
      const pool = lazyPool(urls[service] ?? '');
      pools.push(pool);
      all.set(service, await DrillClock.open(pool, first));
    }
    const clocks = new DrillClocks(all, pools);
    await clocks.moveTo(clocks.now());
    return clocks;
  }

  /** The latest of them. */
  now(): Instant {
    const times = [...this.all.values()].map((clock) => clock.now());
    return times.reduce((latest, time) => (time > latest ? time : latest), '');
  }

  /** Sets every service's clock; never back. */
  async moveTo(time: Instant): Promise<void> {
    await Promise.all([...this.all.values()].map((clock) => clock.moveTo(time)));
  }

  async close(): Promise<void> {
    await Promise.all(this.pools.map((pool) => pool.end()));
  }
}

function lazyPool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: 1, options: '-c synchronous_commit=off', keepAlive: true });
  pool.on('error', () => undefined); // the next move says so
  return pool;
}
