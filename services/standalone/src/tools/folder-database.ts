import { FolderHeld, holdFolder, startPostgres } from '@kaoji/persistence';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';

/** The database of an installation for a tool that only reads. */
export interface FolderDatabase {
  readonly ownerUrl: string;
  close(): Promise<void>;
}

/**
 * The installation that lies in a folder, or behind `DATABASE_URL`. The folder's Postgres is used as it is when it runs, and
 * otherwise started and stopped again; a Kaoji that began to serve meanwhile keeps it.
 */
export async function openInstallation(folder: string, databaseUrl: string | undefined): Promise<FolderDatabase> {
  if (databaseUrl !== undefined) return { ownerUrl: databaseUrl, close: () => Promise.resolve() };
  const data = resolve(folder);
  const cluster = join(data, 'postgres');
  if (!existsSync(join(cluster, 'PG_VERSION'))) throw new Error(`There is no installation in ${data}.`);
  const postgres = await startPostgres({ folder: cluster });
  const ownerUrl = await installationIn(postgres.superuserUrl);
  const close = async (): Promise<void> => {
    if (!postgres.adopted && (await isNobodys(postgres.superuserUrl, data))) await postgres.stop();
  };
  return { ownerUrl, close };
}

/** In a cluster of Kaoji's own the database is called `kaoji`. */
async function installationIn(superuserUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const { rows } = await client.query("select from pg_database where datname = 'kaoji'");
    if (rows.length === 0) throw new Error('Nothing is installed there yet.');
  } finally {
    await client.end();
  }
  const url = new URL(superuserUrl);
  url.pathname = '/kaoji';
  return url.href;
}

async function isNobodys(url: string, data: string): Promise<boolean> {
  try {
    const hold = await holdFolder(url, data, () => undefined);
    await hold.release();
    return true;
  } catch (error) {
    if (error instanceof FolderHeld) return false;
    throw error;
  }
}
