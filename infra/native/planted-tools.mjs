import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { run } from './run.mjs';
import { root } from './workspaces.mjs';

const require = createRequire(import.meta.url);
const node = (path, ...args) => [process.execPath, join(root, 'node_modules', path), ...args];

/** Which rules are reported for which file: `Map(file -> Set(rule))`. */
function byFile(pairs) {
  const map = new Map();
  for (const [file, rule] of pairs) map.set(file, (map.get(file) ?? new Set()).add(rule));
  return map;
}

function parsed({ output }, tool) {
  const start = output.indexOf('{');
  if (start < 0) throw new Error(`${tool} gave no report:\n${output}`);
  return JSON.parse(output.slice(start, output.lastIndexOf('}') + 1));
}

/** What dependency-cruiser says of some files of a tree. */
export async function cruise(tree, files) {
  const command = node(
    'dependency-cruiser/bin/dependency-cruise.mjs',
    '--config',
    '.dependency-cruiser.cjs',
    '-T',
    'json',
  );
  const { summary } = parsed(await run([...command, ...files], { cwd: tree }), 'dependency-cruiser');
  // A circle is reported once, with all its members.
  return byFile(
    summary.violations.flatMap(({ from, cycle, rule }) =>
      [from, ...(cycle ?? []).map(({ name }) => name)].map((file) => [file, rule.name]),
    ),
  );
}

/** What oxlint says of some files of a tree. */
export async function lint(tree, files) {
  const command = node('oxlint/bin/oxlint', '--type-aware', '--format', 'json');
  const { diagnostics } = parsed(await run([...command, ...files], { cwd: tree }), 'oxlint');
  // A code is written `plugin(rule)`; a rule is called by its own name here.
  return byFile(diagnostics.map(({ filename, code }) => [filename, /\((.*)\)/.exec(code)?.[1] ?? code]));
}

export function boundaryRules() {
  return require(join(root, '.dependency-cruiser.cjs')).forbidden.map(({ name }) => name);
}

/** Every rule switched on by name, at the top or in an override. */
export function lintRules() {
  const { rules, overrides } = JSON.parse(readFileSync(join(root, '.oxlintrc.json'), 'utf8'));
  const all = [rules, ...overrides.map((each) => each.rules)].flatMap((each) => Object.entries(each));
  const on = all.filter(([, setting]) => [setting].flat()[0] === 'error').map(([name]) => name.split('/').at(-1));
  return [...new Set(on)];
}
