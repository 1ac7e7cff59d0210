import { exact } from '@kaoji/kernel';
import type { RankingJson, RowJson } from '../scoring/ranking-json.policy.js';
import { leafOf } from './leaf.policy.js';
import { lossesInTotal } from './loss.policy.js';
import { conductRule, deductionSentence, dimensionRule, leftOutRules, rateRules, totalRule } from './rules.policy.js';
import { eventOf, type SingleFact } from './single-fact.policy.js';

interface Asked {
  readonly ranking: RankingJson;
  readonly row: RowJson;
  /** The unit's facts of the months that its rates look at. */
  readonly facts: readonly SingleFact[];
  readonly asOf: string;
}

const named = (fact: SingleFact, asOf: string) => {
  const { stream, case: caseKey, type, time, ruling } = leafOf(fact, asOf);
  const ruled = ruling && { ruling: { ...ruling, old: fact.ruling?.old } };
  return { event: eventOf(fact), version: fact.version, stream, case: caseKey, type, time, ...ruled };
};

/** The facts of a rate, each with what it gives. */
const factsOfRate = ({ facts, asOf }: Asked, rate: string, months: readonly string[]) =>
  facts.flatMap((fact) =>
    leafOf(fact, asOf)
      .contributions.filter((one) => one.rate === rate && months.includes(one.month))
      .map(({ part, whole }) => ({ ...named(fact, asOf), part, whole })),
  );

const ratesOf = (asked: Asked) =>
  asked.row.supervision.rates.map((rate) => ({
    ...rate,
    rule: rateRules[rate.rate],
    facts: factsOfRate(asked, rate.rate, rate.months),
  }));

const slipsOf = ({ facts, asOf, ranking }: Asked, slip: string) =>
  facts
    .filter(({ kind, excluded, figure }) => kind === 'slip' && !excluded && (figure as { slip?: string }).slip === slip)
    .filter(({ month }) => month !== null && isIn(ranking.period, month))
    .map((fact) => named(fact, asOf));

const isIn = (period: string, month: string): boolean =>
  period.includes('Q')
    ? month.startsWith(period.slice(0, 4)) && Math.ceil(Number(month.slice(5)) / 3) === Number(period.slice(6))
    : month.startsWith(period);

const deductionsOf = (asked: Asked) =>
  asked.row.supervision.deductions.map(({ deduction, count, points }) => ({
    deduction,
    count,
    points,
    sentence: deductionSentence(deduction, count, points),
    facts:
      deduction === 'rework'
        ? factsOfRate(
            asked,
            'rework',
            asked.row.supervision.rates.find(({ rate }) => rate === 'rework')?.months ?? [],
          ).filter(({ part }) => part !== '0')
        : slipsOf(asked, deduction),
  }));

const conductOf = ({ row, facts, asOf, ranking }: Asked) => ({
  rule: conductRule,
  deductions: row.conduct.deductions.map(({ deduction, count, points }) => ({
    ...{ deduction, count, points, sentence: deductionSentence(deduction, count, points) },
    facts: facts
      .filter(({ kind, excluded, month }) => kind === 'conduct' && !excluded && isIn(ranking.period, month ?? ''))
      .map((fact) => named(fact, asOf)),
  })),
});

const leftOutOf = ({ facts, asOf }: Asked) =>
  facts.flatMap((fact) => {
    const { leftOut } = leafOf(fact, asOf);
    return leftOut === null ? [] : [{ ...named(fact, asOf), because: leftOut, rule: leftOutRules[leftOut] }];
  });

/** Points to the next better rank, and whose it is; null for the first and for those not ranked. */
export function gapToNextRank({ rows }: RankingJson, row: RowJson) {
  const { rank, total } = row;
  if (rank === null || total === null) return null;
  const better = rows.filter((one) => one.rank !== null && one.rank < rank && one.total !== null);
  const next = better.at(-1);
  if (!next) return null;
  return {
    rank: next.rank,
    unit: next.unit,
    points: exact(next.total ?? '0')
      .minus(total)
      .toFixed(2),
  };
}

/** Why a unit has its score 得分溯源: the tree from total to dimension to rate to single facts (domain.md 6, Explain). */
export function explanationOf(asked: Asked) {
  const { ranking, row, asOf } = asked;
  const { parts, citizens, score, mean, deducted } = row.supervision;
  const supervision = {
    rule: dimensionRule,
    ...{ score, mean, parts, citizens, deducted },
    rates: ratesOf(asked),
    deductions: deductionsOf(asked),
  };
  return {
    ...{ period: ranking.period, category: ranking.category, schemeVersion: ranking.schemeVersion, asOf },
    ...{ unit: row.unit, name: row.name, rank: row.rank, grade: row.grade, change: row.change },
    total: {
      rule: totalRule,
      ...{ published: row.total, exact: row.exact, coverage: row.coverage, notRanked: row.notRanked },
      dimensions: row.dimensions.map((one) => {
        if (one.dimension === 'supervision') return { ...one, ...supervision };
        return one.dimension === 'conduct' ? { ...one, ...conductOf(asked) } : one;
      }),
    },
    marks: row.marks,
    leftOut: leftOutOf(asked),
    gapToNextRank: gapToNextRank(ranking, row),
    costMost: lossesInTotal(row).slice(0, 5),
  };
}

export type Explanation = ReturnType<typeof explanationOf>;
