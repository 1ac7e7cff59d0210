import type { RecordedEvent } from '@kaoji/kernel';
import { MatterRegistered } from '@kaoji/contracts';
import { runningRankings, type RunningRankings } from '../spec-fixtures/running.fixture.js';
import { Producer, types } from '../spec-fixtures/statements.js';
import { addCounts, noCounts, type CountName, type Counts } from '../scoring/counts.policy.js';
import { contributionsOf, leftOut, type SingleFact } from '../explain/single-fact.policy.js';
import { readSingleFacts } from '../explain/single-facts.store.js';
import { readCounts } from './counts.store.js';

jest.setTimeout(60_000);

const zone = 'Asia/Shanghai';
const asOf = '2026-11-30T00:00:00.000Z';

let running: RunningRankings;
beforeEach(async () => {
  running = await runningRankings();
});
afterEach(() => running.close());

const counts = async (unit: string, month: string, at = asOf): Promise<Counts> =>
  (await readCounts(running.pool, [month], zone, { asOf: at })).get(unit)?.get(month) ?? noCounts;

const due = (at: string) => ({ dueAt: at });
const facts = async () => (await running.pool.query('select * from fact order by stream, case_key, version')).rows;

/** A month with some of everything. */
function someOfEverything(): Producer {
  const supervision = new Producer();
  const say = supervision.case.bind(supervision);
  say('1', { ...due('2026-10-15T09:30:00.000Z'), weight: 3 }, '2026-10-08T02:00:00.000Z');
  say(
    '1',
    { ...due('2026-10-15T09:30:00.000Z'), weight: 3, repliedAt: '2026-10-15T09:30:00.900Z' },
    '2026-10-15T09:30:00.900Z',
    types.replied,
  );
  say(
    '2',
    { ...due('2026-10-15T09:30:00.000Z'), repliedAt: '2026-10-15T09:30:01.000Z', sentBack: true },
    '2026-10-09T02:00:00.000Z',
    types.replied,
  );
  say('3', { ...due('2026-10-20T09:30:00.000Z'), citizen: true, contacted: 'in-time' }, '2026-10-09T02:00:00.000Z');
  say('4', { ...due('2026-10-31T15:59:59.000Z'), citizen: true, contacted: 'never' }, '2026-09-30T16:30:00.000Z');
  say('5', { ...due('2026-10-31T16:00:00.000Z') }, '2026-10-09T02:00:00.000Z');
  say('6', { ...due('2026-10-16T09:30:00.000Z'), excluded: true }, '2026-10-09T02:00:00.000Z');
  say('7', { ...due('2026-10-16T09:30:00.000Z'), paused: true }, '2026-10-09T02:00:00.000Z');
  say('8', { dueAt: null, citizen: true, contacted: 'late' }, '2026-10-09T02:00:00.000Z');
  for (const number of ['11', '12', '13', '14']) {
    say(
      number,
      {
        ...due('2026-10-21T09:30:00.000Z'),
        citizen: true,
        petitioner: 'p',
        registeredAt: `2026-10-${number}T01:00:00.000Z`,
      },
      '2026-10-15T02:00:00.000Z',
    );
  }
  supervision.followUp(
    '3',
    { solved: 'partly', grade: 3, petitioner: 'q', registeredAt: '2026-10-09T02:00:00.000Z' },
    '2026-10-25T02:00:00.000Z',
  );
  supervision.followUp('4', { solved: 'not', grade: 2 }, '2026-10-25T02:00:00.000Z');
  supervision.followUp('8', { answered: false, solved: null, grade: null }, '2026-10-25T02:00:00.000Z');
  supervision.slip('3', { case: 'slip/1/orange' }, '2026-10-27T09:30:00.000Z');
  supervision.slip('3', { case: 'slip/1/red', slip: 'red' }, '2026-10-29T09:30:00.000Z');
  supervision.slip('4', { case: 'slip/1/orange' }, '2026-10-30T09:30:00.000Z');
  supervision.slip('4', { case: 'slip/1/orange', withdrawn: true }, '2026-10-30T09:30:00.000Z');
  return supervision;
}

