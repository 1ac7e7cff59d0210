import { execFile } from 'node:child_process';
import { readFile, readlink, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** What a postmaster writes of itself into its cluster. */
export interface PidFile {
  readonly pid: number;
  readonly port: number;
  readonly status: 'starting' | 'ready' | 'stopping' | 'standby' | 'unknown';
}

const file = 'postmaster.pid';
const statuses = ['starting', 'ready', 'stopping', 'standby'] as const;

/** Undefined when there is none; pid 0 when it is there but not written out yet. */
export async function readPidFile(folder: string): Promise<PidFile | undefined> {
  let text: string;
  try {
    text = await readFile(join(folder, file), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const lines = text.split('\n');
  const word = lines[7]?.trim();
  return {
    pid: Number.parseInt(lines[0] ?? '', 10) || 0,
    port: Number.parseInt(lines[3] ?? '', 10) || 0,
    status: statuses.find((status) => status === word) ?? 'unknown',
  };
}

export async function removePidFile(folder: string): Promise<void> {
  await rm(join(folder, file), { force: true });
}

/** Whether a process has this number; another user's counts too. */
export function isAlive(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Whether that process is the postmaster of this cluster and not another one that got its number. A postmaster stands in
 * its cluster's folder; a zombie (killed, and nobody collects it) stands nowhere and does not count.
 */
export async function isPostmasterOf(pid: number, folder: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  try {
    if (process.platform === 'linux') return (await readlink(`/proc/${pid}/cwd`)) === (await realpath(folder));
    return (await promisify(execFile)('ps', ['-o', 'command=', '-p', String(pid)])).stdout.includes(folder);
  } catch {
    return false; // gone in between, or not ours to look at
  }
}
