import { FixedClock, testDatabase, type TestDatabase } from '@kaoji/testing';
import type { Pool } from 'pg';
import { verifyLedger } from '../ledger/verify-ledger.js';
import { counterAggregates, counterLedger, counterSchema, type CounterCommand } from '../spec-fixtures/counter.js';
import { Executor } from './executor.js';
import type { Incident } from './service-ledger.js';
import { KeyReused, type RequestOrigin, type Work } from './work.js';

const clock = new FixedClock('2026-10-08T02:00:00.000Z');
const metadata = { rootAt: clock.now(), actor: 'spec' };

let database: TestDatabase;
let pool: Pool;
let incidents: Incident[];
let executor: Executor;

beforeAll(async () => {
  database = await testDatabase([counterSchema('counters')]);
  pool = database.pool('counters', 8);
});
afterAll(() => database.close());
beforeEach(() => {
  incidents = [];
  executor = new Executor(counterLedger('counters', pool, clock, incidents));
});

const work = (stream: string, ...commands: CounterCommand[]): Work => ({
  origin: { kind: 'fresh' },
  commands: commands.map((command) => ({ stream, command })),
  metadata,
});

const keyed = (stream: string, command: CounterCommand, key: string, digest = 'aa'): Work => {
  const origin: RequestOrigin = { kind: 'request', actor: 'spec', route: 'POST /counters', key, digest };
  return {
    ...work(stream, command),
    origin,
    answer: (outcomes) => ({ status: 200, body: { kind: outcomes[0]?.kind } }),
  };
};

const count = async (sql: string, ...values: unknown[]): Promise<number> =>
  Number((await pool.query<{ n: string }>(`select count(*) as n from ${sql}`, values)).rows[0]?.n);

describe('the executor', () => {
  it('writes the events and the row of a command in one transaction', async () => {
    const result = await executor.submit(work('counter/a', { type: 'open', label: 'a' }, { type: 'add', amount: 5 }));
    expect(result.outcomes.map(({ kind }) => kind)).toStrictEqual(['accepted', 'accepted']);
    const { rows } = await pool.query(`select version, state, sum from counter where id = 'a'`);
    expect(rows).toStrictEqual([{ version: 2, state: { open: true, sum: 5, ringAt: null, rings: 0 }, sum: 5 }]);
    const written = await pool.query(
      `select tx = (select tx from counter where id = 'a') as same from event where stream = 'counter/a'`,
    );
    expect(written.rows).toStrictEqual([{ same: true }, { same: true }]);
  });

  it('lets later commands of a chunk see what earlier ones did', async () => {
    const results = await Promise.all([
      executor.submit(work('counter/b', { type: 'open', label: 'b' })),
      executor.submit(work('counter/b', { type: 'open', label: 'b' })),
    ]);
    expect(results.map(({ outcomes }) => outcomes[0]?.kind)).toStrictEqual(['accepted', 'rejected']);
  });

  it('records a refusal of nothing: a refused command changes no table', async () => {
    const before = await count('event');
    const { outcomes } = await executor.submit(work('counter/none', { type: 'add', amount: 1 }));
    expect(outcomes).toStrictEqual([{ kind: 'rejected', code: 'subject-unknown' }]);
    expect(await count('event')).toBe(before);
  });

  it('refuses a chunk to nobody but the culprit when a decider throws', async () => {
    await executor.submit(work('counter/c', { type: 'open', label: 'c' }));
    const good = executor.submit(work('counter/c', { type: 'add', amount: 1 }));
    const bad = executor.submit(work('counter/c', { type: 'add', amount: 666 }));
    const after = executor.submit(work('counter/c', { type: 'add', amount: 2 }));
    await expect(bad).rejects.toThrow('poison');
    expect((await good).outcomes[0]?.kind).toBe('accepted');
    expect((await after).outcomes[0]).toMatchObject({ state: { sum: 3 } });
    expect(incidents.map(({ kind }) => kind)).toStrictEqual(['culprit']);
  });

  it('maps the violation of a unique index to its refusal, by the name of the index, with who holds the key', async () => {
    const open = { type: 'open', label: 'x' } as const;
    await executor.submit(work('counter/u1', open, { type: 'add', amount: 777 }));
    const { outcomes } = await executor.submit(work('counter/u2', open, { type: 'add', amount: 777 }));
    expect(outcomes.at(-1)).toStrictEqual({ kind: 'rejected', code: 'sum-taken', params: { counter: 'u1' } });
    expect(await count(`event where stream = 'counter/u2'`)).toBe(0);
  });
});

