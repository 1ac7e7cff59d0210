import { counterCatalogue, mirrored } from '../spec-fixtures/counter.js';
import { ForeignEvents } from '../spec-fixtures/foreign-events.js';
import { Mirror } from '../spec-fixtures/mirror.js';

let mirror: Mirror;
beforeAll(async () => {
  mirror = await Mirror.open();
});
afterAll(() => mirror.close());
beforeEach(() => mirror.clear());

describe('an event that comes again', () => {
  it('is dropped, in a later batch and in the same one', async () => {
    const story = [mirror.open('counter/a'), mirror.add('counter/a', 1), mirror.add('counter/a', 2)];
    await mirror.consumer.deliver(story);
    await mirror.consumer.deliver(story);
    await mirror.consumer.deliver([mirror.add('counter/a', 4), ...story.slice(1), ...story]);
    const more = mirror.add('counter/a', 8);
    await mirror.consumer.deliver([more, more]);
    expect(await mirror.sums()).toStrictEqual({ a: 15 });
    expect(await mirror.inbox()).toStrictEqual([{ stream: 'counter/a', version: 5, parked: false }]);
    expect(mirror.alarms()).toStrictEqual([]);
  });

  it('has no second effect when the process died between its commit and the position', async () => {
    const story = [mirror.open('counter/a'), mirror.add('counter/a', 1)];
    await mirror.consumer.deliver(story);
    await mirror.executor.close();
    await mirror.anotherProcess().deliver([...story, mirror.add('counter/a', 2)]);
    expect(await mirror.sums()).toStrictEqual({ a: 3 });
  });

  it('has one effect when two processes take the same batch at once', async () => {
    const story = [mirror.open('counter/a'), ...Array.from({ length: 30 }, () => mirror.add('counter/a', 1))];
    await Promise.all([mirror.anotherProcess().deliver(story), mirror.anotherProcess().deliver(story)]);
    expect(await mirror.sums()).toStrictEqual({ a: 30 });
    expect(await mirror.parked()).toStrictEqual([]);
  });

  it('out of order within a batch is put in order', async () => {
    const [first, second, third] = [mirror.open('counter/a'), mirror.add('counter/a', 1), mirror.add('counter/a', 2)];
    await mirror.consumer.deliver([third, first, second]);
    expect(await mirror.sums()).toStrictEqual({ a: 3 });
    expect(mirror.alarms()).toStrictEqual([]);
  });
});

describe('a type without a reaction here', () => {
  it('only moves the inbox row', async () => {
    await mirror.consumer.deliver([
      mirror.open('counter/a'),
      mirror.source.next('counter/a', 'alarm-set', {}),
      mirror.add('counter/a', 1),
    ]);
    expect(await mirror.inbox()).toStrictEqual([{ stream: 'counter/a', version: 3, parked: false }]);
    expect(await mirror.sums()).toStrictEqual({ a: 1 });
  });
});

describe('a stream is parked, with an alarm,', () => {
  it('by a gap: nothing beyond it is applied until what was lost comes', async () => {
    const [first, lost, beyond] = [mirror.open('counter/a'), mirror.add('counter/a', 1), mirror.add('counter/a', 2)];
    await mirror.consumer.deliver([first, beyond]);
    expect(await mirror.parked()).toStrictEqual(['counter/a/3 gap']);
    expect(mirror.alarms()).toStrictEqual(['counter/a/3 gap']);
    expect(await mirror.sums()).toStrictEqual({ a: 0 });
    expect(await mirror.consumer.release(await mirror.parkedEvents('counter/a'))).toBe(0);
    await mirror.consumer.deliver([lost]);
    expect(await mirror.consumer.release(await mirror.parkedEvents('counter/a'))).toBe(2);
    expect(await mirror.sums()).toStrictEqual({ a: 3 });
    expect(await mirror.inbox()).toStrictEqual([{ stream: 'counter/a', version: 3, parked: false }]);
  });

  it('by a gap at its beginning, and takes further events into parked all the same', async () => {
    const [first, second, third] = [mirror.open('counter/a'), mirror.add('counter/a', 1), mirror.add('counter/a', 2)];
    await mirror.consumer.deliver([second]);
    await mirror.consumer.deliver([third]);
    await mirror.consumer.deliver([first]);
    expect(await mirror.parked()).toStrictEqual([
      'counter/a/1 behind-parked',
      'counter/a/2 gap',
      'counter/a/3 behind-parked',
    ]);
    expect(await mirror.consumer.release(await mirror.parkedEvents('counter/a'))).toBe(3);
    expect(await mirror.sums()).toStrictEqual({ a: 3 });
  });

  it('by a fork: the same version with another hash, in a later batch or in the same one', async () => {
    await mirror.consumer.deliver([mirror.open('counter/a'), mirror.add('counter/a', 1)]);
    const other = new ForeignEvents('source', mirror.clock.now());
    other.next('counter/a', 'opened', { label: 'x' });
    const fork = other.next('counter/a', 'added', { amount: 100 });
    await mirror.consumer.deliver([fork, mirror.add('counter/a', 2)]);
    const [left, right] = [mirror.open('counter/b'), other.next('counter/b', 'opened', { label: 'y' })];
    await mirror.consumer.deliver([left, right]);
    expect(mirror.alarms()).toStrictEqual(['counter/a/2 fork', 'counter/b/1 fork']);
    expect(await mirror.parked()).toStrictEqual(['counter/a/2 fork', 'counter/a/3 behind-parked', 'counter/b/1 fork']);
    expect(await mirror.sums()).toStrictEqual({ a: 1, b: 0 });
  });

  it('by a type that the contracts do not know', async () => {
    await mirror.consumer.deliver([
      mirror.open('counter/a'),
      mirror.source.next('counter/a', 'merged', {}),
      mirror.add('counter/a', 1),
    ]);
    expect(await mirror.parked()).toStrictEqual(['counter/a/2 unknown-type', 'counter/a/3 behind-parked']);
    expect(mirror.alarms()).toStrictEqual(['counter/a/2 unknown-type']);
    expect(await mirror.sums()).toStrictEqual({ a: 0 });
  });
});

