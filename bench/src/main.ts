import { parseArgs } from 'node:util';
import { accept } from './accept/accept.bench.js';
import { apply } from './apply/apply.bench.js';
import { dueSteps } from './due-steps/due-steps.bench.js';
import { freshness } from './freshness/freshness.bench.js';
import type { Bench } from './measure/bench.js';
import { memory } from './memory/memory.bench.js';
import { reading } from './reading/reading.bench.js';
import { rebuilding } from './rebuild/rebuild.bench.js';

const benches: Readonly<Record<string, Bench>> = {
  accept,
  apply,
  'due-steps': dueSteps,
  freshness,
  memory,
  reading,
  rebuild: rebuilding,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '5' } },
});
const unknown = positionals.filter((name) => !(name in benches));
if (unknown.length > 0)
  throw new Error(`no benchmark ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}`);

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const chosen = positionals.length > 0 ? positionals : Object.keys(benches);
for (const name of chosen) {
  const counts = await benches[name]?.({ rounds: Number(values.rounds), say });
  if (!counts) process.exitCode = 1;
}
