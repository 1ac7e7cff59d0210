import type { Clock } from '@kaoji/kernel';
import type { Pool } from 'pg';

const hour = 3_600_000;

/** How long the answer of a keyed request is kept for whoever repeats it (messaging.md, One executor): 7 days. */
const kept = 7 * 24 * hour;

/** Rows of one delete: a large one would hold up every feed (messaging.md, The feed). */
const slice = 1_000;

/** Deletes answers to idempotency keys when their time is over. */
export class OldAnswers {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly pool: Pool,
    private readonly clock: Clock,
    private readonly failed: (error: unknown) => void,
  ) {}

  start(): void {
    this.timer = setInterval(() => void this.deleteAll().catch(this.failed), hour);
    this.timer.unref();
  }

  /** The number of answers deleted; those of the last 7 days stay. */
  async deleteAll(): Promise<number> {
    const before = new Date(Date.parse(this.clock.now()) - kept).toISOString();
    let deleted = 0;
    for (;;) {
      const { rowCount } = await this.pool.query(
        `delete from origin where (actor, route, key) in (
           select actor, route, key from origin where at < $1 order by at limit ${slice})`,
        [before],
      );
      deleted += rowCount ?? 0;
      if ((rowCount ?? 0) < slice) return deleted;
    }
  }

  close(): void {
    clearInterval(this.timer);
  }
}
