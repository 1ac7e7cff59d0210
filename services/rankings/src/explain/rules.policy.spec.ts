import { rateCodes } from '../scoring/rate.policy.js';
import { internalCases, rankedJson, rowNamed } from '../spec-fixtures/figures.js';
import { caseFact, followUpFact, slipFact } from '../spec-fixtures/single-facts.js';
import { explanationOf, gapToNextRank } from './explanation.policy.js';
import { deductionSentence, dimensionRule, leftOutRules, rateRules, totalRule } from './rules.policy.js';
import type { SingleFact } from './single-fact.policy.js';

const asOf = '2026-11-04T09:30:00.000Z';

const sentences: readonly (readonly [string, string, string, string, string])[] = [
  ['orange', '2', '2', '橙色催办单 2 张，扣 2 分。', '2 orange slip(s): 2 points taken off.'],
  ['red', '1', '2', '红色催办单 1 张，扣 2 分。', '1 red slip(s): 2 points taken off.'],
  [
    'slips-capped',
    '7',
    '-7',
    '催办单扣分超过上限 7 分，予以退回。',
    'Slips came to 7 points above the most that they may cost; these are given back.',
  ],
  ['rework', '6', '2', '重办率 6%，超出部分扣 2 分。', 'Rework of 6 %: what is above the limit takes off 2 points.'],
  [
    'rework',
    '6.66666666666666666667',
    '3.33333333333333333333',
    '重办率 6.67%，超出部分扣 3.33 分。',
    'Rework of 6.67 %: what is above the limit takes off 3.33 points.',
  ],
  [
    'orange',
    '0.33333333333333333333',
    '0.5',
    '橙色催办单 0.33 张，扣 0.5 分。',
    '0.33 orange slip(s): 0.5 points taken off.',
  ],
];

describe('[M31] the sentence of a deduction', () => {
  it.each(sentences)('for %s of %s, %s points is one, to two places at most', (deduction, count, points, zh, en) => {
    expect(deductionSentence(deduction, count, points)).toStrictEqual({ zh, en });
  });

  it('stands beside every deduction of a row, in the row that it explains', () => {
    const counts = internalCases(20, 20, { orange: 15, red: 4, replied: 15, sentBack: 1 });
    const ranking = rankedJson({ b: { '2026-10': counts } });
    const { total } = explanationOf({ ranking, row: rowNamed(ranking, 'b'), facts: [], asOf });
    const [supervision] = total.dimensions as unknown as {
      deductions: { sentence: { zh: string }; points: string }[];
    }[];
    expect(supervision?.deductions.map(({ sentence, points }) => [sentence.zh, points])).toStrictEqual([
      ['橙色催办单 15 张，扣 15 分。', '15'],
      ['红色催办单 4 张，扣 8 分。', '8'],
      ['催办单扣分超过上限 3 分，予以退回。', '-3'],
      ['重办率 6.67%，超出部分扣 3.33 分。', '3.33333333333333333333'],
    ]);
  });
});

describe('the rules that stand beside the numbers', () => {
  it('are told of every rate, in both languages', () => {
    expect(Object.keys(rateRules).sort()).toStrictEqual([...rateCodes].sort());
    const all = [...Object.values(rateRules), ...Object.values(leftOutRules), totalRule, dimensionRule];
    expect(all.filter(({ zh, en }) => !/\p{Script=Han}/u.test(zh) || /\p{Script=Han}/u.test(en))).toStrictEqual([]);
  });

  it('are told of every reason for which a fact is left out', () => {
    expect(Object.keys(leftOutRules).sort()).toStrictEqual([
      ...['beyond-first-three', 'excluded', 'no-deadline', 'not-yet-due', 'objection-upheld', 'paused', 'unanswered'],
    ]);
  });
});

