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
