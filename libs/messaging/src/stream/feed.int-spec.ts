import { positionText, startOfFeed, type Position, type RecordedEvent } from '@kaoji/kernel';
import { FixedClock, testDatabase, until, type TestDatabase } from '@kaoji/testing';
import type { Pool } from 'pg';
import { Executor } from '../executor/executor.js';
import { counterLedger, counterSchema } from '../spec-fixtures/counter.js';
import { EventRows } from '../spec-fixtures/event-rows.js';
import { feedHead, feedQuery, readFeed } from './feed.js';

let database: TestDatabase;
let writers: Pool;
let reader: Pool;
let owner: Pool;
let rows: EventRows;

beforeEach(async () => {
  database = await testDatabase([counterSchema('source')]);
  writers = database.pool('source', 14);
  reader = database.streamPool();
  owner = database.ownerPool();
  rows = new EventRows(writers);
});
afterEach(() => database.close());

async function drain(from: Position = startOfFeed, limit = 1_000): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for (let after = from; ;) {
    const page = await readFeed(reader, 'source', after, limit);
    if (page.next === after) return events;
    events.push(...page.events);
    after = page.next;
  }
}

/** The feed once it shows that many: a writer of another spec in the same cluster may hold it for a moment. */
const whole = (count: number, limit?: number): Promise<readonly RecordedEvent[]> =>
  until(`the feed shows ${count}`, async () => {
    const events = await drain(startOfFeed, limit);
    return events.length >= count && events;
  });

const names = (events: readonly RecordedEvent[]): readonly string[] =>
  events.map(({ stream, version }) => `${stream}/${version}`);

/** A transaction that has an id and does nothing more, until the returned function ends it. */
async function holdWriter(): Promise<() => Promise<void>> {
  const client = await owner.connect();
  await client.query('begin');
  await client.query('select pg_current_xact_id()');
  return async () => {
    await client.query('commit');
    client.release();
  };
}

const insertMany = (count: number): Promise<unknown> =>
  owner.query(
    `insert into source.event (generation, stream, version, type, data, metadata, occurred_at, recorded_at, hash)
     select 1, 'counter/' || n, 1, 'kaoji.counter.added.v1', '{}', '{}', now(), now(), '\\x00'
     from generate_series(1, $1::int) as n`,
    [count],
  );

describe('the statement of the feed', () => {
  it.each(['force_custom_plan', 'force_generic_plan'])(
    'touches none of 100,000 rows behind a held writer: no Filter, Sort or Seq Scan (%s)',
    async (mode) => {
      await rows.append('counter/before', 10);
      await whole(10);
      const end = await holdWriter();
      await insertMany(100_000);
      await owner.query('analyze source.event');
      const client = await reader.connect();
      await client.query(`set plan_cache_mode = ${mode}`);
      await client.query(`prepare feed as ${feedQuery('source')}`);
      const explained = await client.query<{ 'QUERY PLAN': string }>(
        `explain (analyze, timing off) execute feed(1, '0', 0, 1000)`,
      );
      client.release();
      await end();
      const plan = explained.rows.map((row) => row['QUERY PLAN']).join('\n');
      expect(plan).not.toMatch(/Filter|Sort|Seq Scan|Bitmap/);
      expect(plan).toMatch(/Index Scan using event_feed/);
      expect(plan).toMatch(/actual rows=10(\.00)? /);
    },
    60_000,
  );
});

describe('12 writers that commit as it comes', () => {
  it('lose nothing by the feed, while reading by the last id loses events', async () => {
    const each = 25;
    let done = false;
    let last = '0';
    const naive = new Set<string>();
    const seen: RecordedEvent[] = [];
    let after = startOfFeed;
    const look = async (): Promise<void> => {
      const page = await readFeed(reader, 'source', after, 1_000);
      seen.push(...page.events);
      after = page.next;
      const { rows: found } = await reader.query<{ id: string }>(
        'select id from source.event where id > $1 order by id',
        [last],
      );
      for (const { id } of found) naive.add(id);
      last = found.at(-1)?.id ?? last;
    };
    const watching = (async () => {
      while (!done) await look();
    })();
    await Promise.all(
      Array.from({ length: 12 }, async (_, writer) => {
        for (let turn = 0; turn < each; turn += 1) {
          const commit = await rows.appendHeld(`counter/w${writer}`);
          await new Promise((resolve) => setTimeout(resolve, (writer * 7 + turn * 3) % 11));
          await commit();
        }
      }),
    );
    done = true;
    await watching;
    await until('the feed is at its end', async () => {
      await look();
      return seen.length >= 12 * each;
    });
    expect(new Set(seen.map(({ stream, version }) => `${stream}/${version}`)).size).toBe(12 * each);
    expect(seen).toHaveLength(12 * each);
    expect(naive.size).toBeLessThan(12 * each);
  }, 60_000);
});

