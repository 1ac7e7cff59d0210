import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { mutantsOf } from './mutants-plan.mjs';
import { MutantWorker, share } from './mutants-pool.mjs';
import { filesBelow, root } from './workspaces.mjs';

const pureRules = /\.(policy|decide)\.ts$|^libs\/(kernel|calendar)\/src\/.*\.ts$/;
/** Entries, specs, and what only specs use. */
const notRules = /spec\.ts$|\/index\.ts$|\/(reference|spec-fixtures)\//;
const equivalents = JSON.parse(readFileSync(join(root, 'infra/native/mutants-equivalent.json'), 'utf8'));

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    since: { type: 'string' },
    files: { type: 'string', multiple: true },
    max: { type: 'string' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: '2' },
  },
});

function git(...args) {
  return execFileSync('git', args, { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean);
}

/** What differs from the commit, whether committed since, only changed, or new. A changed spec stands for its file. */
function changedSince(ref) {
  const changed = [...git('diff', '--name-only', ref), ...git('ls-files', '--others', '--exclude-standard')];
  return new Set(changed.map((path) => path.replace(/\.spec\.ts$/, '.ts')));
}

function chosenFiles() {
  const all = filesBelow(['libs', 'services']).filter((path) => pureRules.test(path) && !notRules.test(path));
  const asked = [...(values.files ?? []), ...positionals];
  const unknown = asked.filter((path) => !all.includes(path));
  if (unknown.length > 0) throw new Error(`No pure rules: ${unknown.join(', ')}`);
  if (asked.length > 0) return asked;
  if (values.since === undefined) return all;
  const changed = changedSince(values.since);
  return all.filter((path) => changed.has(path));
}

/** The same numbers from the same seed (mulberry32), from 0 up to 1. */
function numbersFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function sample(mutants, max, seed) {
  if (max === undefined || mutants.length <= max) return mutants;
  const next = numbersFrom(seed);
  const drawn = mutants.map((mutant) => [next(), mutant]).sort(([a], [b]) => a - b);
  const kept = new Set(drawn.slice(0, max).map(([, mutant]) => mutant));
  return mutants.filter((mutant) => kept.has(mutant));
}

const same = (a) => (b) => a.file === b.file && a.code === b.code && a.what === b.what;

/** The specs of each file, and how long they take unchanged: a mutant has ten times as long and ten seconds more. */
async function relate(workers, files) {
  const related = new Map();
  await share(workers, files, async (worker, file) => {
    const started = Date.now();
    const { result, error, late } = await worker.ask({ task: 'relate', file }, 120_000);
    if (late || error) throw new Error(`${file}: its specs could not be run: ${error ?? 'no end after 120 s'}`);
    related.set(file, { ...result, deadline: (Date.now() - started) * 10 + 10_000 });
  });
  return related;
}

async function survivors(workers, mutants, related) {
  const found = [];
  let done = 0;
  await share(workers, mutants, async (worker, mutant) => {
    const { specs, deadline } = related.get(mutant.file);
    const order = { task: 'survives', file: mutant.file, text: mutant.text, specs };
    const { result, error, late } = specs.length === 0 ? { result: true } : await worker.ask(order, deadline);
    if (error) throw new Error(`${mutant.file}:${mutant.line} ${mutant.what}: ${error}`);
    if (result && !late) found.push({ ...mutant, specs: specs.length });
    done += 1;
    if (done % 50 === 0) console.log(`${done} of ${mutants.length}, ${found.length} alive`);
  });
  return found;
}

function printAlive({ file, line, what, code, specs }) {
  console.log(`alive: ${file}:${line}  ${what}${specs === 0 ? '  (no spec reaches this file)' : ''}\n    ${code}`);
}

/** An entry whose line is gone would hide nothing, and nobody would ever take it out. */
function staleEquivalents(all, files) {
  const stale = equivalents.filter((entry) => files.includes(entry.file) && !all.some(same(entry)));
  return stale.map(({ file, code, what }) => `mutants-equivalent.json names what is gone: ${file}: ${what}: ${code}`);
}

/** A file whose specs fail unmutated says nothing about its mutants: it is one failure. */
function redFiles(related) {
  const red = [...related].filter(([, each]) => each.red.length > 0);
  return red.map(
    ([file, each]) => `${file}: not tried, its specs fail before anything is changed: ${each.red.join(', ')}`,
  );
}

async function tryAll(mutants, workers) {
  const related = await relate(workers, [...new Set(mutants.map(({ file }) => file))]);
  const tried = mutants.filter(({ file }) => related.get(file).red.length === 0);
  const alive = await survivors(workers, tried, related);
  alive.forEach(printAlive);
  return { faults: redFiles(related), passed: tried.length - alive.length, failed: alive.length };
}

async function main() {
  const files = chosenFiles();
  const all = files.flatMap((file) => mutantsOf(file, readFileSync(join(root, file), 'utf8')));
  const live = all.filter((mutant) => !equivalents.some(same(mutant)));
  const mutants = sample(live, values.max && Number(values.max), Number(values.seed));
  const known = `${all.length - live.length} known as equivalent`;
  console.log(`${mutants.length} of ${live.length} mutants in ${files.length} files, seed ${values.seed}, ${known}`);
  const workers = Array.from({ length: Number(values.workers) }, () => new MutantWorker());
  try {
    const { faults, passed, failed } = await tryAll(mutants, workers);
    const wrong = [...staleEquivalents(all, files), ...faults];
    for (const fault of wrong) console.log(fault);
    console.log(`${passed} passed, ${failed + wrong.length} failed`);
    process.exitCode = failed + wrong.length > 0 ? 1 : 0;
  } finally {
    await Promise.all(workers.map((worker) => worker.end()));
  }
}

await main().catch((error) => {
  console.log(error.message);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
});
