import { FixedClock, testDatabase, type TestDatabase } from '@kaoji/testing';
import type { Pool } from 'pg';
import { OldAnswers } from './old-answers.js';
import { bellSchema } from './spec-fixtures/bell.js';

let database: TestDatabase;
let pool: Pool;
const clock = new FixedClock('2026-10-08T02:00:00.000Z');
const never = (error: unknown): never => {
  throw error;
};

beforeAll(async () => {
  database = await testDatabase([bellSchema('bells')]);
  pool = database.pool('bells');
  await pool.query(
    `insert into origin (actor, route, key, digest, status, body, at)
     select 'spec', 'POST /bells', n::text, '', 204, 'null', timestamptz '2026-10-01T02:00:00Z' + (n - 1500) * interval '1 ms'
     from generate_series(1, 3000) n`,
  );
});
afterAll(() => database.close());

describe('answers to idempotency keys', () => {
  it('are kept for 7 days to the millisecond, and deleted then', async () => {
    const answers = new OldAnswers(pool, clock, never);
    expect(await answers.deleteAll()).toBe(1499);
    const { rows } = await pool.query('select count(*)::int as n, min(at) as oldest from origin');
    expect(rows).toStrictEqual([{ n: 1501, oldest: new Date('2026-10-01T02:00:00.000Z') }]);
    expect(await answers.deleteAll()).toBe(0);
  });
});
