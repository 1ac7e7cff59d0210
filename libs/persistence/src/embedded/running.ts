import { realpath } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { isAlive, isPostmasterOf, readPidFile, removePidFile } from './pid-file.js';

export interface Running {
  readonly pid: number;
  readonly port: number;
}

/** Recovery after a crash replays what was written since the last checkpoint; it may take this long, in ms. */
const patience = 180_000;

/** The connection string of the embedded cluster's superuser. */
export function superuserUrl(port: number, password: string): string {
  return `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
}

/**
 * The Postgres that lives in the folder, once it answers; undefined when there is none. One that is starting or stopping
 * is waited for. A pid file whose number now belongs to another program would keep Postgres from starting: it is removed;
 * that of a dead process is left to Postgres, which also looks for backends that outlived it.
 */
export async function runningPostgres(folder: string, password: string): Promise<Running | undefined> {
  const deadline = Date.now() + patience;
  let empty = 0;
  while (Date.now() < deadline) {
    const found = await readPidFile(folder);
    if (!found) return undefined;
    if (found.pid === 0 && ++empty < 20) {
      await sleep(50);
      continue;
    }
    if (!(await isPostmasterOf(found.pid, folder))) {
      await removeStale(folder, found.pid);
      return undefined;
    }
    if (found.status === 'ready' && (await answers(folder, found.port, password))) return found;
    await sleep(20);
  }
  throw new Error(`The Postgres in ${folder} neither became ready nor ended within ${patience / 1000} s.`);
}

async function removeStale(folder: string, pid: number): Promise<void> {
  if (pid !== 0 && !isAlive(pid)) return;
  if ((await readPidFile(folder))?.pid === pid) await removePidFile(folder);
}

async function answers(folder: string, port: number, password: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: superuserUrl(port, password), connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined); // a line cut while we ask: the query rejects too
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string }>("select current_setting('data_directory') as folder");
    return rows[0]?.folder === (await realpath(folder)) || rows[0]?.folder === folder;
  } catch (error) {
    if ((error as { code?: string }).code === '28P01') {
      throw new Error(`The password in the secrets folder does not open the Postgres in ${folder}.`, { cause: error });
    }
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
