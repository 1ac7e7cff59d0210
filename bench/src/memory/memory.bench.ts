import { setTimeout as sleep } from 'node:timers/promises';
import { Kaoji } from '../installation/kaoji.js';
import { batchSize, bodies } from '../installation/posting.js';
import type { Bench } from '../measure/bench.js';
import { residentBytes } from '../measure/cpu-time.js';

const backlog = 5_000;
const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(0)} MiB`;

/** The most that Kaoji's process held while something was going on. */
async function peakWhile(kaoji: Kaoji, work: Promise<void>): Promise<number> {
  let going = true;
  let peak = 0;
  const done = work.finally(() => (going = false));
  while (going) {
    peak = Math.max(peak, residentBytes([kaoji.pid]));
    await Promise.race([sleep(20), done]);
  }
  await done;
  return peak;
}

/** What is held while a backlog is applied that stood there when the consumers were let go. */
async function peakOfBacklog(
  events: number,
): Promise<{ readonly rest: number; readonly load: number; readonly drain: number }> {
  const kaoji = await Kaoji.start();
  try {
    await sleep(2_000);
    const rest = residentBytes([kaoji.pid]);
    const release = await kaoji.holdFeeds();
    const load = await peakWhile(kaoji, kaoji.post(bodies('b', events / batchSize)));
    await release();
    return { rest, load, drain: await peakWhile(kaoji, kaoji.settled()) };
  } finally {
    await kaoji.stop();
  }
}

/** Memory of the process at rest, while it accepts, and while it applies a backlog and one ten times as long. */
export const memory: Bench = async ({ say }) => {
  const once = await peakOfBacklog(backlog);
  const tenfold = await peakOfBacklog(10 * backlog);
  say(`Resident memory of Kaoji's process: at rest ${megabytes(once.rest)}`);
  say(`  accepting ${backlog} events ${megabytes(once.load)}, ${10 * backlog} events ${megabytes(tenfold.load)}`);
  say(`  applying a backlog of ${backlog} ${megabytes(once.drain)}, of ${10 * backlog} ${megabytes(tenfold.drain)}`);
  say(`  ratio ten times the backlog ${(tenfold.drain / once.drain).toFixed(2)}; aim <= 1.3`);
  return true;
};
