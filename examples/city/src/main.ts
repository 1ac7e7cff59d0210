import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { demo, demoSeed } from './drive/demo.js';
import { makeTown } from './drive/make-town.js';
import { wholeMonth } from './plan/month.js';

const usage = `make --data FOLDER [--seed SEED]
    writes the city's YAML files into FOLDER/city and prints their names
--address URL --data FOLDER [--seed SEED] [--days N] [--matters N] [--json FILE] [--seen FILE] [--patience SECONDS]
    lives the month in an installation that has loaded them; FOLDER is its data folder`;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string', default: './data/demo' },
    seed: { type: 'string', default: demoSeed },
    address: { type: 'string' },
    days: { type: 'string' },
    matters: { type: 'string' },
    json: { type: 'string' },
    seen: { type: 'string' },
    patience: { type: 'string' },
  },
});

const { seed, address, json, seen } = values;
const dataFolder = resolve(values.data);
if (positionals[0] === 'make') {
  for (const file of await makeTown(dataFolder, seed)) say(file);
} else if (address !== undefined) {
  const size = { days: Number(values.days ?? wholeMonth.days), matters: Number(values.matters ?? wholeMonth.matters) };
  const patience = values.patience === undefined ? undefined : Number(values.patience) * 1_000;
  process.exitCode = await demo({ address, dataFolder, seed, size, json, seen, tell: say, patience });
} else {
  say(usage);
  process.exitCode = 2;
}
