import { FixedClock, testDatabase, type TestDatabase } from '@kaoji/testing';
import type { Pool } from 'pg';
import { Executor } from '../executor/executor.js';
import type { Incident } from '../executor/service-ledger.js';
import type { RecordedEvent } from '../recorded-event.js';
import {
  counterCatalogue,
  counterLedger,
  counterSchema,
  laterCounterCatalogue,
  mirrored,
} from '../spec-fixtures/counter.js';
import { ForeignEvents } from '../spec-fixtures/foreign-events.js';
import { Consumer } from './consumer.js';

const clock = new FixedClock('2026-10-08T02:00:00.000Z');
let database: TestDatabase;
let pool: Pool;
let incidents: Incident[];
let consumer: Consumer;
let executor: Executor;
let source: ForeignEvents;

beforeAll(async () => {
  database = await testDatabase([counterSchema('mirror')]);
  pool = database.pool('mirror');
});
afterAll(() => database.close());
beforeEach(async () => {
  await database
    .ownerPool()
    .query(
      'truncate mirror.event, mirror.counter, mirror.receipt, mirror.inbox, mirror.parked, mirror.waiting, mirror.due',
    );
  incidents = [];
  clock.set('2026-10-08T02:00:00.000Z');
  source = new ForeignEvents('source', clock.now());
  consumer = consumerOf();
});

function consumerOf(catalogue = counterCatalogue, reactions = mirrored): Consumer {
  executor = new Executor({
    ...counterLedger('mirror', pool, clock, incidents),
    react: (event) => reactions[event.type]?.(event) ?? [],
  });
  return new Consumer({
    service: 'mirror',
    catalogue,
    handlers: { reactions, projections: [] },
    executor,
    ready: () => Promise.resolve(),
    noticed: (incident) => incidents.push(incident),
  });
}

const open = (stream: string) => source.next(stream, 'opened', { label: 'x' });
const add = (stream: string, amount: number) => source.next(stream, 'added', { amount });
const posted = (stream: string, amount: number, receipt: string) =>
  source.next(stream, 'added', { amount }, { receipt });

const sums = async (): Promise<Record<string, number>> => {
  const { rows } = await pool.query<{ id: string; sum: number }>('select id, sum from counter order by id');
  return Object.fromEntries(rows.map(({ id, sum }) => [id, sum]));
};
const inbox = async () =>
  (await pool.query('select stream, version, parked_since is not null as parked from inbox order by stream')).rows;
const parked = async () =>
  (await pool.query('select stream, version, reason from parked order by stream, version')).rows;
const events = async (stream: string) =>
  (await pool.query('select type, data from event where stream = $1 order by version', [stream])).rows;
const parkedEvents = async (stream: string): Promise<RecordedEvent[]> =>
  (await pool.query('select event from parked where stream = $1 order by version', [stream])).rows.map(
    (row) => row.event,
  );
const alarms = () =>
  incidents.flatMap((one) => (one.kind === 'parked' ? [`${one.event.stream}/${one.event.version} ${one.reason}`] : []));

describe('an event that comes again', () => {
  it('is dropped, in a later batch and in the same one', async () => {
    const story = [open('counter/a'), add('counter/a', 1), add('counter/a', 2)];
    await consumer.deliver(story);
    await consumer.deliver(story);
    await consumer.deliver([add('counter/a', 4), ...story.slice(1), ...story]);
    const more = add('counter/a', 8);
    await consumer.deliver([more, more]);
    expect(await sums()).toStrictEqual({ a: 15 });
    expect(await inbox()).toStrictEqual([{ stream: 'counter/a', version: 5, parked: false }]);
    expect(alarms()).toStrictEqual([]);
  });

  it('has no second effect when the process died between its commit and the position', async () => {
    const story = [open('counter/a'), add('counter/a', 1)];
    await consumer.deliver(story);
    await executor.close();
    await consumerOf().deliver([...story, add('counter/a', 2)]);
    expect(await sums()).toStrictEqual({ a: 3 });
  });

  it('has one effect when two processes take the same batch at once', async () => {
    const story = [open('counter/a'), ...Array.from({ length: 30 }, () => add('counter/a', 1))];
    await Promise.all([consumerOf().deliver(story), consumerOf().deliver(story)]);
    expect(await sums()).toStrictEqual({ a: 30 });
    expect(await parked()).toStrictEqual([]);
  });

  it('out of order within a batch is put in order', async () => {
    const [first, second, third] = [open('counter/a'), add('counter/a', 1), add('counter/a', 2)];
    await consumer.deliver([third, first, second]);
    expect(await sums()).toStrictEqual({ a: 3 });
    expect(alarms()).toStrictEqual([]);
  });
});

