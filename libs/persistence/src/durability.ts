import type { ClientBase, Pool, QueryResultRow } from 'pg';
import { connected } from './connected.js';
import { processEnvironment } from './process.env.js';
import type { Environment } from './process.env.js';

/**
 * Throws when what this session commits could be lost in a crash: `fsync` or `synchronous_commit` is off (architecture.md,
 * Two ways to run). `KAOJI_TEST=1` allows it.
 */
export async function checkDurability(
  client: ClientBase | Pool,
  env: Environment = processEnvironment(),
): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    "select name from pg_settings where name in ('fsync', 'synchronous_commit') and setting = 'off' order by name",
  );
  if (rows.length === 0 || env['KAOJI_TEST'] === '1') return;
  const off = rows.map(({ name }) => name).join(' and ');
  throw new Error(`Postgres runs with ${off} off: acknowledged commands could be lost. Turn it on, then start again.`);
}

/**
 * Warnings about a cluster that is not Kaoji's alone: any writer in any database of it holds all feeds (messaging.md, The
 * feed). Names the other databases that have tables, and those we may not look into.
 */
export async function checkCluster(url: string): Promise<string[]> {
  const others = await ask<{ datname: string }>(
    url,
    `select datname from pg_database where not datistemplate and datallowconn and datname <> current_database()
     order by datname`,
  );
  const warnings: string[] = [];
  for (const { datname } of others) {
    const tables = await tablesIn(url, datname);
    if (tables === 0) continue;
    const what = tables === undefined ? 'cannot be looked into' : `has ${tables} tables`;
    warnings.push(
      `Database ${datname} of the same cluster ${what}; its long writers would hold up every feed of Kaoji.`,
    );
  }
  return warnings;
}

async function tablesIn(url: string, database: string): Promise<number | undefined> {
  const other = new URL(url);
  other.pathname = `/${encodeURIComponent(database)}`;
  try {
    const [row] = await ask<{ tables: number }>(
      other.href,
      `select count(*)::int as tables from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_toast'`,
    );
    return row?.tables;
  } catch {
    return undefined; // not allowed to connect: said in the warning
  }
}

function ask<Row extends QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  return connected(url, async (client) => (await client.query<Row>(sql)).rows);
}
