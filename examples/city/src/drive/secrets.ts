import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Town } from '../town/town.js';

/** What the city's files must not hold: made once by chance, and kept beside them for this user alone. */
export interface TownSecrets {
  /** API keys by their ids. */
  readonly keys: Readonly<Record<string, string>>;
  /** Passwords by the names to sign in with. */
  readonly passwords: Readonly<Record<string, string>>;
}

const fileName = 'secrets.json';

export const readSecrets = async (folder: string): Promise<TownSecrets> =>
  JSON.parse(await readFile(join(folder, fileName), 'utf8')) as TownSecrets;

/** The secrets in the folder; what is missing is made. */
export async function keepSecrets(folder: string, town: Town): Promise<TownSecrets> {
  const known = await readSecrets(folder).catch(noneYet);
  const keys = town.keys.map(({ id }) => [id, known.keys[id] ?? `kaoji_${randomBytes(24).toString('base64url')}`]);
  const names = town.people.flatMap(({ username }) => username ?? []);
  const passwords = names.map((name) => [name, known.passwords[name] ?? randomBytes(12).toString('base64url')]);
  const secrets = { keys: Object.fromEntries(keys), passwords: Object.fromEntries(passwords) } as TownSecrets;
  await writeWhole(join(folder, fileName), JSON.stringify(secrets, null, 1), 0o600);
  return secrets;
}

function noneYet(error: unknown): TownSecrets {
  if ((error as { code?: string }).code !== 'ENOENT') throw error;
  return { keys: {}, passwords: {} };
}

/** The whole file or the one before, never half of one. */
export async function writeWhole(file: string, text: string, mode = 0o644): Promise<void> {
  await writeFile(`${file}.new`, text, { mode });
  await rename(`${file}.new`, file);
}

export const makeFolder = async (folder: string): Promise<void> => void (await mkdir(folder, { recursive: true, mode: 0o700 }));
