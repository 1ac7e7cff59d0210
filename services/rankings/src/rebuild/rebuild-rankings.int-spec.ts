import { type RecordedEvent, startOfFeed } from '@kaoji/kernel';
import { readFeed } from '@kaoji/messaging';
import { until } from '@kaoji/testing';
import type { Pool } from 'pg';
import { periodStream } from '../close/period.aggregate.js';
import { writeInto } from '../spec-fixtures/ledger.fixture.js';
import {
  afterDataClose,
  afterFreeze,
  chanceFrom,
  directoryOfOctober,
  freeze,
  october,
} from '../spec-fixtures/october.js';
import { runningRankings, type RunningRankings } from '../spec-fixtures/running.fixture.js';
import { types } from '../spec-fixtures/statements.js';
import { FactSwapWatch } from '../live/fact-swap-watch.js';
import { Publications } from '../publication/publications.js';
import { rebuildRankings } from './rebuild-rankings.js';

jest.setTimeout(60_000);

const zone = 'Asia/Shanghai';
let running: RunningRankings;
let owner: Pool;

/** October, published, from events that stand in supervision's ledger. */
beforeEach(async () => {
  running = await runningRankings();
  owner = running.database.ownerPool();
  const supervision = october(chanceFrom(5));
  supervision.marker(types.periodFrozen, '2026-10', freeze, afterFreeze);
  await writeInto(owner, supervision.events);
  await running.deliver(directoryOfOctober().events);
  await running.deliver(await ledger());
  await running.moveTo(afterDataClose);
  await running.moveTo(afterFreeze);
  await publish();
});
afterEach(() => running.close());

/** All that was written: other specs' transactions in the cluster can hold the feed for a moment. */
const ledger = async (): Promise<readonly RecordedEvent[]> =>
  await until('the feed shows every event', async () => {
    const { events } = await readFeed(owner, 'supervision', startOfFeed, 10_000);
    const { rows } = await owner.query<{ n: string }>('select count(*) as n from supervision.event');
    return events.length === Number(rows[0]?.n) && events;
  });

async function publish(): Promise<void> {
  const publications = new Publications(running.pool, running.computations, () => running.clock.now());
  const command = await publications.signOff('2026-10', 'mayor', null);
  const { outcomes } = await running.executor.submit({
    origin: { kind: 'fresh' },
    commands: [{ stream: periodStream('2026-10'), command }],
    metadata: { rootAt: running.clock.now() },
  });
  expect(outcomes[0]?.kind).toBe('accepted');
}

const facts = async () => (await running.pool.query('select * from fact order by stream, case_key, version')).rows;

