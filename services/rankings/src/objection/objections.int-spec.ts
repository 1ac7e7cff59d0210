import { periodStream } from '../close/period.aggregate.js';
import { periodOf } from '../close/periods.store.js';
import type { Snapshot } from '../close/snapshot.js';
import { snapshotOf } from '../close/snapshots.store.js';
import { explanationOf } from '../explain/explanation.policy.js';
import type { SingleFact } from '../explain/single-fact.policy.js';
import { readSingleFacts } from '../explain/single-facts.store.js';
import { Publications } from '../publication/publications.js';
import {
  afterDataClose,
  afterFreeze,
  chanceFrom,
  directoryOfOctober,
  freeze,
  october,
} from '../spec-fixtures/october.js';
import { runningRankings, type RunningRankings } from '../spec-fixtures/running.fixture.js';
import { types, type Producer } from '../spec-fixtures/statements.js';
import { ruledFactsOf, type AskedRuling } from './ruling.policy.js';

jest.setTimeout(60_000);

const month = '2026-10';
let running: RunningRankings;
let supervision: Producer;
beforeEach(async () => {
  running = await runningRankings();
  supervision = october(chanceFrom(1));
  supervision.marker(types.periodFrozen, month, freeze, afterFreeze);
  await running.deliver(directoryOfOctober().events);
  await running.deliver(supervision.events);
  await running.moveTo(afterDataClose);
});
afterEach(() => running.close());

async function submit(command: object, at: string): Promise<void> {
  running.clock.set(at);
  const { outcomes } = await running.executor.submit({
    origin: { kind: 'fresh' },
    commands: [{ stream: periodStream(month), command }],
    metadata: { actor: 'office', rootAt: at },
  });
  expect(outcomes[0]?.kind).toBe('accepted');
}

const factsOf = (unit: string) =>
  readSingleFacts(running.pool, { months: [month], zone: 'Asia/Shanghai', unit }, { asOf: running.clock.now() });

/** The unit objects on the 6th working day; decided at a time. */
async function upheld(unit: string, asked: AskedRuling, at: string): Promise<void> {
  const objection = { type: 'object', objection: 'o1', unit, reason: '不实', evidence: [], by: 'head' };
  await submit(objection, '2026-11-09T02:00:00.000Z');
  const facts = ruledFactsOf([asked], await factsOf(unit));
  await submit({ type: 'decide-objection', objection: 'o1', upheld: true, reason: '属实', by: 'office', facts }, at);
}

/** A slip of a unit that costs it points. */
async function aSlip(): Promise<AskedRuling & { readonly unit: string }> {
  for (const unit of ['D01', 'D02', 'D03']) {
    const slip = (await factsOf(unit)).find(({ kind }) => kind === 'slip');
    if (slip) return { unit, stream: slip.stream, case: slip.caseKey };
  }
  throw new Error('October has no slip');
}

const rowIn = ({ rankings }: Snapshot, unit: string) => rankings[0]?.rows.find((row) => row.unit === unit);
const leafIn = ({ explanation }: Snapshot, unit: string, { stream, case: caseKey }: AskedRuling) =>
  explanation[unit]?.find((leaf) => leaf.stream === stream && leaf.case === caseKey);
const slipsOf = (snapshot: Snapshot, unit: string): number =>
  Number(rowIn(snapshot, unit)?.supervision.deductions.find(({ deduction }) => deduction === 'orange')?.count ?? 0);

const computed = async () => {
  const { provisional, frozen, published } = await periodOf(running.pool, month);
  const read = (digest = '') => snapshotOf(running.pool, digest);
  return { provisional: await read(provisional?.snapshot), frozen: await read(frozen?.snapshot), published };
};

async function publish(reason: string | null): Promise<Snapshot> {
  const publications = new Publications(running.pool, running.computations, () => running.clock.now());
  const command =
    reason === null
      ? await publications.signOff(month, 'mayor', null)
      : await publications.correction(month, 'mayor', reason);
  await submit(command, running.clock.now());
  const { published } = await periodOf(running.pool, month);
  return await snapshotOf(running.pool, published.at(-1)?.snapshot ?? '');
}

