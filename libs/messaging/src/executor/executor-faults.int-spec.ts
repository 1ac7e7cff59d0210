import { FixedClock, testDatabase, until, type TestDatabase } from '@kaoji/testing';
import pg from 'pg';
import { counterLedger, counterSchema, type CounterCommand } from '../spec-fixtures/counter.js';
import { ForeignEvents } from '../spec-fixtures/foreign-events.js';
import { Executor, ExecutorClosed } from './executor.js';
import type { Incident } from './service-ledger.js';
import type { Work } from './work.js';

const clock = new FixedClock('2026-10-08T02:00:00.000Z');
const metadata = { rootAt: clock.now() };
let database: TestDatabase;
let pool: pg.Pool;
let incidents: Incident[];
let executor: Executor;

beforeEach(async () => {
  database = await testDatabase([counterSchema('counters')]);
  pool = database.pool('counters', 2);
  pool.on('error', () => undefined);
  incidents = [];
  executor = new Executor(counterLedger('counters', pool, clock, incidents));
});
afterEach(() => database.close());

const work = (stream: string, command: CounterCommand): Work => ({
  origin: { kind: 'fresh' },
  commands: [{ stream, command }],
  metadata,
});

const foreign = (source: ForeignEvents, stream: string): Work => {
  const event = source.next(stream, 'opened', { label: 'x' });
  return { ...work(stream, { type: 'open', label: 'x' }), origin: { kind: 'event', event } };
};

const cutLines = (where: string): Promise<unknown> =>
  database.ownerPool().query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where usename = 'kaoji_counters' and datname = current_database() and ${where}`,
  );

/** A pool whose connections find nobody: the database is away. */
const nowhere = (): pg.Pool => new pg.Pool({ host: '127.0.0.1', port: 1, user: 'nobody' });

describe('a line that is cut', () => {
  it('in the middle of a chunk ends neither the process nor the work: the chunk is run again', async () => {
    const locker = await database.ownerPool().connect();
    await locker.query('begin; lock table counters.counter in exclusive mode');
    const submitted = executor.submit(work('counter/a', { type: 'open', label: 'a' }));
    await until('the chunk waits for the lock', async () => {
      const { rows } = await database.ownerPool().query(`select from pg_stat_activity where wait_event_type = 'Lock'`);
      return rows.length > 0;
    });
    await cutLines(`wait_event_type = 'Lock'`);
    await locker.query('commit');
    locker.release();
    expect((await submitted).outcomes[0]?.kind).toBe('accepted');
    expect(incidents.map(({ kind }) => kind)).toStrictEqual(['transient']);
    expect((await pool.query('select stream, version from event')).rows).toStrictEqual([
      { stream: 'counter/a', version: 1 },
    ]);
  });

  it('while nothing is asked costs nothing', async () => {
    await executor.submit(work('counter/a', { type: 'open', label: 'a' }));
    await cutLines('true');
    expect((await executor.submit(work('counter/b', { type: 'open', label: 'b' }))).outcomes[0]?.kind).toBe('accepted');
  });

  it('during the commit leaves open what became of a request without a key: it fails, and is not done twice', async () => {
    await executor.submit(work('counter/a', { type: 'open', label: 'a' }));
    const deaf = new Executor(counterLedger('counters', losingTheFirstAnswer(pool), clock, incidents));
    await expect(deaf.submit(work('counter/a', { type: 'add', amount: 1 }))).rejects.toThrow('Connection terminated');
    expect((await pool.query('select sum from counter')).rows).toStrictEqual([{ sum: 1 }]);
  });

  it('during the commit of a foreign event is made good by its inbox row', async () => {
    const deaf = new Executor(counterLedger('counters', losingTheFirstAnswer(pool), clock, incidents));
    const result = await deaf.submit(foreign(new ForeignEvents('source', clock.now()), 'counter/a'));
    expect(result.repeated).toBe(true);
    expect((await pool.query('select stream, version from event')).rows).toHaveLength(1);
  });
});

/** A pool as the executor sees it, on whose first commit the line is cut after the server heard it. */
function losingTheFirstAnswer(real: pg.Pool): pg.Pool {
  let lost = false;
  const connect = async (): Promise<pg.PoolClient> => {
    const client = await real.connect();
    const query = async (sql: string, values?: unknown[]): Promise<unknown> => {
      const answer = await client.query(sql, values);
      if (sql !== 'commit' || lost) return answer;
      lost = true;
      throw new Error('Connection terminated unexpectedly');
    };
    return new Proxy(client, { get: (on, name) => (name === 'query' ? query : bound(on, name)) });
  };
  return new Proxy(real, { get: (on, name) => (name === 'connect' ? connect : bound(on, name)) });
}

function bound(on: object, name: string | symbol): unknown {
  const value: unknown = Reflect.get(on, name, on);
  return typeof value === 'function' ? value.bind(on) : value;
}

describe('with the database away', () => {
  it('people are answered after 5 s, also while an event is tried again and again', async () => {
    const away = nowhere();
    executor = new Executor(counterLedger('counters', away, clock, incidents));
    const event = executor.submit(foreign(new ForeignEvents('source', clock.now()), 'counter/a'));
    const outcome = event.then(
      () => 'applied',
      (error: Error) => error.message,
    );
    await until('the event is tried', () => incidents.length > 0);
    const started = performance.now();
    await expect(executor.submit(work('counter/b', { type: 'open', label: 'b' }))).rejects.toThrow('ECONNREFUSED');
    const waited = performance.now() - started;
    expect(waited).toBeGreaterThan(4_500);
    expect(waited).toBeLessThan(8_000);
    executor.hurry();
    expect(await outcome).toMatch('ECONNREFUSED');
    await executor.close();
    await away.end();
  }, 20_000);

  it('a close does not wait for it', async () => {
    const away = nowhere();
    executor = new Executor(counterLedger('counters', away, clock, incidents));
    const event = executor.submit(foreign(new ForeignEvents('source', clock.now()), 'counter/a'));
    const outcome = event.catch((error: Error) => error.message);
    await until('the event is tried', () => incidents.length > 0);
    await executor.close();
    expect(await outcome).toMatch('ECONNREFUSED');
    await expect(executor.submit(work('counter/a', { type: 'ring' }))).rejects.toThrow(ExecutorClosed);
    await away.end();
  });
});

describe('a close', () => {
  it('finishes what was submitted', async () => {
    const submitted = Promise.all(
      Array.from({ length: 500 }, (_, index) =>
        executor.submit(work(`counter/${index}`, { type: 'open', label: 'x' })),
      ),
    );
    await executor.close();
    expect((await submitted).every(({ outcomes }) => outcomes[0]?.kind === 'accepted')).toBe(true);
  });
});
