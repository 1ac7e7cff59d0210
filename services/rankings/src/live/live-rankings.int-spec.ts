import { NoticeUnacknowledged } from '@kaoji/contracts';
import { explanationOf } from '../explain/explanation.policy.js';
import { readSingleFacts } from '../explain/single-facts.store.js';
import { schemeStream } from '../scheme/scheme.aggregate.js';
import { shippedSchemes } from '../scheme/shipped-schemes.policy.js';
import { chanceFrom, directoryOfOctober, october } from '../spec-fixtures/october.js';
import { runningRankings, type RunningRankings } from '../spec-fixtures/running.fixture.js';
import { Producer, types } from '../spec-fixtures/statements.js';
import { noCounts } from '../scoring/counts.policy.js';

jest.setTimeout(60_000);

let running: RunningRankings;
beforeEach(async () => {
  running = await runningRankings();
  await running.deliver(directoryOfOctober().events);
  running.clock.set('2026-10-31T10:00:00.000Z');
});
afterEach(() => running.close());

const countsOf = async (unit: string, month: string) =>
  (await running.live.figures([month])).get(unit)?.get(month) ?? noCounts;
const dueIn = async (month: string) => (await countsOf('D01', month)).internalDue;

describe('the live ranking', () => {
  it('is the same as before while nothing is applied, and another after an event', async () => {
    const { events } = october(chanceFrom(3));
    await running.deliver(events.slice(0, 20));
    const first = await running.live.tables('2026-10');
    expect(await running.live.tables('2026-10')).toBe(first);
    await running.deliver(events);
    const second = await running.live.tables('2026-10');
    expect(second.rankings).not.toStrictEqual(first.rankings);
    const fresh = await runningRankings();
    await fresh.deliver([...directoryOfOctober().events, ...events]);
    fresh.clock.set('2026-10-31T10:00:00.000Z');
    expect((await fresh.live.tables('2026-10')).rankings).toStrictEqual(second.rankings);
    await fresh.close();
  });

  it('is computed once for all who ask at the same time', async () => {
    await running.deliver(october(chanceFrom(3)).events);
    const [one, two] = await Promise.all([running.live.tables('2026-10'), running.live.tables('2026-10')]);
    expect(one).toBe(two);
  });

  it('takes a point of conduct for a statement that nobody acknowledged, once, and explains it', async () => {
    const scheme = shippedSchemes.default;
    const lines = [{ ...scheme.lines[0], dimensions: [{ dimension: 'conduct', weight: '100' }] }];
    const propose = { effectiveFrom: '2026-01-01', content: { ...scheme, lines }, reason: '履职', by: 'a' };
    for (const command of [
      { type: 'propose-scheme', ...propose },
      { type: 'confirm-scheme', version: 1, by: 'b' },
    ]) {
      const commands = [{ stream: schemeStream, command }];
      const metadata = { rootAt: running.clock.now() };
      await running.executor.submit({ origin: { kind: 'fresh' }, commands, metadata });
    }
    const notices = new Producer('notices');
    const at = '2026-10-20T09:30:00.000Z';
    const data = { announcement: 'n1', subject: 'statement/2026-09/D01', unit: 'D01', period: '2026-09', at };
    notices.say('correspondence/statement/2026-09/D01', NoticeUnacknowledged.type, data, at);
    await running.deliver(notices.events);
    await running.deliver(notices.events);
    const [ranking] = (await running.live.tables('2026-10')).rankings;
    expect(ranking?.rows.map(({ unit, total }) => [unit, total])).toStrictEqual([
      ['D02', '100.00'],
      ['D03', '100.00'],
      ['D01', '99.00'],
    ]);
    const row = ranking?.rows.find(({ unit }) => unit === 'D01');
    if (!ranking || !row) throw new Error('D01 is not there');
    const asked = { months: ['2026-10'], zone: 'Asia/Shanghai', unit: 'D01' };
    const asOf = running.clock.now();
    const facts = await readSingleFacts(running.pool, asked, { asOf });
    const [dimension] = explanationOf({ ranking, row, facts, asOf }).total.dimensions;
    expect((dimension as { deductions?: unknown }).deductions).toMatchObject([
      { points: '1', facts: [{ event: 'notices/correspondence/statement/2026-09/D01/1', time: at }] },
    ]);
  });

  it('counts both months anew when a deadline moves from one to the other', async () => {
    const supervision = new Producer();
    supervision.case('1', { dueAt: '2026-10-20T09:30:00.000Z' }, '2026-10-08T02:00:00.000Z');
    supervision.case('1', { dueAt: '2026-11-05T09:30:00.000Z' }, '2026-10-19T02:00:00.000Z');
    await running.deliver(supervision.events.slice(0, 1));
    expect([await dueIn('2026-10'), (await countsOf('D01', '2026-11')).pending]).toStrictEqual([1, 0]);
    await running.deliver(supervision.events);
    expect([await dueIn('2026-10'), (await countsOf('D01', '2026-11')).pending]).toStrictEqual([0, 1]);
  });

  it("counts the month of a petitioner's other matters anew when an earlier one takes a place among the first three", async () => {
    const supervision = new Producer();
    const petition = (matter: string, registeredAt: string, dueAt: string) =>
      supervision.case(matter, { citizen: true, petitioner: 'p', registeredAt, dueAt }, '2026-09-20T02:00:00.000Z');
    petition('1', '2026-09-11T02:00:00.000Z', '2026-09-25T09:30:00.000Z');
    petition('2', '2026-09-12T02:00:00.000Z', '2026-09-25T09:30:00.000Z');
    petition('3', '2026-09-13T02:00:00.000Z', '2026-10-20T09:30:00.000Z');
    petition('0', '2026-09-10T02:00:00.000Z', '2026-09-25T09:30:00.000Z');
    await running.deliver(supervision.events.slice(0, 3));
    expect((await countsOf('D01', '2026-10')).citizenDue).toBe(1);
    await running.deliver(supervision.events);
    expect([
      (await countsOf('D01', '2026-09')).citizenDue,
      (await countsOf('D01', '2026-10')).citizenDue,
    ]).toStrictEqual([3, 0]);
  });

  it('waits for a statement that is marked before it is committed', async () => {
    const supervision = new Producer();
    supervision.case('1', { dueAt: '2026-10-20T09:30:00.000Z' }, '2026-10-08T02:00:00.000Z');
    running.counts.mark([{ stream: 'matter/1', version: 1 }]);
    expect(await dueIn('2026-10')).toBe(0);
    expect(running.counts.holds(['2026-10'])).toBe(false);
    await running.deliver(supervision.events);
    expect(await dueIn('2026-10')).toBe(1);
    expect(running.counts.holds(['2026-10'])).toBe(true);
  });

  it('sees a deadline pass without any event', async () => {
    const supervision = new Producer();
    supervision.case('1', { dueAt: '2026-10-31T10:30:00.000Z' }, '2026-10-08T02:00:00.000Z', types.dispatched);
    await running.deliver(supervision.events);
    expect(await dueIn('2026-10')).toBe(0);
    running.clock.set('2026-10-31T10:30:00.000Z');
    expect(await dueIn('2026-10')).toBe(1);
  });
});
