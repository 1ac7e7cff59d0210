import { FixedClock, testDatabase, type TestDatabase } from '@kaoji/testing';
import type { Pool } from 'pg';
import { Executor } from '../executor/executor.js';
import { counterAggregates, counterLedger, counterSchema } from '../spec-fixtures/counter.js';
import { verifyLedger, type LedgerFault, type SealedHeads } from './verify-ledger.js';

const length = 6;
const changes = 1_000;
const untouched = 50;
const clock = new FixedClock('2026-10-08T02:00:00.000Z');

let database: TestDatabase;
let pool: Pool;
let owner: Pool;
let sealed: SealedHeads;

beforeAll(async () => {
  database = await testDatabase([counterSchema('counters')]);
  pool = database.pool('counters');
  owner = database.ownerPool();
  await fill();
  const { rows } = await pool.query<{ id: string; version: number; hash: string }>(
    `select id, version, encode(hash, 'hex') as hash from counter`,
  );
  sealed = new Map(rows.map(({ id, version, hash }) => [`counter/${id}`, { version, hash }]));
}, 60_000);
afterAll(() => database.close());

/** Streams `counter/0` and on, each opened and added to five times. */
async function fill(): Promise<void> {
  const executor = new Executor(counterLedger('counters', pool, clock));
  const add = (amount: number) => ({ type: 'add', amount });
  const story = [{ type: 'open', label: 'sum' }, ...[1, 20, 300, 4_000, 50_000].map(add)];
  await Promise.all(
    Array.from({ length: changes + untouched }, (_, index) =>
      executor.submit({
        origin: { kind: 'fresh' },
        commands: story.map((command) => ({ stream: `counter/${index}`, command })),
        metadata: { rootAt: clock.now(), actor: 'spec' },
      }),
    ),
  );
}

interface Change {
  readonly stream: string;
  readonly sql: readonly string[];
  readonly found: LedgerFault['fault'];
  readonly version: number;
}

type Kind = (id: number, version: number) => Omit<Change, 'stream'>;

const at = (id: number, version: number): string => `where stream = 'counter/${id}' and version = ${version}`;
const update = (id: number, version: number, set: string): string =>
  `update counters.event set ${set} ${at(id, version)}`;
const middle = (version: number): number => Math.min(Math.max(version, 2), length - 1);

const kinds: Readonly<Record<string, Kind>> = {
  'a byte of data': (id, version) => ({
    sql: [update(id, version, `data = replace(replace(data::text, '0', '1'), 'sum', 'sun')::jsonb || '{"x": 1}'`)],
    found: 'hash',
    version,
  }),
  'a byte of metadata': (id, version) => ({
    sql: [update(id, version, `metadata = replace(metadata::text, 'spec', 'spek')::jsonb`)],
    found: 'hash',
    version,
  }),
  'the time of recording': (id, version) => ({
    sql: [update(id, version, `recorded_at = recorded_at + interval '1 millisecond'`)],
    found: 'hash',
    version,
  }),
  'the time of happening': (id, version) => ({
    sql: [update(id, version, `occurred_at = occurred_at - interval '1 millisecond'`)],
    found: 'hash',
    version,
  }),
  'an event in the middle dropped': (id, version) => ({
    sql: [`delete from counters.event ${at(id, middle(version))}`],
    found: 'gap',
    version: middle(version) + 1,
  }),
  'the tail dropped': (id) => ({
    sql: [`delete from counters.event ${at(id, length)}`],
    found: 'row-version',
    version: length,
  }),
  'two swapped': (id, version) => {
    const first = Math.min(version, length - 1);
    return {
      sql: [update(id, first, 'version = 0'), update(id, first + 1, `version = ${first}`), update(id, 0, `version = ${first + 1}`)], // prettier-ignore
      found: 'hash',
      version: first,
    };
  },
  'a row changed': (id) => ({
    sql: [`update counters.counter set state = jsonb_set(state, '{sum}', '7') where id = '${id}'`],
    found: 'row-state',
    version: length,
  }),
};

/** As many changes as there are, each to a stream of its own; the seed tells kind and version. */
function planned(): readonly Change[] {
  let seed = 7;
  const next = (below: number): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return (seed >>> 8) % below;
  };
  const all = Object.values(kinds);
  return Array.from({ length: changes }, (_, id) => {
    const kind = all[next(all.length)] ?? all[0];
    if (!kind) throw new RangeError('no kinds');
    return { stream: `counter/${id}`, ...kind(id, 1 + next(length)) };
  });
}

const inOrder = (faults: readonly LedgerFault[]): readonly string[] =>
  faults.map(({ stream, version, fault }) => `${stream}/${version} ${fault}`).toSorted();

const cutWithItsRow = async (id: number): Promise<void> => {
  await owner.query(`delete from counters.event where stream = 'counter/${id}'`);
  await owner.query(`delete from counters.counter where id = '${id}'`);
};

const cutBackTo = async (id: number, version: number, sum: number): Promise<void> => {
  await owner.query(`delete from counters.event where stream = 'counter/${id}' and version > ${version}`);
  await owner.query(
    `update counters.counter set version = ${version}, sum = ${sum}, state = jsonb_set(state, '{sum}', '${sum}'),
       hash = (select hash from counters.event ${at(id, version)}) where id = '${id}'`,
  );
};

describe('the verification of a ledger', () => {
  it('finds nothing in one that was never touched', async () => {
    expect(await verifyLedger(pool, 'counters', counterAggregates, sealed)).toStrictEqual({
      events: (changes + untouched) * length,
      streams: changes + untouched,
      faults: [],
    });
  });

  it('names each of 1,000 seeded changes by stream and version, and nothing else', async () => {
    const plan = planned();
    await owner.query(plan.flatMap(({ sql }) => sql).join(';'));
    const { faults } = await verifyLedger(pool, 'counters', counterAggregates);
    const expected = plan.map(({ stream, version, found }) => `${stream}/${version} ${found}`);
    expect(inOrder(faults)).toStrictEqual(expected.toSorted());
    expect(new Set(plan.map(({ found }) => found)).size).toBe(4);
  }, 60_000);

  it('finds a tail that was cut off together with its row against a seal, and only against one', async () => {
    const [whole, part] = [changes, changes + 1];
    await cutWithItsRow(whole);
    await cutBackTo(part, 3, 21);
    const mine = ({ faults }: { faults: readonly LedgerFault[] }) =>
      inOrder(faults.filter(({ stream }) => [`counter/${whole}`, `counter/${part}`].includes(stream)));
    expect(mine(await verifyLedger(pool, 'counters', counterAggregates))).toStrictEqual([]);
    expect(mine(await verifyLedger(pool, 'counters', counterAggregates, sealed))).toStrictEqual([
      `counter/${whole}/1 cut`,
      `counter/${part}/4 cut`,
    ]);
  });

  it('finds a stream that was written anew, with a chain of its own, against a seal', async () => {
    const id = changes + 2;
    const other: SealedHeads = new Map([[`counter/${id}`, { version: 4, hash: 'ab'.repeat(32) }]]);
    const { faults } = await verifyLedger(pool, 'counters', counterAggregates, other);
    expect(inOrder(faults.filter(({ stream }) => stream === `counter/${id}`))).toStrictEqual([`counter/${id}/4 seal`]);
  });

  it.each([`update event set data = '{}'`, 'delete from event', 'truncate event'])(
    'need not expect "%s" of the service: its role may not',
    async (sql) => {
      await expect(pool.query(sql)).rejects.toMatchObject({ code: '42501' });
    },
  );
});
