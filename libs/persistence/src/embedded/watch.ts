import { setTimeout as sleep } from 'node:timers/promises';
import type { Running } from './running.js';
import { isPostmasterOf } from './pid-file.js';

/** How often the postmaster is looked at, and how long a failed restart is left alone, in ms. */
const interval = 500;
const pause = 2000;

/**
 * Starts Postgres again when it is gone; until it succeeds, again and again, for a full disk may become free. Returns what
 * ends the watch. Keeps no process alive.
 */
export function watch(
  folder: string,
  pid: number,
  restart: () => Promise<{ readonly running: Running }>,
): () => Promise<void> {
  const end = new AbortController();
  const watching = (async () => {
    let watched = pid;
    while (await slept(interval, end.signal)) {
      if (await isPostmasterOf(watched, folder)) continue;
      try {
        watched = (await restart()).running.pid;
      } catch (error) {
        process.emitWarning(`Postgres ended and did not start again: ${(error as Error).message}`);
        await slept(pause, end.signal);
      }
    }
  })();
  return () => {
    end.abort();
    return watching;
  };
}

async function slept(ms: number, signal: AbortSignal): Promise<boolean> {
  await sleep(ms, undefined, { signal, ref: false }).catch(() => undefined);
  return !signal.aborted;
}
