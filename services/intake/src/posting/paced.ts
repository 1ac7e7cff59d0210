import { setImmediate } from 'node:timers/promises';

/** How many events are worked on before others get a turn: some 5 ms. */
const slice = 100;

/** Does something for each item, letting other requests and the executor have a turn in between. */
export async function paced<T>(items: readonly T[], each: (item: T, at: number) => void): Promise<void> {
  for (const [at, item] of items.entries()) {
    if (at > 0 && at % slice === 0) await setImmediate();
    each(item, at);
  }
}
