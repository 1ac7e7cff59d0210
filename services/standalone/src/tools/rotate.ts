import { parseArgs } from 'node:util';
import { readEnvironment } from '../standalone.env.js';
import { rotations } from './rotations.js';

/** `npm run rotate -- <secret> [--data DIR] [--at-once]`. */
async function main(): Promise<void> {
  const options = { data: { type: 'string' }, 'at-once': { type: 'boolean', default: false } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const rotate = rotations[positionals[0] ?? ''];
  if (!rotate || positionals.length !== 1) {
    throw new Error(
      `npm run rotate -- <secret> [--data DIR] [--at-once]: one of ${Object.keys(rotations).join(', ')}.`,
    );
  }
  if (values['at-once'] && positionals[0] !== 'access-token-key') throw new Error('--at-once is for access-token-key.');
  const env = readEnvironment();
  if (values.data !== undefined) env.KAOJI_DATA = values.data;
  process.stdout.write(`${await rotate(env, values['at-once'])}\n`);
}

await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : 'unknown'}\n`);
  process.exitCode = 1;
});
