import { installBullmq } from '@kaoji/scheduling';
import {
  checkCluster,
  checkDurability,
  holdFolder,
  installSchemas,
  Secrets,
  startPostgres,
  type FolderHeld,
  type FolderHold,
  type Installation,
  type SchemaToInstall,
} from '@kaoji/persistence';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import pg from 'pg';
import type { Closing } from './closing.js';
import { refuseRestored } from './restored.store.js';
import type { StandaloneEnv } from './standalone.env.js';

/** The installation's database, ours alone, with schemas and roles as this version wants them. */
export interface Database {
  readonly dataFolder: string;
  readonly secrets: Secrets;
  readonly installation: Installation;
  readonly hold: FolderHold;
  /** Postgres was alive in the folder already, left by a process that was killed. */
  readonly adopted: boolean;
  readonly warnings: readonly string[];
}

/** BullMQ's tables, in a schema of their own that no service's role can touch. */
const bullmqSchema: SchemaToInstall = {
  name: 'bullmq',
  migrations: [],
  prepare: (ownerUrl) => installBullmq(ownerUrl),
};

/** Those of the services, and BullMQ's. */
export const installedSchemas = (schemas: readonly SchemaToInstall[]): readonly SchemaToInstall[] => [
  ...schemas,
  bullmqSchema,
];

/**
 * Starts or adopts Postgres, takes the folder, checks that nothing acknowledged can be lost, and installs the schemas.
 * @throws FolderHeld when another Kaoji serves from it, and what Postgres or a migration refuses.
 */
export async function openDatabase(
  env: StandaloneEnv,
  schemas: readonly SchemaToInstall[],
  closing: Closing,
  onLost: (error: FolderHeld) => void,
): Promise<Database> {
  const dataFolder = resolve(env.KAOJI_DATA);
  await mkdir(dataFolder, { recursive: true });
  const secrets = new Secrets(join(dataFolder, 'secrets'));
  const { url, adopted, stop } = await server(env, dataFolder);
  const hold = await holdFolder(url, dataFolder, onLost);
  closing.add('Postgres', stop);
  closing.add('the hold of the data folder', () => hold.release());
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  try {
    await checkDurability(pool);
  } finally {
    await pool.end();
  }
  const installation = await installSchemas(url, installedSchemas(schemas), secrets);
  await refuseRestored(installation.ownerUrl, schemas);
  return { dataFolder, secrets, installation, hold, adopted, warnings: await checkCluster(installation.ownerUrl) };
}

interface Server {
  readonly url: string;
  readonly adopted: boolean;
  stop(): Promise<void>;
}

async function server(env: StandaloneEnv, dataFolder: string): Promise<Server> {
  if (env.DATABASE_URL !== undefined) {
    return { url: env.DATABASE_URL, adopted: false, stop: () => Promise.resolve() };
  }
  const postgres = await startPostgres({ folder: join(dataFolder, 'postgres'), restart: true });
  return { url: postgres.superuserUrl, adopted: postgres.adopted, stop: () => postgres.stop() };
}
