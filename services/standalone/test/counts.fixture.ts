import pg from 'pg';
import { openInstallation } from '../src/tools/folder-database.js';

async function reading<T>(folder: string, read: (client: pg.Client) => Promise<T>): Promise<T> {
  const { ownerUrl, close } = await openInstallation(folder, undefined);
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return await read(client);
  } finally {
    await client.end();
    await close();
  }
}

/** The rows of every table of every schema of an installation that serves from a folder. */
export const countsOf = (folder: string): Promise<Readonly<Record<string, number>>> =>
  reading(folder, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
    );
    const one = ({ name }: { name: string }): string => `select '${name}' as name, count(*)::int as count from ${name}`;
    const counts = await client.query<{ name: string; count: number }>(rows.map(one).join(' union all '));
    return Object.fromEntries(counts.rows.map(({ name, count }) => [name, count]));
  });

/** Every event in the ledgers of these services. */
export const eventsOf = (
  folder: string,
  services: readonly string[],
): Promise<readonly { readonly type: string; readonly data: unknown }[]> =>
  reading(folder, async (client) => {
    const one = (service: string): string => `select type, data from ${service}.event`;
    const { rows } = await client.query<{ type: string; data: unknown }>(services.map(one).join(' union all '));
    return rows;
  });
