import type { Instant } from '@kaoji/kernel';
import type { Pool } from 'pg';

/** A due row that waits for its time. */
export interface DueStepRow {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly round: string;
  readonly at: Instant;
  readonly timesArmed: number;
}

type Row = Omit<DueStepRow, 'at'> & { at: Date };

const columns = `id, kind, subject, round, at, times_armed as "timesArmed"`;
const fromRow = (row: Row): DueStepRow => ({ ...row, at: row.at.toISOString() });

/** Armed rows due at `now` or before, in the order in which they are taken: by time, kind and id. */
export async function overdue(pool: Pool, now: Instant, limit: number): Promise<DueStepRow[]> {
  const { rows } = await pool.query<Row>(
    `select ${columns} from due where state = 'armed' and at <= $1 order by at, kind, id limit $2`,
    [now, limit],
  );
  return rows.map(fromRow);
}

/** Armed rows due after `from`, up to and with `to`. */
export async function armedBetween(pool: Pool, from: Instant, to: Instant, limit: number): Promise<DueStepRow[]> {
  const { rows } = await pool.query<Row>(
    `select ${columns} from due where state = 'armed' and at > $1 and at <= $2 order by at, kind, id limit $3`,
    [from, to, limit],
  );
  return rows.map(fromRow);
}

/** When the next armed row is due, overdue ones included. */
export async function nextDue(pool: Pool): Promise<Instant | undefined> {
  const { rows } = await pool.query<{ at: Date }>(
    `select at from due where state = 'armed' order by at, kind, id limit 1`,
  );
  return rows[0]?.at.toISOString();
}
