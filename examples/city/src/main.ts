import { parseArgs } from 'node:util';
import { demo, demoSeed } from './drive/demo.js';
import { makeTown } from './drive/make-town.js';
import { wholeMonth } from './plan/month.js';

const usage = `make --folder FOLDER [--seed SEED]
live --folder FOLDER --address URL [--seed SEED] [--days N] [--matters N] [--json FILE]`;

const tell = (line: string): void => void process.stdout.write(`${line}\n`);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    folder: { type: 'string', default: 'data/city' },
    seed: { type: 'string', default: demoSeed },
    address: { type: 'string' },
    days: { type: 'string' },
    matters: { type: 'string' },
    json: { type: 'string' },
  },
});

const { folder, seed, address, json } = values;
const [command] = positionals;
if (command === 'make') {
  await makeTown(folder, seed);
  tell(`The city of the seed "${seed}" lies in ${folder}.`);
} else if (command === 'live' && address !== undefined) {
  const size = { days: Number(values.days ?? wholeMonth.days), matters: Number(values.matters ?? wholeMonth.matters) };
  process.exitCode = await demo({ address, folder, seed, size, json, tell });
} else {
  tell(usage);
  process.exitCode = 2;
}
