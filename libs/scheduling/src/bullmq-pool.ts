import { runMigrations } from 'bullmq';
import pg from 'pg';

const schema = 'bullmq';

/**
 * The pool that BullMQ's Postgres back end runs on. A ready pool cannot tell BullMQ its schema, so the search path does;
 * each worker keeps one connection of it for LISTEN.
 */
export function bullmqPool(connectionString: string, workers: number): pg.Pool {
  const max = workers + 2;
  const pool = new pg.Pool({ connectionString, max, options: `-c search_path=${schema}`, keepAlive: true });
  // A queue, a worker and their blocking connection listen for each service: no leak.
  pool.setMaxListeners(4 * workers + 10);
  return pool;
}

/** Makes or renews BullMQ's tables, as the owner. */
export async function installBullmq(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await runMigrations(client, schema);
  } finally {
    await client.end();
  }
}