describe('a type without a reaction here', () => {
  it('only moves the inbox row', async () => {
    await consumer.deliver([open('counter/a'), source.next('counter/a', 'alarm-set', {}), add('counter/a', 1)]);
    expect(await inbox()).toStrictEqual([{ stream: 'counter/a', version: 3, parked: false }]);
    expect(await sums()).toStrictEqual({ a: 1 });
  });
});

describe('a stream is parked, with an alarm,', () => {
  it('by a gap: nothing beyond it is applied until what was lost comes', async () => {
    const [first, lost, beyond] = [open('counter/a'), add('counter/a', 1), add('counter/a', 2)];
    await consumer.deliver([first, beyond]);
    expect(await parked()).toStrictEqual([{ stream: 'counter/a', version: 3, reason: 'gap' }]);
    expect(alarms()).toStrictEqual(['counter/a/3 gap']);
    expect(await sums()).toStrictEqual({ a: 0 });
    expect(await consumer.release(await parkedEvents('counter/a'))).toBe(0);
    await consumer.deliver([lost]);
    expect(await consumer.release(await parkedEvents('counter/a'))).toBe(2);
    expect(await sums()).toStrictEqual({ a: 3 });
    expect(await inbox()).toStrictEqual([{ stream: 'counter/a', version: 3, parked: false }]);
  });

  it('by a gap at its beginning, and takes further events into parked all the same', async () => {
    const [first, second, third] = [open('counter/a'), add('counter/a', 1), add('counter/a', 2)];
    await consumer.deliver([second]);
    await consumer.deliver([third]);
    await consumer.deliver([first]);
    expect((await parked()).map(({ version, reason }) => `${version} ${reason}`)).toStrictEqual([
      '1 behind-parked',
      '2 gap',
      '3 behind-parked',
    ]);
    expect(await consumer.release(await parkedEvents('counter/a'))).toBe(3);
    expect(await sums()).toStrictEqual({ a: 3 });
  });

  it('by a fork: the same version with another hash, in a later batch or in the same one', async () => {
    await consumer.deliver([open('counter/a'), add('counter/a', 1)]);
    const other = new ForeignEvents('source', clock.now());
    other.next('counter/a', 'opened', { label: 'x' });
    const fork = other.next('counter/a', 'added', { amount: 100 });
    await consumer.deliver([fork, add('counter/a', 2)]);
    const [left, right] = [open('counter/b'), other.next('counter/b', 'opened', { label: 'y' })];
    await consumer.deliver([left, right]);
    expect(alarms()).toStrictEqual(['counter/a/2 fork', 'counter/b/1 fork']);
    expect((await parked()).map(({ stream, version }) => `${stream}/${version}`)).toStrictEqual([
      'counter/a/2',
      'counter/a/3',
      'counter/b/1',
    ]);
    expect(await sums()).toStrictEqual({ a: 1, b: 0 });
  });

  it('by a type that the contracts do not know', async () => {
    await consumer.deliver([open('counter/a'), source.next('counter/a', 'merged', {}), add('counter/a', 1)]);
    expect((await parked()).map(({ version, reason }) => `${version} ${reason}`)).toStrictEqual([
      '2 unknown-type',
      '3 behind-parked',
    ]);
    expect(alarms()).toStrictEqual(['counter/a/2 unknown-type']);
    expect(await sums()).toStrictEqual({ a: 0 });
  });
});

