import { failpoints, verifyLedger } from '@kaoji/messaging';
import { testDatabase, type TestDatabase } from '@kaoji/testing';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { bells, bellSchema } from './spec-fixtures/bell.js';

/** Those of executor, stream and sweep; the others belong to adapters with specs of their own. */
const tried = failpoints.filter((name) => /^(executor|stream|due)\./.test(name));
/** At which passing each process is killed. */
const passings = [1, 3, 6];
const share = 12;

let database: TestDatabase;
const acknowledged: string[] = [];

beforeAll(async () => {
  database = await testDatabase([bellSchema('source'), bellSchema('mirror')]);
});
afterAll(() => database.close());

interface End {
  readonly signal: string | null;
  readonly code: number | null;
  readonly said: string;
}

/** A process that works through some numbers and is killed on its way; notes what it answered. */
function run(from: number, to: number, aim: string): Promise<End> {
  const { urls, streamUrl } = database;
  const child = spawn(process.execPath, [join(__dirname, 'reference/killed-process.mjs')], {
    env: { KILLED_PROCESS: JSON.stringify({ urls, streamUrl, from, to }), KAOJI_FAILPOINTS: aim },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let answered = '';
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (answered += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      acknowledged.push(...answered.split('\n').filter((line) => line !== ''));
      resolve({ code, signal, said });
    });
  });
}

/** Effects of one kind in a ledger, as the ids that asked for them, in the order of each stream. */
async function effects(pool: Pool, type: string): Promise<readonly string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `select metadata->>'correlation' as id from event where type = $1 order by stream, version`,
    [`kaoji.bell.${type}.v1`],
  );
  return rows.map(({ id }) => id);
}

const numbers = (to: number, rest: number): string[] =>
  Array.from({ length: to }, (_, number) => number)
    .filter((number) => number % 2 === rest)
    .map((number) => `n${number}`);

describe('killed at every failpoint of executor, stream and sweep, three times each, and started again', () => {
  it('has every acknowledged effect exactly once and in order, here and at the subscriber', async () => {
    const ends: string[] = [];
    let to = 0;
    for (const name of tried) {
      for (const passing of passings) {
        const from = Math.max(0, to - share);
        to += share;
        const { signal, code, said } = await run(from, to, `${name}@${passing}`);
        ends.push(`${name}@${passing} ${signal ?? `${code} ${said}`}`);
      }
    }
    expect(ends).toStrictEqual(tried.flatMap((name) => passings.map((n) => `${name}@${n} SIGKILL`)));
    expect(await run(0, to, '')).toStrictEqual({ signal: null, code: 0, said: '' });

    const [source, mirror] = [database.pool('source'), database.pool('mirror')];
    const struck = await effects(source, 'struck');
    expect(new Set(acknowledged).size).toBe(to);
    expect(struck.toSorted()).toStrictEqual(numbers(to, 1).toSorted());
    expect((await effects(source, 'set')).toSorted()).toStrictEqual(numbers(to, 0).toSorted());
    expect((await effects(source, 'rung')).toSorted()).toStrictEqual(numbers(to, 0).toSorted());
    expect(await effects(mirror, 'struck')).toStrictEqual(struck);
    for (const [pool, name] of [
      [source, 'source'],
      [mirror, 'mirror'],
    ] as const)
      // prettier-ignore
      expect((await verifyLedger(pool, name, bells)).faults).toStrictEqual([]);
    expect((await mirror.query('select from parked')).rowCount).toBe(0);
  }, 120_000);
});