describe('rebuild:rankings', () => {
  it('makes the same facts and the same bytes from the ledgers, and swaps them in', async () => {
    const before = await facts();
    const rebuilt = await rebuildRankings({ owner, pool: running.pool, zone, slice: 7 });
    expect([rebuilt.swapped, rebuilt.publications]).toStrictEqual([
      true,
      [{ period: '2026-10', revision: 1, equal: true, firstDifference: null }],
    ]);
    expect(await facts()).toStrictEqual(before);
    const again = await rebuildRankings({ owner, pool: running.pool, zone });
    expect(again.publications[0]?.equal).toBe(true);
  });

  it('makes the facts of rulings anew from its own ledger', async () => {
    const { stream, case_key: caseKey, unit, data: figure } = (await facts()).find(({ kind }) => kind === 'case') ?? {};
    const fact = { old: 'supervision/x/1', stream, case: caseKey, kind: 'case', effect: 'left-out', figure };
    const decision = { objection: 'o1', upheld: true, reason: '属实', decidedBy: 'office', facts: [fact] };
    const by = { objection: 'o1', unit, reason: '不实', evidence: [], by: 'head' };
    for (const command of [
      { type: 'object', ...by },
      { type: 'decide-objection', ...decision, by: 'office' },
    ]) {
      running.clock.set('2026-11-10T02:00:00.000Z');
      const commands = [{ stream: periodStream('2026-10'), command }];
      const rootAt = running.clock.now();
      const { outcomes } = await running.executor.submit({ origin: { kind: 'fresh' }, commands, metadata: { rootAt } });
      expect(outcomes[0]?.kind).toBe('accepted');
    }
    const before = await facts();
    expect(before.find(({ producer }) => producer === 'rankings')).toMatchObject({
      ...{ of_stream: stream, of_case: caseKey, excluded: true, ruling: { objection: 'o1', old: 'supervision/x/1' } },
    });
    await until('the feed shows the ruling', async () => {
      const { events } = await readFeed(owner, 'rankings', startOfFeed, 10_000);
      return events.some(({ type }) => type === 'kaoji.rankings.objection-decided.v1');
    });
    const { publications } = await rebuildRankings({ owner, pool: running.pool, zone });
    expect([publications[0]?.equal, await facts()]).toStrictEqual([true, before]);
  });

  it('mends facts that were tampered with; --check only names the first path that differs', async () => {
    await owner.query(
      `update rankings.fact set data = jsonb_set(data, '{repliedAt}', '"2026-12-01T00:00:00.000Z"') where kind = 'case'`,
    );
    const tampered = await facts();
    const before = await rebuildRankings({ owner, pool: running.pool, zone, check: true });
    expect([before.swapped, before.publications[0]?.equal]).toStrictEqual([false, true]);
    expect(await facts()).toStrictEqual(tampered);
    await rebuildRankings({ owner, pool: running.pool, zone });
    expect(await facts()).not.toStrictEqual(tampered);
  });

  it('is seen by a service that runs: it counts what it had counted before from the facts in place now', async () => {
    const watch = new FactSwapWatch(running.pool);
    const onTime = async () => (await running.live.figures(['2026-10'])).get('D01')?.get('2026-10')?.onTime;
    const before = await onTime();
    expect(await watch.hasSwapped()).toBe(false);
    await owner.query(`update rankings.fact set data = data - 'repliedAt' where kind = 'case'`);
    running.live.forget();
    expect(await onTime()).toBe(0);
    await rebuildRankings({ owner, pool: running.pool, zone, check: true });
    expect(await watch.hasSwapped()).toBe(false);
    await rebuildRankings({ owner, pool: running.pool, zone });
    expect(await onTime()).toBe(0);
    expect([await watch.hasSwapped(), await watch.hasSwapped()]).toStrictEqual([true, false]);
    running.live.forget();
    expect(await onTime()).toBe(before);
  });

  it('names the first path at which a publication differs from what its cut comes to', async () => {
    await owner.query('alter table supervision.event disable trigger user');
    await owner.query(
      `update supervision.event set data = replace(data::text, '"weight": 1', '"weight": 3')::jsonb where stream = 'matter/2026-0001'`,
    );
    const { publications } = await rebuildRankings({ owner, pool: running.pool, zone, check: true });
    expect([publications[0]?.equal, publications[0]?.firstDifference]).toStrictEqual([
      false,
      '/explanation/D02/0/contributions/0/part',
    ]);
  });

  it('serves and applies meanwhile: what comes during the rebuild is there after it', async () => {
    const rebuilding = rebuildRankings({ owner, pool: running.pool, zone, slice: 1 });
    const late = october(chanceFrom(5));
    late.case('2026-0001', { unit: 'D02' }, '2026-11-16T02:00:00.000Z');
    await writeInto(owner, late.events.slice(-1));
    await running.deliver((await ledger()).slice(-1));
    expect((await running.live.tables('2026-10')).rankings).toHaveLength(1);
    await rebuilding;
    const { rows } = await running.pool.query(
      `select max(version) as version from fact where stream = 'matter/2026-0001'`,
    );
    expect(rows).toStrictEqual([{ version: late.events.at(-1)?.version }]);
  });
});
