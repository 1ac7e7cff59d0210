import type { RecordedEvent } from '@kaoji/kernel';
import { until } from '@kaoji/testing';
import type { EventStream, RunningSubscription } from '../stream/stream.js';

/** What an adapter brings to be tried: a producer `source` whose events the adapter carries. */
export interface StreamHarness {
  /** A stream over the same events; after a restart it knows what the adapter keeps, and nothing else. */
  open(): EventStream;
  /** Appends that many events to a stream and resolves when they are committed. */
  append(stream: string, count: number): Promise<void>;
  /** Appends one event in a transaction that stays open until the returned function commits it. */
  appendHeld(stream: string): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

const producer = 'source';

/** What one consumer got, as subscribers get it: batches, with repetitions. */
class Listener {
  readonly got: RecordedEvent[] = [];
  batches = 0;

  constructor(
    readonly consumer: string,
    private readonly meanwhile: (batch: readonly RecordedEvent[]) => Promise<void> = () => Promise.resolve(),
  ) {}

  subscribe(stream: EventStream): Promise<RunningSubscription> {
    return stream.subscribe({ consumer: this.consumer, producer, deliver: (batch) => this.deliver(batch) });
  }

  versions(stream: string): readonly number[] {
    const versions = this.got.filter((event) => event.stream === stream).map(({ version }) => version);
    return [...new Set(versions)].toSorted((a, b) => a - b);
  }

  async hears(stream: string, count: number): Promise<void> {
    await until(`${this.consumer} hears ${count} of ${stream}`, () => this.versions(stream).length === count);
  }

  private async deliver(batch: readonly RecordedEvent[]): Promise<void> {
    this.batches += 1;
    await this.meanwhile(batch);
    this.got.push(...batch);
  }
}

/** Events that came before the one that they follow. */
function early(events: readonly RecordedEvent[]): readonly RecordedEvent[] {
  const last = new Map<string, number>();
  return events.filter(({ stream, version }) => {
    const before = last.get(stream) ?? 0;
    last.set(stream, Math.max(before, version));
    return version > before + 1;
  });
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

/** The guarantees of every event stream (architecture.md, One way for every fact). */
export function streamContract(name: string, makeHarness: () => Promise<StreamHarness>): void {
  describe(`${name} as an event stream`, () => {
    let harness: StreamHarness;
    let stream: EventStream;
    beforeEach(async () => {
      harness = await makeHarness();
      stream = harness.open();
    });
    afterEach(async () => {
      await stream.close();
      await harness.close();
    });
    const restart = async (): Promise<void> => {
      await stream.close();
      stream = harness.open();
    };

    ordinaryGuarantees(() => ({ harness, stream }));
    guaranteesUnderFaults(() => ({ harness, stream, restart }));
  });
}

type Given = () => { harness: StreamHarness; stream: EventStream };

function ordinaryGuarantees(given: Given): void {
  it('delivers every event at least once, those from before the subscription too, each stream in order', async () => {
    const { harness, stream } = given();
    await harness.append('counter/a', 30);
    const listener = new Listener('reader');
    await listener.subscribe(stream);
    for (let turn = 0; turn < 10; turn += 1) {
      await harness.append('counter/b', 3);
      await harness.append('counter/a', 2);
    }
    await listener.hears('counter/a', 50);
    await listener.hears('counter/b', 30);
    expect(early(listener.got)).toStrictEqual([]);
    expect(listener.got.every((event) => event.producer === producer)).toBe(true);
  });

  it('ends at the head of the producer', async () => {
    const { harness, stream } = given();
    await harness.append('counter/a', 5);
    const listener = new Listener('reader');
    const running = await listener.subscribe(stream);
    await listener.hears('counter/a', 5);
    const head = await stream.head(producer);
    expect(head).toBe(listener.got.find(({ version }) => version === 5)?.position);
    await until('the subscription is at the head', () => running.position() >= head);
  });

  it('serves two consumers of their own: one that fails holds up no other', async () => {
    const { harness, stream } = given();
    const failing = new Listener('failing', () => Promise.reject(new Error('never')));
    const reading = new Listener('reading');
    await failing.subscribe(stream);
    await reading.subscribe(stream);
    await harness.append('counter/a', 20);
    await reading.hears('counter/a', 20);
    await until('the other is tried', () => failing.batches > 0);
    expect(failing.got).toStrictEqual([]);
  });

  it('closes a subscription after the batch under way, and delivers nothing to it from then on', async () => {
    const { harness, stream } = given();
    let finish: () => void = () => undefined;
    const slow = new Listener('slow', () => new Promise((resolve) => (finish = resolve)));
    const running = await slow.subscribe(stream);
    await harness.append('counter/a', 3);
    await until('a batch is under way', () => slow.batches === 1);
    let closed = false;
    const closing = running.close().then(() => (closed = true));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect([closed, slow.got.length]).toStrictEqual([false, 0]);
    finish();
    await closing;
    const heard = slow.got.length;
    await harness.append('counter/a', 3);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect([slow.batches, slow.got.length, heard > 0]).toStrictEqual([1, heard, true]);
  });
}

function guaranteesUnderFaults(given: () => ReturnType<Given> & { restart(): Promise<void> }): void {
  it('delivers again what deliver threw for, and skips nothing after it', async () => {
    const { harness, stream } = given();
    let failures = 3;
    const listener = new Listener('reader', () =>
      failures-- > 0 ? Promise.reject(new Error('later')) : Promise.resolve(),
    );
    await listener.subscribe(stream);
    await harness.append('counter/a', 10);
    await harness.append('counter/b', 10);
    await listener.hears('counter/a', 10);
    await listener.hears('counter/b', 10);
    expect(early(listener.got)).toStrictEqual([]);
    expect(listener.batches).toBeGreaterThan(3);
  });

  it('goes on after a restart, and delivers what was committed meanwhile', async () => {
    const { harness, stream, restart } = given();
    const before = new Listener('reader');
    await before.subscribe(stream);
    await harness.append('counter/a', 5);
    await before.hears('counter/a', 5);
    await restart();
    await harness.append('counter/a', 5);
    const after = new Listener('reader');
    await after.subscribe(given().stream);
    await until('the rest is heard', () => after.versions('counter/a').at(-1) === 10);
    expect([...new Set([...before.versions('counter/a'), ...after.versions('counter/a')])]).toStrictEqual(upTo(10));
  });

  it('delivers after a restart what was under way and never finished', async () => {
    const { harness, stream, restart } = given();
    const failing = new Listener('reader', () => Promise.reject(new Error('killed')));
    await failing.subscribe(stream);
    await harness.append('counter/a', 5);
    await until('a batch was under way', () => failing.batches > 0);
    await restart();
    const listener = new Listener('reader');
    await listener.subscribe(given().stream);
    await listener.hears('counter/a', 5);
    expect(early(listener.got)).toStrictEqual([]);
  });

  it('loses nothing of writers that commit in another order than they wrote', async () => {
    const { harness, stream } = given();
    const listener = new Listener('reader');
    await listener.subscribe(stream);
    const commitFirst = await harness.appendHeld('counter/first');
    const commitSecond = await harness.appendHeld('counter/second');
    await harness.append('counter/third', 3);
    await commitSecond();
    await harness.append('counter/third', 3);
    await commitFirst();
    await listener.hears('counter/first', 1);
    await listener.hears('counter/second', 1);
    await listener.hears('counter/third', 6);
    expect(early(listener.got)).toStrictEqual([]);
  });
}
