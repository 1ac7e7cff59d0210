import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What the city's files must not hold; an installation makes it when it loads them, and keeps it in its data folder. */
export interface TownSecrets {
  /** API keys by their ids. */
  readonly keys: Readonly<Record<string, string>>;
  /** First passwords by the names to sign in with. */
  readonly passwords: Readonly<Record<string, string>>;
}

/** Reads the keys and first passwords of the city that an installation has loaded. */
export async function readSecrets(dataFolder: string): Promise<TownSecrets> {
  const folder = join(dataFolder, 'secrets');
  const names = await readdir(folder);
  const read = async (prefix: string): Promise<Readonly<Record<string, string>>> => {
    const own = names.filter((name) => name.startsWith(prefix) && !name.includes('.'));
    const texts = await Promise.all(own.map((name) => readFile(join(folder, name), 'utf8')));
    return Object.fromEntries(own.map((name, index) => [name.slice(prefix.length), (texts[index] ?? '').trim()]));
  };
  return { keys: await read('city-key-'), passwords: await read('city-password-') };
}
