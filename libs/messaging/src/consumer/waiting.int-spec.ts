import { counterCatalogue, laterCounterCatalogue, mirrored } from '../spec-fixtures/counter.js';
import { Mirror } from '../spec-fixtures/mirror.js';

let mirror: Mirror;
beforeAll(async () => {
  mirror = await Mirror.open();
});
afterAll(() => mirror.close());
beforeEach(() => mirror.clear());

describe('a type that waits for a version which handles it', () => {
  it('is put aside without an alarm by its owner, and applied by the version that handles it', async () => {
    await mirror.consumer.deliver([
      mirror.open('counter/a'),
      mirror.source.next('counter/a', 'reset', {}),
      mirror.add('counter/a', 1),
    ]);
    expect(await mirror.parked()).toStrictEqual(['counter/a/2 waiting-type', 'counter/a/3 behind-parked']);
    expect(mirror.incidents).toStrictEqual([]);
    const later = {
      ...mirrored,
      'kaoji.counter.reset.v1': ({ stream }: { stream: string }) => [
        { stream, command: { type: 'add' as const, amount: 100 } },
      ],
    };
    mirror.anotherProcess(laterCounterCatalogue, later);
    expect(await mirror.consumer.release(await mirror.parkedEvents('counter/a'))).toBe(2);
    expect(await mirror.sums()).toStrictEqual({ a: 101 });
    expect(await mirror.parked()).toStrictEqual([]);
  });
});

describe('a posted event for a subject that is not known', () => {
  const waiting = async () =>
    (await mirror.pool.query('select subject, version, receipt from waiting order by subject, version')).rows;
  const dues = async () => (await mirror.pool.query('select subject, state, at from due order by subject')).rows;
  const inADay = new Date('2026-10-09T02:00:00.000Z');

  it('waits, and is applied when the subject comes in the same batch', async () => {
    await mirror.consumer.deliver([
      mirror.posted('counter/a', 1, 'r1'),
      mirror.posted('counter/a', 2, 'r2'),
      mirror.open('counter/a'),
    ]);
    expect(await mirror.sums()).toStrictEqual({ a: 3 });
    expect(await waiting()).toStrictEqual([]);
    expect(await mirror.parked()).toStrictEqual([]);
  });

  it('waits, and is applied in version order when the subject comes in a later batch', async () => {
    await mirror.consumer.deliver([mirror.posted('counter/a', 1, 'r1'), mirror.posted('counter/a', 2, 'r2')]);
    expect(await waiting()).toStrictEqual([
      { subject: 'counter/a', version: 1, receipt: 'r1' },
      { subject: 'counter/a', version: 2, receipt: 'r2' },
    ]);
    expect(await mirror.inbox()).toStrictEqual([{ stream: 'counter/a', version: 2, parked: false }]);
    await mirror.consumer.deliver([mirror.open('counter/a'), mirror.posted('counter/a', 4, 'r3')]);
    expect((await mirror.data('counter/a')).slice(1)).toStrictEqual([4, 1, 2].map((amount) => ({ amount })));
    expect(await waiting()).toStrictEqual([]);
    expect((await dues()).map(({ state }) => state)).toStrictEqual(['skipped', 'skipped']);
  });

  it('is applied too when the subject is made by a person', async () => {
    await mirror.consumer.deliver([mirror.posted('counter/a', 1, 'r1')]);
    await mirror.executor.submit({
      origin: { kind: 'fresh' },
      commands: [{ stream: 'counter/a', command: { type: 'open', label: 'by hand' } }],
      metadata: { rootAt: mirror.clock.now() },
    });
    expect(await mirror.sums()).toStrictEqual({ a: 1 });
    expect(await waiting()).toStrictEqual([]);
  });

  it('that never comes is rejected a day after its receipt, by its due row', async () => {
    await mirror.consumer.deliver([mirror.posted('counter/a', 1, 'r1')]);
    expect(await dues()).toStrictEqual([{ subject: 'receipt/r1', state: 'armed', at: inADay }]);
    const { rows } = await mirror.pool.query<{ id: string }>('select id from due');
    mirror.clock.set(inADay.toISOString());
    await mirror.executor.submit({
      origin: { kind: 'due', id: rows[0]?.id ?? '', at: mirror.clock.now() },
      commands: [{ stream: 'receipt/r1', command: { code: 'subject-unknown' } }],
      metadata: { rootAt: mirror.clock.now(), actor: 'clock' },
    });
    expect(await mirror.data('receipt/r1')).toStrictEqual([{ code: 'subject-unknown' }]);
    const metadata = await mirror.pool.query(
      `select metadata->>'receipt' as receipt from event where stream = 'receipt/r1'`,
    );
    expect(metadata.rows).toStrictEqual([{ receipt: 'r1' }]);
    expect(await waiting()).toStrictEqual([]);
    await mirror.consumer.deliver([mirror.open('counter/a')]);
    expect(await mirror.sums()).toStrictEqual({ a: 0 });
  });

  it('waits for that subject alone: what it asks of another is done when it comes, and once', async () => {
    const both = (stream: string) => [stream, 'counter/known'];
    const reactions = {
      ...mirrored,
      'kaoji.counter.added.v1': ({ stream }: { stream: string }) =>
        both(stream).map((each) => ({ stream: each, command: { type: 'add' as const, amount: 1 } })),
    };
    mirror.anotherProcess(counterCatalogue, reactions);
    await mirror.consumer.deliver([mirror.open('counter/known'), mirror.posted('counter/late', 1, 'r1')]);
    expect(await mirror.sums()).toStrictEqual({ known: 1 });
    await mirror.consumer.deliver([mirror.open('counter/late')]);
    expect(await mirror.sums()).toStrictEqual({ known: 1, late: 1 });
  });
});

describe('a refusal of a posted event', () => {
  it('is recorded as an event of its receipt, and the inbox moves on', async () => {
    await mirror.consumer.deliver([
      mirror.open('counter/a'),
      mirror.posted('counter/a', -1, 'r1'),
      mirror.add('counter/a', 1),
    ]);
    expect(await mirror.data('receipt/r1')).toStrictEqual([{ code: 'negative' }]);
    expect(await mirror.sums()).toStrictEqual({ a: 1 });
    expect(await mirror.inbox()).toStrictEqual([{ stream: 'counter/a', version: 3, parked: false }]);
  });

  it('by a unique index still moves the inbox, with the refusal recorded', async () => {
    await mirror.consumer.deliver([mirror.open('counter/a'), mirror.add('counter/a', 777), mirror.open('counter/b')]);
    await mirror.consumer.deliver([mirror.posted('counter/b', 777, 'r1')]);
    await mirror.consumer.deliver([mirror.add('counter/b', 1)]);
    expect(await mirror.sums()).toStrictEqual({ a: 777, b: 1 });
    expect(await mirror.data('receipt/r1')).toStrictEqual([{ code: 'sum-taken' }]);
    expect((await mirror.inbox()).map(({ version, parked: is }) => [version, is])).toStrictEqual([[2, false], [3, false]]); // prettier-ignore
    expect(mirror.alarms()).toStrictEqual([]);
  });
});
