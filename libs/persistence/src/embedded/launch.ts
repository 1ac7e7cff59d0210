import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { open, rename, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { serverEnvironment } from './account.js';
import type { PostgresBinaries } from './binaries.js';
import { readPidFile } from './pid-file.js';
import { serverCommand } from './search-right.js';

/** What a cluster is started with. */
export interface LaunchOptions {
  readonly folder: string;
  readonly log: string;
  readonly port: number;
  readonly fsync: boolean;
  /** Server parameters, e.g. `{ shared_buffers: '256MB' }`; they win over ours. */
  readonly settings: Readonly<Record<string, string>>;
}

/** A start that ended before it was ready: what Postgres wrote about it. */
export class LaunchFailed extends Error {}

const longestLog = 16 * 1024 * 1024;

/** Bytes of a file; 0 when there is none yet. */
async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
}

/**
 * Starts Postgres and waits until it is ready; fails when it ends before. It is a session of its own, so that Ctrl-C ends
 * Kaoji and not the database under it, and writes to a file, so that it lives without us.
 */
export async function launch(binaries: PostgresBinaries, options: LaunchOptions): Promise<void> {
  if ((await sizeOf(options.log)) > longestLog) {
    await rename(options.log, `${options.log}.1`);
  }
  const log = await open(options.log, 'a+', 0o600);
  try {
    const from = (await log.stat()).size;
    const { program, args, account } = serverCommand(binaries.postgres, argumentsOf(options), options.folder);
    const child = spawn(program, args, {
      cwd: options.folder,
      env: serverEnvironment(),
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
      ...account,
    });
    child.unref();
    const ended = endOf(child);
    const how = await Promise.race([ended, ready(options.folder, child)]);
    if (how === 'ready') return;
    const size = Math.min((await log.stat()).size - from, 4096);
    const { buffer } = await log.read(Buffer.alloc(size), 0, size, from);
    throw new LaunchFailed(`Postgres ended while starting (${how}): ${buffer.toString('utf8').trim()}`);
  } finally {
    await log.close();
  }
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
}

async function ready(folder: string, child: ChildProcess): Promise<'ready'> {
  for (;;) {
    const found = await readPidFile(folder);
    if (found?.status === 'ready' && found.pid === child.pid) return 'ready';
    if (child.exitCode !== null || child.signalCode !== null) await new Promise(() => undefined);
    await sleep(10);
  }
}

function argumentsOf({ folder, port, fsync, settings }: LaunchOptions): string[] {
  const parameters: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '100',
    fsync: fsync ? 'on' : 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Statements and details hold personal data and must not reach the log.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...settings,
  };
  return ['-D', folder, ...Object.entries(parameters).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

/** A port of 127.0.0.1 that nobody listens on at the moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
