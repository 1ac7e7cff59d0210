import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';

const lookEvery = 20;

/**
 * The longest time, in seconds, that any transaction with an id was open while something went on: so long did a live feed
 * wait at most (messaging.md, The feed).
 */
export async function oldestWriterDuring(database: Pool, work: Promise<unknown>): Promise<number> {
  let going = true;
  let oldest = 0;
  const done = work.finally(() => (going = false));
  while (going) {
    const { rows } = await database.query<{ age: number }>(
      `select coalesce(max(extract(epoch from clock_timestamp() - xact_start)), 0)::float as age
       from pg_stat_activity where backend_xid is not null`,
    );
    oldest = Math.max(oldest, rows[0]?.age ?? 0);
    await Promise.race([sleep(lookEvery), done]);
  }
  await done;
  return oldest;
}