describe('a request with an idempotency key', () => {
  it('takes effect once and is answered the same again', async () => {
    await executor.submit(work('counter/k', { type: 'open', label: 'k' }));
    const first = await executor.submit(keyed('counter/k', { type: 'add', amount: 1 }, 'key-1'));
    const second = await executor.submit(keyed('counter/k', { type: 'add', amount: 1 }, 'key-1'));
    expect(second).toStrictEqual({ outcomes: [], repeated: true, answer: first.answer });
    expect(await count(`event where stream = 'counter/k'`)).toBe(2);
  });

  it('takes effect once when it arrives twice at the same time, in one process or in two', async () => {
    const other = new Executor(counterLedger('counters', pool, clock, incidents));
    await executor.submit(work('counter/two', { type: 'open', label: 'two' }));
    const ask = (by: Executor) => by.submit(keyed('counter/two', { type: 'add', amount: 1 }, 'key-2'));
    const results = await Promise.all([ask(executor), ask(executor), ask(other), ask(other)]);
    expect(results.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect(new Set(results.map(({ answer }) => JSON.stringify(answer))).size).toBe(1);
    expect(await count(`event where stream = 'counter/two'`)).toBe(2);
  });

  it('keeps a refusal too, so that a repetition hears the same', async () => {
    const first = await executor.submit(keyed('counter/nowhere', { type: 'add', amount: 1 }, 'key-3'));
    await executor.submit(work('counter/nowhere', { type: 'open', label: 'late' }));
    const second = await executor.submit(keyed('counter/nowhere', { type: 'add', amount: 1 }, 'key-3'));
    expect(second.answer).toStrictEqual(first.answer);
    expect(second.answer?.body).toStrictEqual({ kind: 'rejected' });
  });

  it('hears the one answer when it is refused at the same time in two processes', async () => {
    const other = new Executor(counterLedger('counters', pool, clock, incidents));
    for (let turn = 0; turn < 20; turn += 1) {
      const ask = (by: Executor) => by.submit(keyed('counter/nobody', { type: 'add', amount: 1 }, `twice-${turn}`));
      const results = await Promise.all([ask(executor), ask(other)]);
      expect(results.map(({ answer }) => answer)).toStrictEqual([
        { status: 200, body: { kind: 'rejected' } },
        { status: 200, body: { kind: 'rejected' } },
      ]);
      expect(results.filter(({ repeated }) => repeated)).toHaveLength(1);
    }
  });

  it('is refused when the same key comes with another content', async () => {
    await executor.submit(keyed('counter/k', { type: 'add', amount: 1 }, 'key-4'));
    await expect(executor.submit(keyed('counter/k', { type: 'add', amount: 2 }, 'key-4', 'bb'))).rejects.toThrow(
      KeyReused,
    );
  });
});

describe('due rows', () => {
  const dues = async (stream: string) =>
    (await pool.query(`select id, round, state, at from due where subject = $1 order by round`, [stream])).rows;

  it('are armed, moved and done in the transaction of the command', async () => {
    const at = '2026-10-08T01:00:00.000Z';
    await executor.submit(work('counter/d', { type: 'open', label: 'd' }, { type: 'set-alarm', at }));
    const [armed] = await dues('counter/d');
    expect(armed).toMatchObject({ round: '1', state: 'armed', at: new Date(at) });
    const step: Work = { ...work('counter/d', { type: 'ring' }), origin: { kind: 'due', id: armed?.id, at } };
    const results = await Promise.all([executor.submit(step), executor.submit(step)]);
    expect(results.map(({ repeated }) => repeated)).toStrictEqual([false, true]);
    expect((await executor.submit(step)).repeated).toBe(true);
    expect(await dues('counter/d')).toMatchObject([{ round: '1', state: 'done' }]);
    expect(await count(`event where stream = 'counter/d' and type like '%rung%'`)).toBe(1);
  });

  it('whose step was moved in the same chunk are armed again for the new time, not done', async () => {
    const at = '2026-10-08T01:30:00.000Z';
    const later = '2026-10-09T01:30:00.000Z';
    await executor.submit(work('counter/m', { type: 'open', label: 'm' }, { type: 'set-alarm', at }));
    const [armed] = await dues('counter/m');
    const step: Work = { ...work('counter/m', { type: 'ring' }), origin: { kind: 'due', id: armed?.id, at } };
    const [, refused] = await Promise.all([
      executor.submit(work('counter/m', { type: 'set-alarm', at: later })),
      executor.submit(step),
    ]);
    expect(refused.outcomes).toStrictEqual([{ kind: 'rejected', code: 'not-due' }]);
    expect(await dues('counter/m')).toMatchObject([{ round: '1', state: 'armed', at: new Date(later) }]);
  });

  it('are not taken before their time', async () => {
    const at = '2026-10-08T02:00:00.001Z';
    await executor.submit(work('counter/e', { type: 'open', label: 'e' }, { type: 'set-alarm', at }));
    const [armed] = await dues('counter/e');
    const step: Work = { ...work('counter/e', { type: 'ring' }), origin: { kind: 'due', id: armed?.id, at } };
    expect((await executor.submit(step)).repeated).toBe(true);
    expect(await dues('counter/e')).toMatchObject([{ state: 'armed' }]);
  });
});

describe('a time that a decider gives', () => {
  it('is a whole millisecond before it is hashed, as it is stored', async () => {
    const atSecond = { type: 'open', label: 'x', occurredAt: '2026-10-08T09:30:00+08:00' } as const;
    const { outcomes } = await executor.submit(work('counter/t', atSecond));
    expect(outcomes[0]).toMatchObject({ events: [{ occurredAt: '2026-10-08T01:30:00.000Z' }] });
    const { faults } = await verifyLedger(pool, 'counters', counterAggregates);
    expect(faults).toStrictEqual([]);
  });
});

describe('12 optimistic writers on 8 rows', () => {
  it('lose no command, and the feed never shows a version before the one it follows', async () => {
    const writers = Array.from({ length: 12 }, () => new Executor(counterLedger('counters', pool, clock, incidents)));
    const streams = Array.from({ length: 8 }, (_, index) => `counter/w${index}`);
    await executor.submit({
      ...work('counter/w0'),
      commands: streams.map((stream) => ({ stream, command: { type: 'open', label: 'w' } })),
    });
    const each = 40;
    await Promise.all(
      writers.map(async (writer, index) => {
        for (let turn = 0; turn < each; turn += 1) {
          const stream = streams[(index + turn * 5) % streams.length] ?? '';
          const { outcomes } = await writer.submit(work(stream, { type: 'add', amount: 1 }));
          expect(outcomes[0]?.kind).toBe('accepted');
        }
      }),
    );
    const { rows } = await pool.query(`select sum(sum)::int as total from counter where id like 'w%'`);
    expect(rows).toStrictEqual([{ total: 12 * each }]);
    expect(incidents.filter(({ kind }) => kind === 'conflict').length).toBeGreaterThan(0);
    const inversions = await count(
      `(select version, lag(version) over (partition by stream order by tx, id) as before from event) e
       where before is not null and version <> before + 1`,
    );
    expect(inversions).toBe(0);
  }, 60_000);
});
