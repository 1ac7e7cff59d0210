import { setTimeout as sleep } from 'node:timers/promises';
import { isPostmasterOf, readPidFile } from './pid-file.js';

/** How long the last checkpoint may take before the shutdown becomes an immediate one, in ms. */
const patience = 60_000;

/**
 * Ends the postmaster of the folder, if there is one: SIGINT (a fast shutdown: clients are cut off, everything is written)
 * to its own number, waiting for its end; SIGQUIT (recovery at the next start, nothing lost) when that takes a minute.
 */
export async function stopPostmaster(folder: string): Promise<void> {
  const found = await readPidFile(folder);
  if (!found || !(await isPostmasterOf(found.pid, folder))) return;
  process.kill(found.pid, 'SIGINT');
  if (await hasEnded(found.pid, folder)) return;
  process.kill(found.pid, 'SIGQUIT');
  if (!(await hasEnded(found.pid, folder))) throw new Error(`Postgres (pid ${found.pid}) in ${folder} does not end.`);
}

async function hasEnded(pid: number, folder: string): Promise<boolean> {
  const deadline = Date.now() + patience;
  while (Date.now() < deadline) {
    if (!(await isPostmasterOf(pid, folder))) return true;
    await sleep(15);
  }
  return false;
}
