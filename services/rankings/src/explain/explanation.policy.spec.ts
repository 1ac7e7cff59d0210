import { decimalText, exact, sum } from '@kaoji/kernel';
import { shippedSchemes } from '../scheme/shipped-schemes.policy.js';
import { noCounts, type Counts } from '../scoring/counts.policy.js';
import { rankingOf } from '../scoring/ranking.policy.js';
import { rankingJson } from '../scoring/ranking-json.policy.js';
import { explanationOf, gapToNextRank } from './explanation.policy.js';
import { lossesInTotal } from './loss.policy.js';
import { contributionsOf, leftOut, type SingleFact } from './single-fact.policy.js';

const asOf = '2026-11-04T09:30:00.000Z';
const internal = (due: number, onTime: number, more: Partial<Counts> = {}): Counts => ({
  ...{ ...noCounts, internalDue: due, internalWeight: due, internalOnTimeWeight: onTime },
  ...more,
});
const ranking = rankingJson(
  rankingOf({
    ...{ period: '2026-10', category: 'c', currentMonth: '2026-10', schemeVersion: 0 },
    units: ['a', 'b', 'c'].map((code) => ({ code, name: code, category: 'c', kind: 'department' })),
    scheme: shippedSchemes['supervision-only'],
    counts: new Map([
      ['a', new Map([['2026-10', internal(20, 20)]])],
      ['b', new Map([['2026-10', internal(20, 19, { orange: 1 })]])],
      ['c', new Map([['2026-10', internal(20, 10)]])],
    ]),
  }),
);
const rowOf = (unit: string) => {
  const row = ranking.rows.find((one) => one.unit === unit);
  if (!row) throw new Error(unit);
  return row;
};

const figure = {
  ...{ case: 'lead/1', unit: 'b', citizen: false, weight: 2, dispatchedAt: null, dueAt: '2026-10-20T09:30:00.000Z' },
  ...{ repliedAt: '2026-10-20T09:30:00.999Z', paused: false, excluded: false, petitioner: null, contacted: null },
  ...{ sentBack: true, registeredAt: '2026-10-08T02:00:00.000Z' },
};
const fact: SingleFact = {
  ...{ producer: 'supervision', stream: 'matter/1', version: 4, caseKey: 'lead/1', kind: 'case', type: 't', unit: 'b' },
  ...{ month: '2026-10', dispatchMonth: '2026-10', replyMonth: '2026-10', excluded: false, amongFirstThree: true },
  ...{ pausedAtMonthsEnd: false, figure },
};
const slip: SingleFact = {
  ...fact,
  ...{ version: 3, caseKey: 'slip/1/orange', kind: 'slip', dispatchMonth: null, replyMonth: null },
  figure: { case: 'slip/1/orange', unit: 'b', slip: 'orange', dueAt: '2026-10-22T09:30:00.000Z', withdrawn: false },
};

describe('a single fact', () => {
  it('gives its weight to the on-time rate, in time in the very second of the deadline, and one to rework', () => {
    expect(contributionsOf(fact, asOf)).toStrictEqual([
      { rate: 'on-time-internal', month: '2026-10', part: '2', whole: '2' },
      { rate: 'on-time', month: '2026-10', part: '2', whole: '2' },
      { rate: 'rework', month: '2026-10', part: '1', whole: '1' },
    ]);
  });

  it('gives nothing in time a second later', () => {
    const late = { ...fact, figure: { ...figure, repliedAt: '2026-10-20T09:30:01.000Z' } };
    expect(contributionsOf(late, asOf)[0]).toMatchObject({ part: '0', whole: '2' });
  });

  it.each([
    ['excluded', { excluded: true }],
    ['beyond-first-three', { amongFirstThree: false }],
    ['paused', { pausedAtMonthsEnd: true }],
    ['no-deadline', { figure: { ...figure, dueAt: null } }],
    ['not-yet-due', { figure: { ...figure, repliedAt: null, dueAt: '2026-11-04T09:30:00.001Z' } }],
    [null, { figure: { ...figure, repliedAt: null, dueAt: asOf } }],
  ])('is left out because it is %s', (because, change) => {
    expect(leftOut({ ...fact, ...change }, asOf)).toBe(because);
  });
});

describe('an explanation', () => {
  const explained = explanationOf({ ranking, row: rowOf('b'), facts: [fact, slip], asOf });

  it('leads from the total to the event that each rate was counted from', () => {
    const [supervision] = explained.total.dimensions as unknown as { rates: { rate: string; facts: object[] }[] }[];
    expect(explained.total.published).toBe('94.00');
    expect(supervision?.rates.find(({ rate }) => rate === 'on-time-internal')?.facts).toStrictEqual([
      {
        ...{ event: 'supervision/matter/1/4', version: 4, stream: 'matter/1', case: 'lead/1', type: 't' },
        ...{ time: '2026-10-20T09:30:00.000Z', part: '2', whole: '2' },
      },
    ]);
  });

  it('says one sentence per deduction and names its events', () => {
    const [supervision] = explained.total.dimensions as unknown as {
      deductions: { sentence: object; facts: { event: string }[] }[];
    }[];
    expect(
      supervision?.deductions.map(({ sentence, facts }) => [sentence, facts.map(({ event }) => event)]),
    ).toStrictEqual([
      [{ zh: '橙色催办单 1 张，扣 1 分。', en: '1 orange slip(s): 1 points taken off.' }, ['supervision/matter/1/3']],
    ]);
  });

  it('tells the gap to the next better rank', () => {
    expect(gapToNextRank(ranking, rowOf('b'))).toStrictEqual({ rank: 1, unit: 'a', points: '6.00' });
    expect(gapToNextRank(ranking, rowOf('a'))).toBeNull();
  });

  it('tells what cost most, and all losses together are what is missing to 100', () => {
    expect(lossesInTotal(rowOf('b'))).toStrictEqual([
      { what: 'internal', points: '5' },
      { what: 'orange', points: '1' },
    ]);
    for (const { unit } of ranking.rows) {
      const lost = sum(lossesInTotal(rowOf(unit)).map(({ points }) => exact(points)));
      expect(decimalText(exact(100).minus(lost))).toBe(rowOf(unit).exact);
    }
  });
});
