import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Kaoji } from '../installation/kaoji.js';
import type { Bench } from '../measure/bench.js';
import { figuresOf, figuresText } from '../measure/figures.js';
import { differingFacts, factsBySql } from './facts-by-sql.js';
import { fillLedger } from './many-events.js';
import { oldestWriterDuring } from './oldest-writer.js';

const tool = fileURLToPath(new URL('../../../services/standalone/dist/tools/rebuild-rankings.js', import.meta.url));
const run = promisify(execFile);
const aims = { ofOneStatement: 3, growth: 1.3, feedWaits: 1 };

interface Rebuilt {
  readonly seconds: number;
  readonly feedWaits: number;
}

/** `npm run rebuild:rankings`, while Kaoji serves; it reads notices' few events too. */
async function rebuild(kaoji: Kaoji, events: number): Promise<Rebuilt> {
  const env = { ...process.env, DATABASE_URL: kaoji.databaseUrl };
  const rebuilding = run(process.execPath, [tool], { env });
  const feedWaits = await oldestWriterDuring(kaoji.database, rebuilding);
  const { stdout } = await rebuilding;
  const [, read, seconds] = /^(\d+) events in ([\d.]+) s, facts exchanged/.exec(stdout) ?? [];
  if (!(Number(read) >= events)) throw new Error(`${read} events of ${events} were read: ${stdout}`);
  return { seconds: Number(seconds), feedWaits };
}

/** Rounds of rebuild and statement over the same events. Answers the rebuild's microseconds per event. */
async function measured(kaoji: Kaoji, wanted: number, rounds: number, say: (line: string) => void): Promise<number> {
  const events = await fillLedger(kaoji, wanted);
  const rebuilt: Rebuilt[] = [];
  const stated: number[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    rebuilt.push(await rebuild(kaoji, events));
    stated.push(await factsBySql(kaoji.database));
  }
  const different = await differingFacts(kaoji.database);
  if (different > 0) throw new Error(`${different} facts differ between the two`);
  const seconds = figuresOf(rebuilt.map((one) => one.seconds));
  const ratio = figuresOf(rebuilt.map((one, round) => one.seconds / (stated[round] ?? Number.NaN)));
  const waits = Math.max(...rebuilt.map(({ feedWaits }) => feedWaits));
  say(`Rebuild of ${events} events : one insert ... select, ${rounds} rounds, the same facts`);
  say(`  rebuild ${figuresText(seconds)} s, statement ${figuresText(figuresOf(stated))} s`);
  say(`  ratio ${figuresText(ratio)}; aim <= ${aims.ofOneStatement}`);
  say(`  live feeds waited at most ${waits.toFixed(3)} s; aim < ${aims.feedWaits} s`);
  return (seconds.median * 1e6) / events;
}

/** Rebuild at 100,000 and at 1,000,000 events beside one statement that makes the same facts. */
export const rebuilding: Bench = async ({ rounds, say }) => {
  const kaoji = await Kaoji.start();
  try {
    const small = await measured(kaoji, 100_000, rounds, say);
    const large = await measured(kaoji, 1_000_000, Math.min(rounds, 3), say);
    say(`  cost of an event ${small.toFixed(1)} us at 10^5, ${large.toFixed(1)} us at 10^6`);
    say(`  ratio ${(large / small).toFixed(2)}; aim <= ${aims.growth}`);
    return true;
  } finally {
    await kaoji.stop();
  }
};