describe('the gap to the next rank', () => {
  const october = (onTime: number) => ({ '2026-10': internalCases(20, onTime) });
  const ranking = rankedJson({
    a: october(20),
    b: october(18),
    c: october(18),
    d: october(11),
    e: { '2026-10': internalCases(1, 1) },
  });
  it.each([
    ['a', null],
    ['b', { rank: 1, unit: 'a', points: '10.00' }],
    ['c', { rank: 1, unit: 'a', points: '10.00' }],
    ['d', { rank: 2, unit: 'c', points: '35.00' }],
    ['e', null],
  ])('of %s is %j', (unit, gap) => {
    expect(gapToNextRank(ranking, rowNamed(ranking, unit))).toStrictEqual(gap);
  });

  it('is 0.00 where only a tie-breaker stands between', () => {
    const tied = rankedJson({
      a: { '2026-10': internalCases(20, 20, { orange: 2 }) },
      b: { '2026-10': internalCases(100, 98) },
    });
    expect(gapToNextRank(tied, rowNamed(tied, 'b'))).toStrictEqual({ rank: 1, unit: 'a', points: '0.00' });
  });
});

describe('[M31] an explanation', () => {
  const counts = internalCases(20, 19, { orange: 1, red: 1, replied: 20, sentBack: 2 });
  const ranking = rankedJson({ b: { '2026-10': counts } });
  const explain = (facts: readonly SingleFact[], period = '2026-10') =>
    explanationOf({ ranking: { ...ranking, period }, row: rowNamed(ranking, 'b'), facts, asOf });
  const deductionsOf = (facts: readonly SingleFact[], period?: string) => {
    const [supervision] = explain(facts, period).total.dimensions as unknown as {
      deductions: { deduction: string; facts: { case: string }[] }[];
    }[];
    return supervision?.deductions.map(({ deduction, facts: all }) => [deduction, all.map((one) => one.case)]);
  };

  it('names under each deduction the facts that it was counted from, and no others', () => {
    const back = caseFact({ sentBack: true }, { caseKey: 'lead/2' });
    const facts = [slipFact('orange'), slipFact('red'), slipFact('red', { excluded: true }), caseFact(), back];
    expect(deductionsOf(facts)).toStrictEqual([
      ['orange', ['slip/1/orange']],
      ['red', ['slip/1/red']],
      ['rework', ['lead/2']],
    ]);
  });

  it.each([
    ['2026-10', ['2026-09', '2026-10', '2026-11'], 1],
    ['2026-Q4', ['2026-09', '2026-10', '2026-12', '2025-12'], 2],
    ['2026-Q1', ['2026-03', '2026-04'], 1],
    ['2026', ['2025-12', '2026-01', '2026-12'], 2],
  ])('of %s names of the slips of %j those of its months: %d', (period, months, number) => {
    const slips = months.map((month) => slipFact('orange', { month }));
    expect(deductionsOf(slips, period)?.[0]?.[1]).toHaveLength(number);
  });

  it('tells what was left out and by which rule', () => {
    const { leftOut } = explain([followUpFact({ answered: false }), caseFact(), caseFact({}, { excluded: true })]);
    expect(leftOut.map(({ because, rule, event }) => [because, rule.en, event])).toStrictEqual([
      ['unanswered', 'No answer: unrated', 'supervision/matter/1/6'],
      ['excluded', 'Excluded or moved: both sides of every rate lose it', 'supervision/matter/1/4'],
    ]);
  });

  it('tells at most five of the losses, the most first', () => {
    const poor = internalCases(20, 1, {
      ...{
        orange: 1,
        red: 1,
        replied: 20,
        sentBack: 2,
        dispatched: 40,
        contactedInTime: 35,
        answered: 20,
        satisfied: 9,
      },
    });
    const of = rankedJson({ b: { '2026-10': poor } });
    const { costMost } = explanationOf({ ranking: of, row: rowNamed(of, 'b'), facts: [], asOf });
    expect(costMost.map(({ what }) => what)).toStrictEqual([
      'internal',
      'resolution',
      'satisfaction',
      'rework',
      'response',
    ]);
  });
});