describe('a poisonous event', () => {
  const poison = 666;

  it('parks its stream alone after 5 attempts; later events of it follow in order, others flow', async () => {
    const story = [
      mirror.open('counter/a'),
      mirror.open('counter/b'),
      mirror.add('counter/a', poison),
      mirror.add('counter/b', 1),
    ];
    await mirror.consumer.deliver([...story, mirror.add('counter/a', 1), mirror.add('counter/b', 2)]);
    await mirror.consumer.deliver([mirror.add('counter/a', 2), mirror.add('counter/b', 4)]);
    expect(await mirror.sums()).toStrictEqual({ a: 0, b: 7 });
    expect(await mirror.parked()).toStrictEqual([
      'counter/a/2 failed: poison',
      'counter/a/3 behind-parked',
      'counter/a/4 behind-parked',
    ]);
    expect(mirror.alarms()).toStrictEqual(['counter/a/2 failed: poison']);
    const culprits = mirror.incidents.filter(({ kind }) => kind === 'culprit').length;
    expect(culprits).toBe(6); // once among others, then 5 attempts of its own
  }, 15_000);

  it('as the first of its stream parks it too, and many at once take no longer than one', async () => {
    const streams = Array.from({ length: 20 }, (_, index) => `counter/p${index}`);
    const reactions = { ...mirrored, 'kaoji.counter.opened.v1': () => { throw new Error('poison'); } }; // prettier-ignore
    const started = performance.now();
    mirror.anotherProcess(counterCatalogue, reactions);
    await mirror.consumer.deliver(streams.map((stream) => mirror.open(stream)));
    await mirror.consumer.deliver(streams.map((stream) => mirror.add(stream, 1)));
    expect(performance.now() - started).toBeLessThan(6_000);
    expect(await mirror.parked()).toHaveLength(40);
    expect((await mirror.inbox()).every(({ version, parked: is }) => version === 0 && is)).toBe(true);
  }, 15_000);

  it('is released in order and first, when it is mended, and then its stream flows', async () => {
    await mirror.consumer.deliver([
      mirror.open('counter/a'),
      mirror.add('counter/a', poison),
      mirror.add('counter/a', 1),
    ]);
    expect(await mirror.consumer.release(await mirror.parkedEvents('counter/a'))).toBe(0);
    const mended = {
      ...mirrored,
      'kaoji.counter.added.v1': ({ stream, data }: { stream: string; data: object }) => {
        const { amount } = data as { amount: number };
        return [{ stream, command: { type: 'add' as const, amount: amount === poison ? 10 : amount } }];
      },
    };
    mirror.anotherProcess(counterCatalogue, mended);
    expect(await mirror.consumer.release(await mirror.parkedEvents('counter/a'))).toBe(2);
    await mirror.consumer.deliver([mirror.add('counter/a', 2)]);
    expect((await mirror.data('counter/a')).slice(1)).toStrictEqual([10, 1, 2].map((amount) => ({ amount })));
    expect(await mirror.inbox()).toStrictEqual([{ stream: 'counter/a', version: 4, parked: false }]);
    expect(await mirror.parked()).toStrictEqual([]);
  }, 15_000);
});

describe('units before facts', () => {
  it('a batch waits until what it presupposes is here', async () => {
    let arrived: () => void = () => undefined;
    const ready = new Promise<void>((resolve) => (arrived = resolve));
    mirror.anotherProcess(counterCatalogue, mirrored, () => ready);
    const delivering = mirror.consumer.deliver([mirror.open('counter/a')]);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(await mirror.inbox()).toStrictEqual([]);
    arrived();
    await delivering;
    expect(await mirror.sums()).toStrictEqual({ a: 0 });
  });
});
