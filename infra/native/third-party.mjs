import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { root, workspaces } from './workspaces.mjs';

const target = join(root, 'THIRD_PARTY.md');
const read = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));
const locked = read('package-lock.json').packages;

/** Where Node finds a package asked for from a folder: the nearest `node_modules` upwards. */
function find(name, from) {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) {
    const path = [at, 'node_modules', name].filter(Boolean).join('/');
    if (!at.endsWith('/node_modules') && path in locked) return path;
    if (at === '') return undefined;
  }
}

/** From the lock, else from the package itself: old ones name their licence in other ways. */
function licenceOf(path) {
  const { license, licenses } = locked[path].license ? locked[path] : read(`${path}/package.json`);
  const words = license?.type ?? license ?? licenses?.map(({ type }) => type).join(' OR ');
  if (!words) throw new Error(`${path} names no licence in its package.json.`);
  return words;
}

/**
 * Every package a running installation may load: what the workspaces depend on, and what that depends on in turn.
 * Packages that only some platforms install (optional binaries) are left out: the file must be the same on every machine.
 */
function packages() {
  const found = new Set();
  const open = workspaces().flatMap((path) => wanted(read(`${path}/package.json`), path));
  while (open.length > 0) {
    const [name, from, needed] = open.pop();
    const path = find(name, from);
    if (path === undefined && needed) throw new Error(`package-lock.json lacks ${name}, which ${from} needs.`);
    if (path === undefined || name.startsWith('@kaoji/') || found.has(path)) continue;
    if (locked[path].os || locked[path].cpu) continue;
    found.add(path);
    open.push(...wanted(locked[path], path));
  }
  return [...found];
}

function wanted(
  { dependencies = {}, optionalDependencies = {}, peerDependencies = {}, peerDependenciesMeta = {} },
  from,
) {
  const optional = (name) => name in optionalDependencies || peerDependenciesMeta[name]?.optional === true;
  const names = Object.keys({ ...dependencies, ...peerDependencies }).filter((name) => !optional(name));
  return names.map((name) => [name, from, !(name in peerDependencies)]);
}

function table(paths) {
  const name = (path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const rows = paths.map((path) => `| ${name(path)} | ${locked[path].version} | ${licenceOf(path)} |`);
  return [...new Set(rows)].sort().join('\n');
}

async function text() {
  const head = `# Third-party packages

Written by \`node infra/native/third-party.mjs\`; \`npm test\` fails when it is out of date. These packages are part of a running
installation; each keeps its own licence, whose text lies in its folder under \`node_modules\`. Packages only used to build and
test, and binaries that are installed on some platforms only (among them embedded PostgreSQL, under the PostgreSQL Licence), are not listed.

| package | version | licence |
| --- | --- | --- |
`;
  const { prettier } = read('package.json');
  return format(`${head}${table(packages())}\n`, { ...prettier, parser: 'markdown' });
}

const wantedText = await text();
if (process.argv.includes('--check')) {
  const same = existsSync(target) && readFileSync(target, 'utf8') === wantedText;
  console.log(
    same ? 'THIRD_PARTY.md is up to date.' : 'THIRD_PARTY.md is out of date: node infra/native/third-party.mjs',
  );
  process.exitCode = same ? 0 : 1;
} else {
  writeFileSync(target, wantedText);
  console.log(
    `THIRD_PARTY.md: ${wantedText.split('\n').filter((line) => /^\| [@a-z]/.test(line)).length - 1} packages`,
  );
}
