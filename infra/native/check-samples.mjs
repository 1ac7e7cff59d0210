#!/usr/bin/env node
// npm run check:samples [-- --since REF]: the samples of event types are kept for ever (messaging.md, Event versions). Against
// main, or on main against the commit before: a sample that is gone, or says something else than it did, fails; a new one passes, and
// a new optional field in an old one does.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './workspaces.mjs';

const { values } = parseArgs({ options: { since: { type: 'string' } } });
const folder = 'libs/contracts/samples';

function git(...args) {
  return execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}

function tried(...args) {
  try {
    return git(...args);
  } catch {
    return undefined;
  }
}

/** The commit that branched off main; on main the one before. */
function base() {
  if (values.since !== undefined) return git('rev-parse', '--verify', `${values.since}^{commit}`);
  const head = tried('rev-parse', 'HEAD');
  const main = ['main', 'origin/main']
    .map((ref) => tried('merge-base', 'HEAD', ref))
    .find((found) => found !== undefined);
  return main === head ? tried('rev-parse', 'HEAD^') : main;
}

/** All that the old one says, the new one says too. */
function keeps(before, after) {
  if (typeof before !== 'object' || before === null) return before === after;
  if (typeof after !== 'object' || after === null) return false;
  if (Array.isArray(before) && before.length !== after.length) return false;
  return Object.entries(before).every(([name, value]) => Object.hasOwn(after, name) && keeps(value, after[name]));
}

function faultOf(commit, path) {
  if (!existsSync(join(root, path))) return 'is gone';
  const before = JSON.parse(git('show', `${commit}:${path}`));
  return keeps(before, JSON.parse(readFileSync(join(root, path), 'utf8'))) ? undefined : 'says something else';
}

const commit = base();
if (commit === undefined && tried('rev-parse', '--is-shallow-repository') === 'false') {
  console.log('the first commit: nothing was there before it');
  process.exit(0);
}
if (commit === undefined) {
  console.log('samples cannot be compared: neither main nor a commit before is here');
  process.exit(77);
}
const paths = git('ls-tree', '-r', '--name-only', commit, '--', folder)
  .split('\n')
  .filter((path) => path.endsWith('.json'));
const faults = paths.map((path) => [path, faultOf(commit, path)]).filter(([, fault]) => fault !== undefined);
for (const [path, fault] of faults)
  console.log(`${path} ${fault}; since ${commit.slice(0, 7)}: give the type a new version`);
console.log(`${paths.length} samples of ${commit.slice(0, 7)}, ${faults.length} not kept`);
process.exitCode = faults.length > 0 ? 1 : 0;
