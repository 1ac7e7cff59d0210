import { setTimeout as sleep } from 'node:timers/promises';
import { unitCode } from '../installation/bench-city.js';
import { Kaoji } from '../installation/kaoji.js';
import { batchOf } from '../installation/matters.js';
import type { Bench } from '../measure/bench.js';
import { quantile } from '../measure/figures.js';
import { casesOfScore, lateBase } from './late-cases.js';
import { SeenAfter } from './seen-after.js';

const seconds = 60;
const eventsPerSecond = 200;
/** Two matters of two units, each registered and replied to: one key may post 100 times a second. */
const eventsPerPost = 4;
const lookEvery = 50;
const limits = { median: 300, nearlyAll: 2_000 };

interface Table {
  readonly categories: readonly { readonly rows: readonly { readonly unit: string; readonly total: string }[] }[];
}

async function look(kaoji: Kaoji, headers: Record<string, string>, seen: SeenAfter): Promise<void> {
  const period = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date()).slice(0, 7);
  const path = `/api/v1/rankings?kind=live&period=${period}&category=departments`;
  const { categories } = await kaoji.json<Table>('GET', path, undefined, headers);
  const at = performance.now();
  for (const { unit, total } of categories[0]?.rows ?? []) seen.shows(unit, casesOfScore(total), at);
}

/** Posts for two units after the other, at a steady rate whatever the answers take. */
async function load(kaoji: Kaoji, seen: SeenAfter): Promise<void> {
  const posts: Promise<void>[] = [];
  const started = performance.now();
  const count = (seconds * eventsPerSecond) / eventsPerPost;
  for (let index = 0; index < count; index += 1) {
    await sleep(Math.max(0, started + (index * 1_000 * eventsPerPost) / eventsPerSecond - performance.now()));
    const body = JSON.stringify(batchOf(`f-${index}`, eventsPerPost, new Date().toISOString(), 2 * index));
    for (const unit of [unitCode(2 * index), unitCode(2 * index + 1)]) seen.sent(unit, performance.now());
    const posted = kaoji.post([body]);
    posted.catch(() => undefined); // heard below, with the others
    posts.push(posted);
  }
  await Promise.all(posts);
}

/** 200 events/s for 60 s: from the post to the live ranking as a leader reads it, looked at every 50 ms. */
export const freshness: Bench = async ({ say }) => {
  const kaoji = await Kaoji.start();
  try {
    const headers = await kaoji.signIn('leader');
    await kaoji.post([JSON.stringify(lateBase(new Date().toISOString()))]);
    await kaoji.settled();
    const seen = new SeenAfter();
    let loading = true;
    const loaded = load(kaoji, seen).finally(() => (loading = false));
    const end = performance.now() + (seconds + 60) * 1_000;
    while ((loading || seen.open > 0) && performance.now() < end) {
      await look(kaoji, headers, seen);
      await sleep(lookEvery);
    }
    await loaded;
    if (seen.open > 0) throw new Error(`${seen.open} cases never stood in the ranking`);
    say(
      `Freshness at ${eventsPerSecond} events/s for ${seconds} s, from the post to the live ranking, ${seen.delays.length} cases`,
    );
    const [median, nearlyAll] = [quantile(seen.delays, 0.5), quantile(seen.delays, 0.99)];
    say(`  p50 ${median.toFixed(0)} ms : ${limits.median} ms = ${(median / limits.median).toFixed(2)}; aim < 1`);
    say(
      `  p99 ${nearlyAll.toFixed(0)} ms : ${limits.nearlyAll} ms = ${(nearlyAll / limits.nearlyAll).toFixed(2)}; aim < 1`,
    );
    return true;
  } finally {
    await kaoji.stop();
  }
};
