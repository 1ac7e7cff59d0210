import { join } from 'node:path';
import { townOf } from '../town/town.js';
import { yamlOf } from '../town/yaml.js';
import { keepSecrets, makeFolder, writeWhole, type TownSecrets } from './secrets.js';

/** Writes the city of a seed into a folder: YAML for the directory, `secrets.json` for who loads it and who drives. */
export async function makeTown(folder: string, seed: string): Promise<TownSecrets> {
  const town = townOf(seed);
  await makeFolder(folder);
  for (const [name, text] of Object.entries(yamlOf(town))) await writeWhole(join(folder, name), text);
  return await keepSecrets(folder, town);
}
