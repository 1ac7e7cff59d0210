import { loadCity, type Directory } from '@kaoji/directory';
import type { Secrets } from '@kaoji/persistence';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';

/** The files of a city have mistakes: nothing of them was loaded. */
export class MistakenCity extends Error {
  constructor(mistakes: readonly { readonly file: string; readonly line: number; readonly message: string }[]) {
    super(mistakes.map(({ file, line, message }) => `${file}:${line}: ${message}`).join('\n'));
  }
}

/**
 * Loads the city that `KAOJI_CITY` names, a list of YAML files separated by commas. What is there already stays as it is. Its
 * keys and first passwords are made once and kept as `city-key-<id>` and `city-password-<username>` in the secrets folder.
 * @throws MistakenCity naming file and line of every mistake.
 */
export async function loadCityAtStart(
  directory: Directory,
  named: string | undefined,
  secrets: Secrets,
): Promise<void> {
  if (named === undefined) return;
  const files = await Promise.all(
    named.split(',').map(async (path) => ({ name: basename(path), text: await readFile(path, 'utf8') })),
  );
  const load = await loadCity(directory, files, {
    keyOf: (id) => secrets.kept(`city-key-${id}`, () => `kaoji_${randomBytes(24).toString('base64url')}`),
    passwordOf: (username) => secrets.kept(`city-password-${username}`, () => randomBytes(12).toString('base64url')),
  });
  if (load.kind === 'mistaken') throw new MistakenCity(load.mistakes);
}
