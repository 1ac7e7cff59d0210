import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { townOf } from '../town/town.js';
import { yamlOf } from '../town/yaml.js';

/** Writes the city of a seed into the folder `city` of an installation's data; answers with the files. */
export async function makeTown(dataFolder: string, seed: string): Promise<readonly string[]> {
  const folder = join(dataFolder, 'city');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const files = Object.entries(yamlOf(townOf(seed)));
  return await Promise.all(files.map(([name, text]) => writeWhole(join(folder, name), text)));
}

/** The whole file or the one before, never half of one. */
async function writeWhole(file: string, text: string): Promise<string> {
  await writeFile(`${file}.new`, text);
  await rename(`${file}.new`, file);
  return file;
}