describe('[M3] an upheld objection', () => {
  it('decided before the freeze enters the published ranking as a fact that names the objection', async () => {
    const { unit, ...slip } = await aSlip();
    await upheld(unit, slip, '2026-11-13T09:29:59.999Z');
    await running.moveTo(afterFreeze);
    const { provisional, frozen } = await computed();
    expect(slipsOf(provisional, unit) - slipsOf(frozen, unit)).toBe(1);
    expect(leafIn(frozen, unit, slip)).toStrictEqual({
      ...{ ...slip, type: 'kaoji.rankings.objection-decided.v1' },
      time: leafIn(provisional, unit, slip)?.time,
      ...{ contributions: [], leftOut: 'objection-upheld', ruling: { objection: 'o1', effect: 'left-out' } },
    });
    expect((await publish(null)).rankings).toStrictEqual(frozen.rankings);
  });

  it('decided at or after the freeze changes nothing that was frozen, and enters the next revision', async () => {
    const { unit, ...slip } = await aSlip();
    await upheld(unit, slip, freeze);
    await running.moveTo(afterFreeze);
    const { provisional, frozen } = await computed();
    expect(slipsOf(frozen, unit)).toBe(slipsOf(provisional, unit));
    expect((await publish(null)).rankings).toStrictEqual(frozen.rankings);
    const revision = await publish('申诉成立');
    expect([
      slipsOf(frozen, unit) - slipsOf(revision, unit),
      leafIn(revision, unit, slip)?.ruling?.objection,
    ]).toStrictEqual([1, 'o1']);
  });

  it('is explained with the old event beside the new one', async () => {
    const { unit, ...slip } = await aSlip();
    const old = (await factsOf(unit)).find(({ stream, caseKey }) => stream === slip.stream && caseKey === slip.case);
    await upheld(unit, slip, '2026-11-10T02:00:00.000Z');
    const { rankings } = await running.live.tables(month);
    const ranking = rankings[0];
    const row = ranking?.rows.find((one) => one.unit === unit);
    if (!ranking || !row) throw new Error('not ranked');
    const { leftOut } = explanationOf({ ranking, row, facts: await factsOf(unit), asOf: running.clock.now() });
    expect(leftOut.find(({ stream, case: caseKey }) => stream === slip.stream && caseKey === slip.case)).toMatchObject({
      event: expect.stringMatching(/^rankings\/period\/2026-10\/\d+$/),
      because: 'objection-upheld',
      ruling: { objection: 'o1', effect: 'left-out', old: `supervision/${slip.stream}/${old?.version}` },
    });
  });

  it('shows in the live ranking at once, and is not undone when the matter says the same again', async () => {
    const { unit, ...slip } = await aSlip();
    const before = await running.live.tables(month);
    await upheld(unit, slip, '2026-11-10T02:00:00.000Z');
    const orange = async (): Promise<number> => {
      const counts = (await running.live.figures([month])).get(unit)?.get(month);
      return counts?.orange ?? 0;
    };
    const row = before.rankings[0]?.rows.find((one) => one.unit === unit);
    const had = Number(row?.supervision.deductions.find(({ deduction }) => deduction === 'orange')?.count);
    expect(await orange()).toBe(had - 1);
    supervision.slip(slip.stream.slice('matter/'.length), { unit, case: slip.case }, '2026-10-27T09:30:00.000Z');
    await running.deliver(supervision.events.slice(-1));
    expect(await orange()).toBe(had - 1);
  });

  it('restates a late reply as one in time, in every rate that looks at it', async () => {
    const counts = async () => (await running.live.figures([month])).get('D01')?.get(month);
    const dates = ({ figure }: SingleFact) => figure as { readonly repliedAt: string | null; readonly dueAt: string };
    const late = (await factsOf('D01')).find(
      (fact) => fact.kind === 'case' && (dates(fact).repliedAt ?? '') > dates(fact).dueAt,
    );
    if (!late) throw new Error('nothing of D01 was late');
    const before = await counts();
    const asked = { stream: late.stream, case: late.caseKey, restate: { repliedAt: dates(late).dueAt } };
    await upheld('D01', asked, '2026-11-10T02:00:00.000Z');
    const after = await counts();
    expect([after?.onTime, after?.late]).toStrictEqual([(before?.onTime ?? 0) + 1, (before?.late ?? 0) - 1]);
    expect(after?.replied).toBe(before?.replied);
  });

  it('moves a case whose deadline lay in the next month out of the one and into the other', async () => {
    const months = [month, '2026-11'];
    const due = async () => {
      const ofUnit = (await running.live.figures(months)).get('D01');
      return months.map((one) => {
        const { onTime = 0, late = 0, open = 0, pending = 0 } = ofUnit?.get(one) ?? {};
        return onTime + late + open + pending;
      });
    };
    const at = '2026-09-28T02:00:00.000Z';
    supervision.case('september', { unit: 'D01', dispatchedAt: at, dueAt: '2026-10-08T09:30:00.000Z' }, at);
    await running.deliver(supervision.events.slice(-1));
    const [october = 0, november = 0] = await due();
    const restate = { dueAt: '2026-11-20T17:30:00+08:00' };
    await upheld('D01', { stream: 'matter/september', case: 'lead/1', restate }, '2026-11-10T02:00:00.000Z');
    expect(await due()).toStrictEqual([october - 1, november + 1]);
  });
});
