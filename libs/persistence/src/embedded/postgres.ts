import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Secrets, randomSecret } from '../secrets/secrets.js';
import { handOver } from './account.js';
import { findPostgresBinaries } from './binaries.js';
import type { PostgresBinaries } from './binaries.js';
import { clusterVersion, makeCluster } from './cluster.js';
import { openDataFolder } from './data-folder.js';
import { LaunchFailed, freePort, launch } from './launch.js';
import { runningPostgres, superuserUrl } from './running.js';
import type { Running } from './running.js';
import { stopPostmaster } from './stop.js';
import { watch } from './watch.js';

export interface PostgresOptions {
  /** The cluster, e.g. `data/postgres`. The password goes to `data/secrets/postgres`, the log to `data/postgres.log`. */
  readonly folder: string;
  /** Of 127.0.0.1; by default one that is free. A Postgres that is adopted keeps the one it has. */
  readonly port?: number;
  /** Off in tests only (`checkDurability`). */
  readonly fsync?: boolean;
  /** Server parameters, e.g. `{ shared_buffers: '256MB' }`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Starts it again, on the same port, when it dies while we live. */
  readonly restart?: boolean;
  /** For a new cluster; by default the first found. An existing one is opened by the version that made it. */
  readonly binaries?: PostgresBinaries;
}

export interface EmbeddedPostgres {
  readonly port: number;
  /** Superuser on the database `postgres`. Holds a password: never to be logged. */
  readonly superuserUrl: string;
  /** Whether it was alive in the folder already, left by a process that was killed (messaging.md, Proof). */
  readonly adopted: boolean;
  /** Fast shutdown, then waits for the end; adopted or not. Not to be called by one whom `holdFolder` refused. */
  stop(): Promise<void>;
}

/**
 * Starts the Postgres of the folder, on 127.0.0.1 with passwords only, or adopts the one that is alive in it; makes the
 * cluster when there is none. It lives on when this process is killed. As root it runs as nobody. Throws when no Postgres of
 * the right version is found, when it does not start (with what it wrote), and when its password is lost.
 */
export async function startPostgres(options: PostgresOptions): Promise<EmbeddedPostgres> {
  const folder = resolve(options.folder);
  const data = dirname(folder);
  await openDataFolder(data);
  const password = await superuserPassword(data, folder);
  await ensureCluster(folder, options, password);
  const { running, adopted } = await run(folder, options, password);
  const stopWatching = options.restart
    ? watch(folder, running.pid, () => run(folder, { ...options, port: running.port }, password))
    : undefined;
  return {
    port: running.port,
    superuserUrl: superuserUrl(running.port, password),
    adopted,
    stop: async () => {
      await stopWatching?.();
      await stopPostmaster(folder);
    },
  };
}

async function superuserPassword(data: string, folder: string): Promise<string> {
  const isThere = (await clusterVersion(folder)) !== undefined;
  return new Secrets(join(data, 'secrets')).kept('postgres', () => {
    if (!isThere) return randomSecret();
    throw new Error(`The cluster ${folder} is there but its password, ${data}/secrets/postgres, is not: restore it.`);
  });
}

async function ensureCluster(folder: string, options: PostgresOptions, password: string): Promise<void> {
  if ((await clusterVersion(folder)) !== undefined) return handOver(folder);
  await makeCluster(folder, options.binaries ?? findPostgresBinaries(), password, options.fsync ?? true);
}

async function binariesFor(folder: string, given: PostgresBinaries | undefined): Promise<PostgresBinaries> {
  const major = await clusterVersion(folder);
  return given?.major === major ? (given as PostgresBinaries) : findPostgresBinaries(major);
}

async function run(
  folder: string,
  options: PostgresOptions,
  password: string,
): Promise<{ running: Running; adopted: boolean }> {
  const found = await runningPostgres(folder, password);
  if (found) return { running: found, adopted: true };
  const binaries = await binariesFor(folder, options.binaries);
  const deadline = Date.now() + 30_000;
  for (;;) {
    try {
      await launchOnce(folder, options, binaries);
    } catch (error) {
      if (!passes(error, options.port) || Date.now() > deadline) throw error;
      await sleep(100);
    }
    const running = await runningPostgres(folder, password);
    if (running) return { running, adopted: false };
  }
}

async function launchOnce(folder: string, options: PostgresOptions, binaries: PostgresBinaries): Promise<void> {
  const port = options.port ?? (await freePort());
  const log = join(dirname(folder), 'postgres.log');
  await launch(binaries, { folder, log, port, fsync: options.fsync ?? true, settings: options.settings ?? {} });
}

/** Backends outlive a killed postmaster for a moment; another start may be first; a free port may be taken in between. */
function passes(error: unknown, port: number | undefined): boolean {
  if (!(error instanceof LaunchFailed)) return false;
  if (/pre-existing shared memory block|lock file "postmaster.pid"/.test(error.message)) return true;
  return port === undefined && /Address already in use/.test(error.message);
}
