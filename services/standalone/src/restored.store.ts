import type { SchemaToInstall } from '@kaoji/persistence';
import pg from 'pg';

type Schemas = readonly Pick<SchemaToInstall, 'name'>[];

async function asOwner(ownerUrl: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/**
 * Refuses a database that was restored without `ops restore` (messaging.md, Restore): an event of the present generation
 * whose transaction this cluster has not had yet, which no feed would ever show in its place.
 */
export async function refuseRestored(ownerUrl: string, schemas: Schemas): Promise<void> {
  await asOwner(ownerUrl, async (client) => {
    for (const { name } of schemas) {
      const { rows } = await client.query(
        `select from ${name}.event where generation = (select number from ${name}.generation)
         and tx >= pg_snapshot_xmax(pg_current_snapshot()) limit 1`,
      );
      if (rows.length === 0) continue;
      throw new Error(`The events of ${name} come from another cluster: restore them with ops restore, then start.`);
    }
  });
}
