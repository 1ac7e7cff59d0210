import { loadCity, type Directory } from '@kaoji/directory';
import type { Secrets } from '@kaoji/persistence';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { BadConfiguration } from './standalone.env.js';

/** The files of a city have mistakes: nothing of them was loaded. */
export class MistakenCity extends BadConfiguration {
  constructor(mistakes: readonly { readonly file: string; readonly line: number; readonly message: string }[]) {
    super(mistakes.map(({ file, line, message }) => `${file}:${line}: ${message}`));
  }
}

const readingOf = async (path: string): Promise<{ readonly name: string; readonly text?: string }> => {
  const name = basename(path);
  try {
    return { name, text: await readFile(path, 'utf8') };
  } catch {
    return { name };
  }
};

/** @throws BadConfiguration naming every file that cannot be read: a folder, for one, or what is not there. */
async function readFiles(named: string): Promise<readonly { readonly name: string; readonly text: string }[]> {
  const readings = await Promise.all(named.split(',').map(readingOf));
  const unread = readings.filter(({ text }) => text === undefined);
  if (unread.length > 0)
    throw new BadConfiguration(unread.map(({ name }) => `KAOJI_CITY: ${name} is no file that can be read.`));
  return readings.map(({ name, text = '' }) => ({ name, text }));
}

/**
 * Loads the city that `KAOJI_CITY` names, a list of YAML files separated by commas. What is there already stays as it is. Its
 * keys and first passwords are made once and kept as `city-key-<id>` and `city-password-<username>` in the secrets folder.
 * @throws MistakenCity naming file and line of every mistake; BadConfiguration when a file cannot be read.
 */
export async function loadCityAtStart(
  directory: Directory,
  named: string | undefined,
  secrets: Secrets,
): Promise<void> {
  if (named === undefined) return;
  const load = await loadCity(directory, await readFiles(named), {
    keyOf: (id) => secrets.kept(`city-key-${id}`, () => `kaoji_${randomBytes(24).toString('base64url')}`),
    passwordOf: (username) => secrets.kept(`city-password-${username}`, () => randomBytes(12).toString('base64url')),
  });
  if (load.kind === 'mistaken') throw new MistakenCity(load.mistakes);
}
