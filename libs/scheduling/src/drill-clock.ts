import type { Clock, Instant } from '@kaoji/kernel';
import type { Pool } from 'pg';

/** The table of a schema's drill time, for its migration. */
export const drillTable = `
create table drill_clock (
  one boolean primary key default true check (one),
  now timestamptz(3) not null
);
`;

/** Drill time (contract.md, Drill mode): a row in the service's schema, which stands still between moves. */
export class DrillClock implements Clock {
  private constructor(
    private readonly pool: Pool,
    private time: Instant,
  ) {}

  /** Goes on where the schema's row stands, or begins at `start`. */
  static async open(pool: Pool, start: Instant): Promise<DrillClock> {
    await pool.query('insert into drill_clock (now) values ($1) on conflict do nothing', [start]);
    const { rows } = await pool.query<{ now: Date }>('select now from drill_clock');
    return new DrillClock(pool, rows[0]?.now.toISOString() ?? start);
  }

  now(): Instant {
    return this.time;
  }

  /** Moves the clock; never back. */
  async moveTo(time: Instant): Promise<void> {
    if (time <= this.time) return;
    await this.pool.query('update drill_clock set now = $1 where now < $1', [time]);
    this.time = time;
  }
}