describe('a writer that stays in its transaction', () => {
  it('holds the feed, which then drains whole and in order', async () => {
    const clock = new FixedClock('2026-10-08T02:00:00.000Z');
    const executor = new Executor(counterLedger('source', writers, clock));
    const submit = (type: object) =>
      executor.submit({
        origin: { kind: 'fresh' },
        commands: [{ stream: 'counter/a', command: type }],
        metadata: { rootAt: clock.now() },
      });
    await submit({ type: 'open', label: 'a' });
    const before = await whole(1);
    const commit = await rows.appendHeld('counter/held');
    for (let turn = 0; turn < 5; turn += 1) await submit({ type: 'add', amount: 1 });
    expect(await drain()).toStrictEqual(before);
    expect(await feedHead(reader, 'source')).toBe(before.at(-1)?.position);
    await commit();
    const after = await whole(7, 2);
    expect(names(after)).toStrictEqual([
      'counter/a/1',
      'counter/held/1',
      ...[2, 3, 4, 5, 6].map((version) => `counter/a/${version}`),
    ]);
    expect(await feedHead(reader, 'source')).toBe(after.at(-1)?.position);
  });
});

describe('a generation before the present one', () => {
  const restored = async (): Promise<void> => {
    await rows.append('counter/old', 4);
    await owner.query(`update source.event set tx = (tx::text::bigint + 1000000000)::text::xid8`);
    await owner.query('update source.generation set number = 2');
  };

  it('is read without the horizon of the transactions that run now, and then the present one begins', async () => {
    await restored();
    const end = await holdWriter();
    const past = await readFeed(reader, 'source', startOfFeed, 10);
    expect(past.events.map(({ version }) => version)).toStrictEqual([1, 2, 3, 4]);
    expect(await readFeed(reader, 'source', past.next, 10)).toStrictEqual({
      events: [],
      next: positionText(2, '0', '0'),
    });
    await end();
  });

  it('ends with its last event as the head, until the present one has an event', async () => {
    await restored();
    const [last] = (await drain()).slice(-1);
    expect(await feedHead(reader, 'source')).toBe(last?.position);
    await owner.query(
      `insert into source.event (generation, stream, version, type, data, metadata, occurred_at, recorded_at, hash)
       values (2, 'counter/new', 1, 'kaoji.counter.added.v1', '{}', '{}', now(), now(), '\\x00')`,
    );
    const all = await whole(5);
    expect(names(all)).toStrictEqual([...[1, 2, 3, 4].map((version) => `counter/old/${version}`), 'counter/new/1']);
    expect(await feedHead(reader, 'source')).toBe(all.at(-1)?.position);
  });
});

describe('transactions whose numbers differ in length', () => {
  it('come in the order of the numbers, not of their digits, in pages of any size', async () => {
    await rows.append('counter/a', 4);
    const tx = `(array['9', '10', '99', '100'])[version]::xid8`;
    await owner.query(`update source.event set tx = ${tx}`);
    for (const size of [1, 2, 3, 10]) {
      expect(names(await drain(startOfFeed, size))).toStrictEqual(
        [1, 2, 3, 4].map((version) => `counter/a/${version}`),
      );
    }
    expect(await feedHead(reader, 'source')).toBe((await drain()).at(-1)?.position);
  });
});

it('the head of an empty feed is nothing', async () => {
  expect(await feedHead(reader, 'source')).toBe(undefined);
});
