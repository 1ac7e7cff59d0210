import { Executor, type ServiceLedger } from '@kaoji/messaging';
import { FixedClock, until } from '@kaoji/testing';
import { Queue, createPostgresBackend } from 'bullmq';
import { Look } from './look.js';
import { bellDefinition, bells } from './spec-fixtures/bell.js';
import { Belfry, strike } from './spec-fixtures/belfry.js';
import { WakeUps, type WakeUpOptions } from './wake-ups.js';

const real = { now: () => new Date().toISOString() };
let belfry: Belfry;
let wakeUps: WakeUps | undefined;
let executor: Executor;
let failures: unknown[];

beforeEach(async () => {
  belfry = await Belfry.open();
  failures = [];
});
afterEach(async () => {
  await wakeUps?.close();
  wakeUps = undefined;
  await belfry.close();
});

function wakeUpsOf(changed: Partial<WakeUpOptions> = {}): WakeUps {
  const { handlers, name, ...definition } = bellDefinition('source');
  const pool = belfry.pool('source');
  const clock = changed.clock ?? real;
  const ledger: ServiceLedger = {
    ...definition,
    service: name,
    pool,
    clock,
    aggregates: new Map(bells.map((aggregate) => [aggregate.concept, aggregate])),
    react: () => [],
    foreignProjections: handlers.projections,
    committed: ({ armed }) => wakeUps?.arm(armed),
    noticed: (incident) => failures.push(incident),
  };
  executor = new Executor(ledger);
  const look = new Look(ledger, executor);
  const failed = (error: unknown): void => void failures.push(error);
  const options = { service: name, pool, jobs: belfry.jobs, clock, drill: false, look: () => look.run(), failed };
  return (wakeUps = new WakeUps({ ...options, ...changed }));
}

const inMilliseconds = (milliseconds: number): string => new Date(Date.now() + milliseconds).toISOString();
const set = (bell: string, at: string) => executor.submit(strike(bell, { type: 'set', at }, real.now()));
const rung = async () => (await belfry.events('source')).filter((line) => line.endsWith('rung'));
const jobs = async () =>
  (await belfry.database.ownerPool().query<{ id: string }>('select id from bullmq.job order by id')).rows;
const idle = { sweepEvery: 600_000 };

/** What FLUSHALL is to Redis. */
async function flush(): Promise<void> {
  const owner = belfry.database.ownerPool();
  const { rows } = await owner.query<{ all: string }>(
    `select string_agg('bullmq.' || quote_ident(tablename), ', ') as all from pg_tables
     where schemaname = 'bullmq' and tablename <> 'migration'`,
  );
  await owner.query(`truncate ${rows[0]?.all}`);
}

describe('a wake-up on Postgres, under the role of BullMQ', () => {
  it('fires at the time of a step that a commit armed, without any sweep', async () => {
    await wakeUpsOf(idle).start();
    const at = inMilliseconds(600);
    await set('bell/a', at);
    await until('a job is there', async () => (await jobs()).length === 1);
    expect(await rung()).toStrictEqual([]);
    await until('the bell rings', async () => (await rung()).length === 1, 15_000);
    expect(real.now() >= at).toBe(true);
    await until('the finished job is removed', async () => (await jobs()).length === 0);
    expect(failures).toStrictEqual([]);
  }, 30_000);

  it('comes for what was overdue before the start', async () => {
    const starting = wakeUpsOf(idle);
    await set('bell/a', inMilliseconds(-60_000));
    await starting.start();
    await until('the bell rings', async () => (await rung()).length === 1);
    expect(failures).toStrictEqual([]);
  }, 30_000);

  it('lost with everything that BullMQ knows is made good by the sweep: nothing is lost', async () => {
    await wakeUpsOf({ sweepEvery: 200 }).start();
    for (let bell = 0; bell < 5; bell += 1) await set(`bell/${bell}`, inMilliseconds(1_200));
    await until('jobs are there', async () => (await jobs()).length === 5);
    await flush();
    expect(await jobs()).toStrictEqual([]);
    await until('all bells ring', async () => (await rung()).length === 5, 20_000);
    expect(new Set(await rung()).size).toBe(5);
  }, 40_000);

  it('is not doubled by an id that exists already, nor held up by it', async () => {
    await wakeUpsOf({ sweepEvery: 100 }).start();
    await set('bell/a', inMilliseconds(700));
    await until('a job is there', async () => (await jobs()).length === 1);
    await wakeUps?.sweep();
    await wakeUps?.sweep();
    expect(await jobs()).toHaveLength(1);
    await until('the bell rings', async () => (await rung()).length === 1, 15_000);
    await set('bell/a', inMilliseconds(100));
    await until('it rings again', async () => (await rung()).length === 2, 15_000);
  }, 40_000);

  it('has another id when its step moves, so that the old job is no obstacle', async () => {
    await wakeUpsOf(idle).start();
    await set('bell/a', inMilliseconds(1_800_000));
    await until('a job is there', async () => (await jobs()).length === 1);
    await set('bell/a', inMilliseconds(300));
    await until('the bell rings', async () => (await rung()).length === 1, 15_000);
    await until('the job that fired is removed', async () => (await jobs()).length === 1);
    expect((await jobs()).map(({ id }) => id)).toStrictEqual(['1-1']);
  }, 30_000);

  it('is not made for a step of tomorrow; a sweep makes it when it comes near', async () => {
    const clock = new FixedClock('2026-10-08T02:00:00.000Z');
    await wakeUpsOf({ ...idle, clock }).start();
    await set('bell/a', '2026-10-09T02:00:00.000Z');
    await wakeUps?.sweep();
    expect(await jobs()).toStrictEqual([]);
    clock.set('2026-10-09T01:30:00.000Z');
    await wakeUps?.sweep();
    expect(await jobs()).toHaveLength(1);
  }, 30_000);

  it('in drill mode is never delayed: only what is due is put on the queue', async () => {
    const clock = new FixedClock('2026-10-08T02:00:00.000Z');
    await wakeUpsOf({ ...idle, clock, drill: true }).start();
    await set('bell/a', '2026-10-08T02:00:01.000Z');
    await wakeUps?.sweep();
    expect(await jobs()).toStrictEqual([]);
    clock.set('2026-10-08T02:00:01.000Z');
    await wakeUps?.sweep();
    await until('the bell rings', async () => (await rung()).length === 1, 15_000);
  }, 30_000);

  it('goes on when the lines of the queue are cut', async () => {
    await wakeUpsOf({ sweepEvery: 200 }).start();
    await belfry.database.ownerPool().query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where usename = 'kaoji_bullmq' and datname = current_database()`,
    );
    await set('bell/a', inMilliseconds(300));
    await until('the bell rings', async () => (await rung()).length === 1, 20_000);
  }, 40_000);
});

describe('the events that BullMQ keeps of its queue', () => {
  it('are trimmed by the role it runs under', async () => {
    const options = { connection: belfry.jobs, streams: { events: { maxLen: 10 } } };
    const queue = new Queue('trimmed', options, createPostgresBackend);
    await queue.waitUntilReady();
    for (let job = 0; job < 300; job += 1) await queue.add('look', {}, { jobId: `${job}-1`, delay: 3_600_000 });
    const { rows } = await belfry.database
      .ownerPool()
      .query<{ n: number }>(`select count(*)::int as n from bullmq.event where queue = 'trimmed'`);
    await queue.close();
    expect(rows[0]?.n).toBeLessThan(300);
  }, 30_000);
});
