import type { Pool, PoolClient } from 'pg';

const nothing = (): void => undefined;

/**
 * Does the work on a connection of its own; what it leaves open is rolled back. A line cut meanwhile rejects the query
 * under way or the next one, and must not end the process: a client taken from a pool has nobody who hears its error.
 */
export async function onConnection<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  client.on('error', nothing);
  let broken: Error | undefined;
  try {
    return await work(client);
  } catch (error) {
    broken = await rollBack(client);
    throw error;
  } finally {
    client.off('error', nothing);
    client.release(broken);
  }
}

async function rollBack(client: PoolClient): Promise<Error | undefined> {
  try {
    await client.query('rollback');
    return undefined;
  } catch (error) {
    return error as Error;
  }
}
