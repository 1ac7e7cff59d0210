import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { run } from './run.mjs';
import { start } from './test-postgres.mjs';
import { copyTree, removeTree } from './tree-copy.mjs';
import { root } from './workspaces.mjs';

/**
 * Plants mutants in the ledger, its streams and its inbox (messaging.md, Proof): each `ledger-mutants/*.patch` is applied
 * to a copy of the tree, and a test whose name matches its `Title:` in the file of its `Spec:` must fail. Unchanged, all
 * of them must pass. Names as arguments choose some. The last line is `N passed, N failed`.
 */
const folder = join(root, 'infra/native/ledger-mutants');
const deadline = 60_000;

function readMutant(file) {
  const text = readFileSync(join(folder, file), 'utf8');
  const [, spec] = /^Spec: (.+)$/m.exec(text) ?? [];
  const [, title] = /^Title: (.+)$/m.exec(text) ?? [];
  if (!spec || !title) throw new Error(`${file}: a patch begins with the lines Spec: and Title:`);
  return { name: file.replace(/\.patch$/, ''), path: join(folder, file), spec, title };
}

/** Jest's set-up finds the Postgres of this run in the environment. */
function copyWithSetUp() {
  const tree = copyTree('ledger-mutants');
  for (const name of ['jest-postgres.mjs', 'jest-postgres-end.mjs', 'test-postgres.mjs']) {
    cpSync(join(root, 'infra/native', name), join(tree, 'infra/native', name), { recursive: true });
  }
  return tree;
}

const apply = (tree, { path }, ...options) => execFileSync('git', ['apply', ...options, path], { cwd: tree });

/** Names of the tests that ran, by how they ended: a spec that cannot be loaded runs none. */
async function jest(tree, env, specs, title) {
  const command = [process.execPath, join(root, 'node_modules/jest/bin/jest.js'), '--json', '--silent', '-i'];
  const { output } = await run([...command, '-t', title, '--runTestsByPath', ...specs], {
    cwd: tree,
    env: { ...env, NO_COLOR: '1' },
    timeout: deadline,
  });
  const json = output.split('\n').find((line) => line.startsWith('{"num'));
  const tests = json ? JSON.parse(json).testResults.flatMap(({ assertionResults }) => assertionResults) : [];
  const named = (status) => tests.filter((test) => test.status === status).map(({ fullName }) => fullName);
  return { passed: named('passed'), failed: named('failed'), output };
}

async function unchanged(tree, env, mutants) {
  const specs = [...new Set(mutants.map(({ spec }) => spec))];
  const { passed, failed, output } = await jest(tree, env, specs, mutants.map(({ title }) => title).join('|'));
  const missing = mutants.filter(({ title }) => !passed.some((name) => new RegExp(title).test(name)));
  if (failed.length === 0 && missing.length === 0) return [];
  return [`unchanged: ${[...failed, ...missing.map(({ title }) => `no test "${title}"`)].join('; ')}\n${output}`];
}

/** What is wrong with a mutant's oracle: nothing when a test it names fails. */
async function survives(tree, env, mutant) {
  apply(tree, mutant);
  try {
    const { passed, failed, output } = await jest(tree, env, [mutant.spec], mutant.title);
    if (failed.length > 0) return [];
    return [passed.length > 0 ? `${mutant.name} is alive` : `${mutant.name}: the spec did not run\n${output}`];
  } finally {
    apply(tree, mutant, '--reverse');
  }
}

async function main() {
  const { positionals: asked } = parseArgs({ allowPositionals: true });
  const mutants = readdirSync(folder)
    .filter((file) => file.endsWith('.patch'))
    .map(readMutant)
    .filter(({ name }) => asked.length === 0 || asked.includes(name));
  const postgres = await start();
  const tree = copyWithSetUp();
  try {
    const faults = await unchanged(tree, postgres.env, mutants);
    for (const mutant of faults.length === 0 ? mutants : []) {
      const found = await survives(tree, postgres.env, mutant);
      console.log(`${mutant.name.padEnd(32)} ${found.length === 0 ? 'found' : 'ALIVE'}`);
      faults.push(...found);
    }
    for (const fault of faults) console.log(fault);
    console.log(`${mutants.length + 1 - faults.length} passed, ${faults.length} failed`);
    process.exitCode = faults.length > 0 ? 1 : 0;
  } finally {
    removeTree(tree);
    await postgres.stop();
  }
}

await main().catch((error) => {
  console.log(error.stack);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
});
