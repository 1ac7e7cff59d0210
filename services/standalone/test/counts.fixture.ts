import { join } from 'node:path';
import pg from 'pg';
import { openInstallation } from '../src/tools/folder-database.js';

/** The rows of every table of every schema of an installation that serves from a folder. */
export async function countsOf(folder: string): Promise<Readonly<Record<string, number>>> {
  const { ownerUrl, close } = await openInstallation(join(folder), undefined);
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
    );
    const sql = rows
      .map(({ name }) => `select '${name}' as name, count(*)::int as count from ${name}`)
      .join(' union all ');
    const counts = await client.query<{ name: string; count: number }>(sql);
    return Object.fromEntries(counts.rows.map(({ name, count }) => [name, count]));
  } finally {
    await client.end();
    await close();
  }
}
