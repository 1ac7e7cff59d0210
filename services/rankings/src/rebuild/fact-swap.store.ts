import { grantTables } from '@kaoji/persistence';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import { factTable } from '../fact/fact-tables.sql.js';

const swapAttempts = 20;

/** A table beside the one in use, `fact_<n>`. */
export async function newFactTable(owner: Pool): Promise<string> {
  return await asOwner(owner, async (client) => {
    const { rows } = await client.query<{ n: number }>(
      `select coalesce(max(substring(relname from '^fact_([0-9]{1,6})')::int), 0) + 1 as n
       from pg_class where relnamespace = 'rankings'::regnamespace and relname ~ '^fact_[0-9]{1,6}'`,
    );
    const table = `fact_${rows[0]?.n ?? 1}`;
    await client.query(factTable(table));
    await grantTables(client, 'rankings');
    return table;
  });
}

/** Names are exchanged while nobody reads or writes; what came meanwhile is read before. Tried again when readers are in the way. */
export async function swapFacts(
  owner: Pool,
  table: string,
  catchUp: (client: PoolClient) => Promise<void>,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await asOwner(owner, async (client) => {
        await client.query(`set local lock_timeout = '500ms'`);
        await client.query('lock table fact in access exclusive mode');
        await catchUp(client);
        await client.query(`drop table fact`);
        await client.query(`alter table ${table} rename to fact`);
      });
    } catch (error) {
      if ((error as { code?: string }).code !== '55P03' || attempt === swapAttempts) throw error;
      await sleep(100 * attempt);
    }
  }
}

/** Takes a table away that was not swapped in; one that was has another name by now. */
export async function dropFactTable(owner: Pool, table: string): Promise<void> {
  await owner.query(`drop table if exists rankings.${table}`);
}

/** One transaction of the owner, whose unqualified names are those of rankings; a connection that failed is ended. */
async function asOwner<T>(owner: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await owner.connect();
  try {
    await client.query('begin');
    await client.query('set local search_path = rankings');
    const result = await work(client);
    await client.query('commit');
    client.release();
    return result;
  } catch (error) {
    client.release(true);
    throw error;
  }
}
