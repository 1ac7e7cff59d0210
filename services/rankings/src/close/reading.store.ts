import type { Pool, PoolClient } from 'pg';

/**
 * One repeatable-read read-only transaction over the facts: it holds no feed and may take long (messaging.md, The feed). The
 * lock comes before the snapshot, so that a rebuild cannot swap the table in between. A connection that failed is ended.
 */
export async function readingFacts<T>(pool: Pool, read: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin transaction isolation level repeatable read read only');
    await client.query(`set local statement_timeout = '120s'`);
    await client.query(`set local idle_in_transaction_session_timeout = '60s'`);
    await client.query('lock table fact in access share mode');
    const result = await read(client);
    await client.query('commit');
    client.release();
    return result;
  } catch (error) {
    client.release(true);
    throw error;
  }
}
