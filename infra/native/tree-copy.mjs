import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { codeFolders, root } from './workspaces.mjs';

const left = new Set(['node_modules', 'dist', 'data', 'coverage', 'tsconfig.tsbuildinfo']);
const configuration =
  /^(package\.json|jest\.config\.mjs|\.swcrc|\.oxlintrc\.json|\.dependency-cruiser\.cjs|tsconfig.*\.json)$/;

/** Packages are linked one by one, so that our own workspaces lead into the copy and not back to the original. */
function linkPackages(to) {
  const from = join(root, 'node_modules');
  const link = (name) => symlinkSync(join(from, name), join(to, 'node_modules', name));
  mkdirSync(join(to, 'node_modules', '@kaoji'), { recursive: true });
  readdirSync(from)
    .filter((name) => name !== '@kaoji' && name !== '.cache')
    .forEach(link);
  for (const name of readdirSync(join(from, '@kaoji'))) {
    const folder = codeFolders.find((each) => readdirSync(join(to, each)).includes(name));
    if (folder) symlinkSync(join('../..', folder, name), join(to, 'node_modules', '@kaoji', name));
  }
}

/** A copy of the sources in a temporary folder of its own, with the installed packages linked in. Returns its path. */
export function copyTree(purpose) {
  const to = mkdtempSync(join(tmpdir(), `kaoji-${purpose}-`));
  const copy = (name) =>
    cpSync(join(root, name), join(to, name), { recursive: true, filter: (path) => !left.has(basename(path)) });
  readdirSync(root)
    .filter((name) => codeFolders.includes(name) || configuration.test(name))
    .forEach(copy);
  codeFolders.forEach((folder) => mkdirSync(join(to, folder), { recursive: true }));
  linkPackages(to);
  return to;
}

export function removeTree(path) {
  rmSync(path, { recursive: true, force: true });
}
