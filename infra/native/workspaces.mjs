import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of this checkout. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Folders that hold workspaces or code of ours. */
export const codeFolders = ['libs', 'services', 'examples', 'bench'];

const notOurs = new Set(['node_modules', 'dist', 'data', 'coverage', '.git', '.nx']);

/** Paths of all workspaces, relative to the root: `libs/kernel`, `services/intake`, ... */
export function workspaces(at = root) {
  return codeFolders
    .filter((folder) => existsSync(join(at, folder)))
    .flatMap((folder) => [folder, ...readdirSync(join(at, folder)).map((name) => `${folder}/${name}`)])
    .filter((path) => existsSync(join(at, path, 'package.json')))
    .sort();
}

/** Every file below the given folders, relative to `at`, with `/` between, without what is built or installed. */
export function filesBelow(folders, at = root) {
  const found = [];
  const walk = (folder) => {
    for (const entry of readdirSync(join(at, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory() && !notOurs.has(entry.name)) walk(path);
      else if (entry.isFile() && !entry.name.endsWith('.tsbuildinfo')) found.push(path);
    }
  };
  folders.filter((folder) => existsSync(join(at, folder))).forEach(walk);
  return found.sort();
}
