import { runMigrations } from 'bullmq';
import pg from 'pg';

const schema = 'bullmq';

/**
 * The pool that BullMQ's Postgres back end runs on. A ready pool cannot tell BullMQ its schema, so the search path does;
 * each worker keeps one connection of it for LISTEN.
 */
export const bullmqPool = (connectionString: string, workers: number): pg.Pool =>
  new pg.Pool({ connectionString, max: workers + 2, options: `-c search_path=${schema}`, keepAlive: true });

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
