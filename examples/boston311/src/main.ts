import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { EventApi } from './event-api.js';
import { differences, expectedLines, figureLines, figureTable } from './figures.js';
import { startInstallation, type Installation } from './installation.js';
import { load, type Progress } from './load.js';
import { RankingApi } from './ranking-api.js';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const defaultMonths = '2011-07,2011-08,2011-09';
const settleWithin = 240_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    address: { type: 'string' },
    'key-file': { type: 'string' },
    'office-file': { type: 'string' },
    data: { type: 'string' },
    expected: { type: 'string' },
    months: { type: 'string', default: defaultMonths },
  },
});

const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function given(address: string): Promise<Installation> {
  const keyFile = values['key-file'];
  const officeFile = values['office-file'];
  if (!keyFile || !officeFile) throw new Error('--address needs --key-file and --office-file (username:password)');
  const [username = '', password = ''] = (await readFile(officeFile, 'utf8')).trim().split(':');
  const key = (await readFile(keyFile, 'utf8')).trim();
  return { address, key, office: { username, password }, stop: () => Promise.resolve() };
}

function progressLine(started: number): (progress: Progress) => void {
  let last = 0;
  return ({ requests, accepted, duplicate, refused }) => {
    if (requests - last < 5_000) return;
    last = requests;
    const seconds = ((performance.now() - started) / 1_000).toFixed(0);
    say(`${seconds} s: ${requests} requests, ${accepted} accepted, ${duplicate} duplicate, ${refused.length} refused`);
  };
}

async function run(file: string): Promise<boolean> {
  const started = performance.now();
  const seconds = (): string => ((performance.now() - started) / 1_000).toFixed(1);
  const data = resolve(values.data ?? join(root, 'data/boston311'));
  const installation = values.address ? await given(values.address) : await startInstallation(root, data);
  try {
    say(`${seconds()} s: ${installation.address} is ready`);
    const api = new EventApi(installation.address, installation.key);
    const { requests, accepted, duplicate, refused } = await load(file, api, progressLine(started));
    say(
      `${seconds()} s: ${requests} requests; ${accepted} accepted, ${duplicate} duplicate, ${refused.length} refused`,
    );
    for (const { id, code, detail } of refused.slice(0, 10)) say(`  refused ${id}: ${code} ${detail ?? ''}`);
    const rankings = await RankingApi.signIn(installation.address, installation.office);
    const figures = await rankings.settledFigures(values.months.split(','), settleWithin);
    say(`${seconds()} s: all is applied\n\n${figureTable(figures)}\n`);
    return refused.length === 0 && (await matches(figureLines(figures)));
  } finally {
    await installation.stop();
  }
}

async function matches(counted: readonly string[]): Promise<boolean> {
  if (!values.expected) return true;
  const expected = expectedLines(await readFile(values.expected, 'utf8'));
  const different = differences(expected, counted);
  say(different.length === 0 ? `all ${expected.length} rows equal the expected file` : different.join('\n'));
  return different.length === 0;
}

const [file] = positionals;
if (file === undefined) throw new Error('usage: npm run load:boston311 -- FILE [--expected FILE] [--address URL ...]');
process.exitCode = (await run(resolve(file))) ? 0 : 1;