describe('a poisonous event', () => {
  const poison = 666;

  it('parks its stream alone after 5 attempts; later events of it follow in order, others flow', async () => {
    const story = [open('counter/a'), open('counter/b'), add('counter/a', poison), add('counter/b', 1)];
    await consumer.deliver([...story, add('counter/a', 1), add('counter/b', 2)]);
    await consumer.deliver([add('counter/a', 2), add('counter/b', 4)]);
    expect(await sums()).toStrictEqual({ a: 0, b: 7 });
    expect((await parked()).map(({ stream, version, reason }) => `${stream}/${version} ${reason}`)).toStrictEqual([
      'counter/a/2 failed: poison',
      'counter/a/3 behind-parked',
      'counter/a/4 behind-parked',
    ]);
    expect(alarms()).toStrictEqual(['counter/a/2 failed: poison']);
    const culprits = incidents.filter(({ kind }) => kind === 'culprit').length;
    expect(culprits).toBe(6); // once among others, then 5 attempts of its own
  }, 15_000);

  it('as the first of its stream parks it too, and many at once take no longer than one', async () => {
    const streams = Array.from({ length: 20 }, (_, index) => `counter/p${index}`);
    const reactions = { ...mirrored, 'kaoji.counter.opened.v1': () => { throw new Error('poison'); } }; // prettier-ignore
    const started = performance.now();
    consumer = consumerOf(counterCatalogue, reactions);
    await consumer.deliver(streams.map((stream) => open(stream)));
    await consumer.deliver(streams.map((stream) => add(stream, 1)));
    expect(performance.now() - started).toBeLessThan(6_000);
    expect(await parked()).toHaveLength(40);
    expect((await inbox()).every(({ version, parked: is }) => version === 0 && is)).toBe(true);
  }, 15_000);

  it('is released in order and first, when it is mended, and then its stream flows', async () => {
    await consumer.deliver([open('counter/a'), add('counter/a', poison), add('counter/a', 1)]);
    expect(await consumer.release(await parkedEvents('counter/a'))).toBe(0);
    const mended = {
      ...mirrored,
      'kaoji.counter.added.v1': ({ stream, data }: { stream: string; data: object }) => {
        const { amount } = data as { amount: number };
        return [{ stream, command: { type: 'add' as const, amount: amount === poison ? 10 : amount } }];
      },
    };
    consumer = consumerOf(counterCatalogue, mended);
    expect(await consumer.release(await parkedEvents('counter/a'))).toBe(2);
    await consumer.deliver([add('counter/a', 2)]);
    expect((await events('counter/a')).map(({ data }) => data.amount ?? 'open')).toStrictEqual(['open', 10, 1, 2]);
    expect(await inbox()).toStrictEqual([{ stream: 'counter/a', version: 4, parked: false }]);
    expect(await parked()).toStrictEqual([]);
  }, 15_000);
});

describe('a type that waits for a version which handles it', () => {
  it('is put aside without an alarm by its owner, and applied by the version that handles it', async () => {
    await consumer.deliver([open('counter/a'), source.next('counter/a', 'reset', {}), add('counter/a', 1)]);
    expect((await parked()).map(({ version, reason }) => `${version} ${reason}`)).toStrictEqual([
      '2 waiting-type',
      '3 behind-parked',
    ]);
    expect(incidents).toStrictEqual([]);
    const later = {
      ...mirrored,
      'kaoji.counter.reset.v1': ({ stream }: { stream: string }) => [
        { stream, command: { type: 'add' as const, amount: 100 } },
      ],
    };
    consumer = consumerOf(laterCounterCatalogue, later);
    expect(await consumer.release(await parkedEvents('counter/a'))).toBe(2);
    expect(await sums()).toStrictEqual({ a: 101 });
    expect(await parked()).toStrictEqual([]);
  });
});

