import { positionParts, positionText, type Position, type RecordedEvent } from '@kaoji/kernel';
import type { Pool } from 'pg';
import { eventColumns, eventFromRow, type EventRow } from '../ledger/read-stream.js';

/**
 * The statement of the feed for the present generation (messaging.md, The feed); `schema` is one of our own names. It is
 * ordered by the columns of the table: bare `tx` would be the text that is selected, where 999 comes after 1000.
 */
export const feedQuery = (schema: string): string =>
  `select ${eventColumns} from ${schema}.event as e
   where generation = $1 and (tx, id) > ($2::xid8, $3::bigint) and tx < pg_snapshot_xmin(pg_current_snapshot())
   order by e.tx, e.id limit $4`;

/** The same for a generation before the present one, where no transaction can be open any more. */
const pastFeedQuery = (schema: string): string =>
  `select ${eventColumns} from ${schema}.event as e
   where generation = $1 and (tx, id) > ($2::xid8, $3::bigint) order by e.tx, e.id limit $4`;

export interface FeedPage {
  readonly events: readonly RecordedEvent[];
  /** Where the next page begins. */
  readonly next: Position;
}

/**
 * Events of a producer after a position, in the order of their transactions: never skips one that commits later. The
 * pool's role needs select on the event table.
 */
export async function readFeed(pool: Pool, producer: string, after: Position, limit: number): Promise<FeedPage> {
  const present = await presentGeneration(pool, producer);
  const { generation, tx, id } = positionParts(after);
  const sql = generation < present ? pastFeedQuery(producer) : feedQuery(producer);
  const { rows } = await pool.query<EventRow>(sql, [generation, tx, id, limit]);
  const events = rows.map((row) => eventFromRow(producer, row));
  const last = events.at(-1);
  if (last) return { events, next: last.position };
  return { events, next: generation < present ? positionText(generation + 1, '0', '0') : after };
}

async function presentGeneration(pool: Pool, producer: string): Promise<number> {
  const { rows } = await pool.query<{ number: number }>(`select number from ${producer}.generation`);
  return rows[0]?.number ?? 1;
}

/** The position of the last event that the feed shows now; undefined when there is none. */
export async function feedHead(pool: Pool, producer: string): Promise<Position | undefined> {
  const present = await presentGeneration(pool, producer);
  const { rows } = await pool.query<{ generation: number; tx: string; id: string }>(
    `(select generation, tx::text as tx, id from ${producer}.event as e
      where generation = $1 and tx < pg_snapshot_xmin(pg_current_snapshot()) order by e.tx desc, e.id desc limit 1)
     union all
     (select generation, tx::text as tx, id from ${producer}.event as e
      where generation < $1 order by e.generation desc, e.tx desc, e.id desc limit 1)
     order by generation desc limit 1`,
    [present],
  );
  const row = rows[0];
  return row && positionText(row.generation, row.tx, row.id);
}