describe('facts', () => {
  it('are written once, however often their event comes', async () => {
    const { events } = someOfEverything();
    await running.deliver(events);
    const once = await facts();
    await running.deliver(events);
    expect(await facts()).toStrictEqual(once);
    expect(once).toHaveLength(events.length);
  });

  it('are only inserted: a later statement leaves the earlier one as it is', async () => {
    const { events } = someOfEverything();
    await running.deliver(events.slice(0, 1));
    const [first] = await facts();
    await running.deliver(events);
    expect((await facts())[0]).toStrictEqual(first);
  });

  it('count the newest statement of a case, in the month of the deadline, the dispatch, the reply, the answer, the slip', async () => {
    await running.deliver(someOfEverything().events);
    expect(await counts('D01', '2026-10')).toStrictEqual({
      citizenDue: 5,
      citizenWeight: 5,
      citizenOnTimeWeight: 0,
      internalDue: 2,
      internalWeight: 4,
      internalOnTimeWeight: 3,
      onTime: 1,
      late: 1,
      open: 5,
      pending: 0,
      dispatched: 3,
      contactedInTime: 1,
      answered: 2,
      solvedFully: 0,
      solvedPartly: 1,
      satisfied: 1,
      replied: 2,
      sentBack: 1,
      orange: 1,
      red: 1,
      unacknowledged: 0,
    });
  });

  it('count a deadline at local midnight in the month that begins', async () => {
    await running.deliver(someOfEverything().events);
    expect((await counts('D01', '2026-11')).internalDue).toBe(1);
  });

  it('leave a deadline that lies ahead out of the rate until it passes', async () => {
    await running.deliver(someOfEverything().events);
    const before = await counts('D01', '2026-10', '2026-10-20T09:30:00.000Z');
    const at = await counts('D01', '2026-10', '2026-10-20T09:29:59.999Z');
    expect([before.open, before.pending, at.open, at.pending]).toStrictEqual([1, 4, 0, 5]);
  });

  it('keep a case that was paused only after the month in its rate', async () => {
    const supervision = new Producer();
    supervision.case('1', due('2026-10-15T09:30:00.000Z'), '2026-10-08T02:00:00.000Z');
    supervision.case('1', { ...due('2026-10-15T09:30:00.000Z'), paused: true }, '2026-11-02T02:00:00.000Z');
    await running.deliver(supervision.events);
    expect((await counts('D01', '2026-10')).internalDue).toBe(1);
  });

  it('are the same when counted together and one by one', async () => {
    await running.deliver(someOfEverything().events);
    const months = ['2026-09', '2026-10', '2026-11'];
    const single = await readSingleFacts(running.pool, { months, zone }, { asOf });
    for (const month of months) expect(fromSingle(single, month)).toStrictEqual(await relevant('D01', month));
  });

  it('open the month, its quarter and its year, but not for history that is loaded', async () => {
    const supervision = new Producer();
    const registered = (matter: string, metadata: object): RecordedEvent =>
      supervision.say(`matter/${matter}`, MatterRegistered.type, {}, '2026-12-08T02:00:00.000Z', metadata);
    await running.deliver([registered('1', { backfill: true })]);
    const periods = async () =>
      (await running.pool.query('select id from period order by id')).rows.map(({ id }) => id);
    expect(await periods()).toStrictEqual([]);
    await running.deliver([registered('2', {})]);
    expect(await periods()).toStrictEqual(['2026', '2026-12', '2026-Q4']);
  });
});

const compared: readonly CountName[] = [
  'citizenDue',
  'citizenWeight',
  'internalWeight',
  'dispatched',
  'answered',
  'sentBack',
  'orange',
];
const relevant = async (unit: string, month: string) => pick(await counts(unit, month));
const pick = (all: Counts) => compared.map((name) => [name, all[name]]);

function fromSingle(single: readonly SingleFact[], month: string) {
  const given = single.flatMap((fact) =>
    contributionsOf(fact, asOf)
      .filter((one) => one.month === month)
      .map((one) => ({ ...one, fact })),
  );
  const of = (rate: string) => given.filter((one) => one.rate === rate);
  const sum = (rate: string, what: 'part' | 'whole') => of(rate).reduce((all, one) => all + Number(one[what]), 0);
  expect(single.every((fact) => leftOut(fact, asOf) !== undefined)).toBe(true);
  return pick(
    addCounts([
      {
        ...noCounts,
        citizenDue: of('on-time-citizens').length,
        citizenWeight: sum('on-time-citizens', 'whole'),
        internalWeight: sum('on-time-internal', 'whole'),
        dispatched: sum('response', 'whole'),
        answered: sum('resolution', 'whole'),
        sentBack: sum('rework', 'part'),
        orange: of('slips').filter(({ fact }) => (fact.figure as { slip: string }).slip === 'orange').length,
      },
    ]),
  );
}
