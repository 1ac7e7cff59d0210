import type { Sample } from './contest.js';
import { cpuSeconds } from './cpu-time.js';

/** Wall time and CPU of a piece of work over a number of things. */
export async function sampled(pids: readonly number[], things: number, work: () => Promise<unknown>): Promise<Sample> {
  const used = cpuSeconds(pids);
  const started = performance.now();
  await work();
  const seconds = (performance.now() - started) / 1_000;
  return { rate: things / seconds, cpu: (cpuSeconds(pids) - used) / things };
}
