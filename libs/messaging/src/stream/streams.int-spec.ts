import { startOfFeed, type Position, type RecordedEvent } from '@kaoji/kernel';
import { testDatabase, type TestDatabase } from '@kaoji/testing';
import { counterSchema } from '../spec-fixtures/counter.js';
import { EventRows } from '../spec-fixtures/event-rows.js';
import { streamContract, type StreamHarness } from '../spec-fixtures/stream-contract.js';
import { readFeed } from './feed.js';
import { MemoryStream } from './memory-stream.js';
import { PostgresStream, type PositionStore } from './postgres-stream.js';
import type { EventStream } from './stream.js';
import { Wake } from './wake.js';

let seed = 20_261_008;
/** The same chances at every run (mulberry32). */
const chance = (): number => {
  seed = (seed + 0x6d2b79f5) >>> 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
};

class KeptPositions implements PositionStore {
  private readonly positions = new Map<string, Position>();

  read(consumer: string, producer: string): Promise<Position | undefined> {
    return Promise.resolve(this.positions.get(`${consumer}/${producer}`));
  }

  write(consumer: string, producer: string, position: Position): Promise<void> {
    this.positions.set(`${consumer}/${producer}`, position);
    return Promise.resolve();
  }
}

async function harness(open: (database: TestDatabase) => () => EventStream): Promise<StreamHarness> {
  const database = await testDatabase([counterSchema('source')]);
  const rows = new EventRows(database.pool('source', 4));
  return {
    open: open(database),
    append: (stream, count) => rows.append(stream, count),
    appendHeld: (stream) => rows.appendHeld(stream),
    close: () => database.close(),
  };
}

streamContract('the Postgres stream', () =>
  harness((database) => {
    const pool = database.streamPool();
    const positions = new KeptPositions();
    return () => new PostgresStream({ pool, positions, wake: new Wake(), batch: 7, failed: () => undefined });
  }),
);

streamContract('the memory stream', () =>
  harness((database) => {
    const pool = database.streamPool();
    const source = async (producer: string, after: number): Promise<readonly RecordedEvent[]> =>
      (await readFeed(pool, producer, startOfFeed, 10_000)).events.slice(after);
    return () => new MemoryStream(source, chance);
  }),
);

describe('a signal', () => {
  it('only shortens the wait of a subscriber that had come to rest', async () => {
    const database = await testDatabase([counterSchema('source')]);
    const rows = new EventRows(database.pool('source'));
    const wake = new Wake();
    const options = { pool: database.streamPool(), positions: new KeptPositions(), wake, failed: () => undefined };
    const stream = new PostgresStream(options);
    let arrived = 0;
    const arrival = () => new Promise<number>((resolve) => (told = () => resolve(arrived)));
    let told: () => void = () => undefined;
    const deliver = (batch: readonly RecordedEvent[]): Promise<void> => {
      arrived += batch.length;
      told();
      return Promise.resolve();
    };
    await stream.subscribe({ consumer: 'reader', producer: 'source', deliver });
    const first = arrival();
    await rows.append('counter/a', 1);
    wake.signal('source');
    expect(await first).toBe(1);
    const second = arrival();
    await rows.append('counter/a', 1);
    expect(await second).toBe(2);
    await stream.close();
    await database.close();
  });
});
