import { writeFile } from 'node:fs/promises';
import { monthOf, wholeMonth, type MonthSize } from '../plan/month.js';
import { Api } from './api.js';
import { seeAll } from './happenings.js';
import { live } from './live.js';
import { unplannedRejections } from './rejections.js';
import { SignedIn } from './people.js';
import { readSecrets, type TownSecrets } from './secrets.js';
import { happeningLines, rankingLines } from './table.js';

/** What the demonstration is told. */
export interface DemoOptions {
  /** Where Kaoji listens, e.g. `http://127.0.0.1:8080`. */
  readonly address: string;
  /** The installation's data folder: its keys and first passwords lie there. */
  readonly dataFolder: string;
  readonly seed?: string;
  readonly size?: MonthSize;
  /** Takes the published ranking's bytes. */
  readonly json?: string | undefined;
  /** Takes what was asked for and done, for infra/native/seen.mjs. */
  readonly seen?: string | undefined;
  /** How long one request is repeated while nobody answers, in ms. */
  readonly patience?: number | undefined;
  /** Takes each line. */
  readonly tell: (line: string) => void;
}

export const demoSeed = 'lanzhou';

/** Lives through the month, shows what happened and the ranking; the exit code: 1 when any of it failed. */
export async function demo({
  address,
  dataFolder,
  seed = demoSeed,
  size = wholeMonth,
  json,
  seen: seenFile,
  patience,
  tell,
}: DemoOptions): Promise<number> {
  const began = performance.now();
  const secrets = await readSecrets(dataFolder);
  const api = new Api(address, patience);
  const people = new SignedIn(api, secrets.passwords);
  const plan = monthOf(seed, size);
  tell(`The month ${plan.period} of ${size.matters} matters, seed "${seed}".`);
  const { posted, acted, refused } = await live(plan, { api, people, keys: secrets.keys, tell });
  tell(
    `${posted} events and ${acted} acts in ${((performance.now() - began) / 1_000).toFixed(1)} s, ${refused.length} refused.`,
  );
  const unplanned = await unplannedRejections(people, plan.rejections);
  for (const line of unplanned) tell(`  rejected: ${line}`);
  const seen = await seeAll(people, plan.happenings);
  for (const line of ['', ...happeningLines(seen)]) tell(line);
  const isRanked = await showRanking(api, plan.period, json, tell);
  if (seenFile !== undefined) await writeFile(seenFile, JSON.stringify({ routes: [...api.seen].sort() }));
  for (const line of accountLines(address, secrets)) tell(line);
  const missing = seen.filter(({ event }) => event === undefined).length;
  if (missing > 0) tell(`${missing} happenings were not seen.`);
  return refused.length + unplanned.length + missing > 0 || !isRanked ? 1 : 0;
}

async function showRanking(
  api: Api,
  period: string,
  json: string | undefined,
  tell: DemoOptions['tell'],
): Promise<boolean> {
  const answer = await api.ask({ path: `/public/rankings/${period}` });
  if (answer.status !== 200) {
    tell(`There is no published ranking: ${answer.status} ${answer.text}`);
    return false;
  }
  if (json !== undefined) await writeFile(json, answer.text);
  const { revision, categories } = answer.body;
  tell('');
  tell(`Ranking of ${period}, revision ${String(revision)}`);
  for (const line of rankingLines(categories as Parameters<typeof rankingLines>[0])) tell(line);
  return true;
}

const shown = ['admin-1', 'mayor', 'deputy-mayor-1', 'supervision-1', 'head-c01', 'handler-d11', 'auditor-1'];

const accountLines = (address: string, { passwords }: TownSecrets): readonly string[] => [
  '',
  `Kaoji: ${address}   API: ${address}/api/docs   feed: ${address}/feeds/rankings.json`,
  'Accounts of the drill (all of them: city-password-* in the secrets of the data folder):',
  ...shown.map((name) => `  ${name.padEnd(16)} ${passwords[name] ?? ''}`),
];