describe('a posted event for a subject that is not known', () => {
  const waiting = async () =>
    (await pool.query('select subject, version, receipt from waiting order by subject, version')).rows;
  const dues = async () => (await pool.query('select subject, state, at from due order by subject')).rows;
  const inADay = new Date('2026-10-09T02:00:00.000Z');

  it('waits, and is applied when the subject comes in the same batch', async () => {
    await consumer.deliver([posted('counter/a', 1, 'r1'), posted('counter/a', 2, 'r2'), open('counter/a')]);
    expect(await sums()).toStrictEqual({ a: 3 });
    expect(await waiting()).toStrictEqual([]);
    expect(await parked()).toStrictEqual([]);
  });

  it('waits, and is applied in version order when the subject comes in a later batch', async () => {
    await consumer.deliver([posted('counter/a', 1, 'r1'), posted('counter/a', 2, 'r2')]);
    expect(await waiting()).toStrictEqual([
      { subject: 'counter/a', version: 1, receipt: 'r1' },
      { subject: 'counter/a', version: 2, receipt: 'r2' },
    ]);
    expect(await inbox()).toStrictEqual([{ stream: 'counter/a', version: 2, parked: false }]);
    await consumer.deliver([open('counter/a'), posted('counter/a', 4, 'r3')]);
    expect((await events('counter/a')).map(({ data }) => data.amount ?? 'open')).toStrictEqual(['open', 4, 1, 2]);
    expect(await waiting()).toStrictEqual([]);
    expect((await dues()).map(({ state }) => state)).toStrictEqual(['skipped', 'skipped']);
  });

  it('is applied too when the subject is made by a person', async () => {
    await consumer.deliver([posted('counter/a', 1, 'r1')]);
    await executor.submit({
      origin: { kind: 'fresh' },
      commands: [{ stream: 'counter/a', command: { type: 'open', label: 'by hand' } }],
      metadata: { rootAt: clock.now() },
    });
    expect(await sums()).toStrictEqual({ a: 1 });
    expect(await waiting()).toStrictEqual([]);
  });

  it('that never comes is rejected a day after its receipt, by its due row', async () => {
    await consumer.deliver([posted('counter/a', 1, 'r1')]);
    expect(await dues()).toStrictEqual([{ subject: 'receipt/r1', state: 'armed', at: inADay }]);
    const { rows } = await pool.query<{ id: string }>('select id from due');
    clock.set(inADay.toISOString());
    await executor.submit({
      origin: { kind: 'due', id: rows[0]?.id ?? '', at: clock.now() },
      commands: [{ stream: 'receipt/r1', command: { code: 'subject-unknown' } }],
      metadata: { rootAt: clock.now(), actor: 'clock' },
    });
    expect(await events('receipt/r1')).toStrictEqual([
      { type: 'kaoji.counter.receipt-rejected.v1', data: { code: 'subject-unknown' } },
    ]);
    const metadata = await pool.query(`select metadata->>'receipt' as receipt from event where stream = 'receipt/r1'`);
    expect(metadata.rows).toStrictEqual([{ receipt: 'r1' }]);
    expect(await waiting()).toStrictEqual([]);
    await consumer.deliver([open('counter/a')]);
    expect(await sums()).toStrictEqual({ a: 0 });
  });

  it('waits for that subject alone: what it asks of another is done when it comes, and once', async () => {
    const both = (stream: string) => [stream, 'counter/known'];
    const reactions = {
      ...mirrored,
      'kaoji.counter.added.v1': ({ stream }: { stream: string }) =>
        both(stream).map((each) => ({ stream: each, command: { type: 'add' as const, amount: 1 } })),
    };
    consumer = consumerOf(counterCatalogue, reactions);
    await consumer.deliver([open('counter/known'), posted('counter/late', 1, 'r1')]);
    expect(await sums()).toStrictEqual({ known: 1 });
    await consumer.deliver([open('counter/late')]);
    expect(await sums()).toStrictEqual({ known: 1, late: 1 });
  });
});

describe('a refusal of a posted event', () => {
  it('is recorded as an event of its receipt, and the inbox moves on', async () => {
    await consumer.deliver([open('counter/a'), posted('counter/a', -1, 'r1'), add('counter/a', 1)]);
    expect(await events('receipt/r1')).toStrictEqual([
      { type: 'kaoji.counter.receipt-rejected.v1', data: { code: 'negative' } },
    ]);
    expect(await sums()).toStrictEqual({ a: 1 });
    expect(await inbox()).toStrictEqual([{ stream: 'counter/a', version: 3, parked: false }]);
  });

  it('by a unique index still moves the inbox, with the refusal recorded', async () => {
    await consumer.deliver([open('counter/a'), add('counter/a', 777), open('counter/b')]);
    await consumer.deliver([posted('counter/b', 777, 'r1')]);
    await consumer.deliver([add('counter/b', 1)]);
    expect(await sums()).toStrictEqual({ a: 777, b: 1 });
    expect((await events('receipt/r1')).map(({ data }) => data)).toStrictEqual([{ code: 'sum-taken' }]);
    expect((await inbox()).map(({ version, parked: is }) => [version, is])).toStrictEqual([[2, false], [3, false]]); // prettier-ignore
    expect(alarms()).toStrictEqual([]);
  });
});

describe('units before facts', () => {
  it('a batch waits until what it presupposes is here', async () => {
    let arrived: () => void = () => undefined;
    const ready = new Promise<void>((resolve) => (arrived = resolve));
    const patient = new Consumer({
      service: 'mirror',
      catalogue: counterCatalogue,
      handlers: { reactions: mirrored, projections: [] },
      executor,
      ready: () => ready,
      noticed: (incident) => incidents.push(incident),
    });
    const delivering = patient.deliver([open('counter/a')]);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(await inbox()).toStrictEqual([]);
    arrived();
    await delivering;
    expect(await sums()).toStrictEqual({ a: 0 });
  });
});
