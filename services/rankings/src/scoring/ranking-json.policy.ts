import { decimalText, type Exact } from '@kaoji/kernel';
import type { ConductDeduction, ConductScore } from './conduct-score.policy.js';
import type { RankedRow, Ranking } from './ranking.policy.js';
import type { Rate } from './rate.policy.js';
import type { Deduction, SupervisionScore, WeightedPart } from './supervision-score.policy.js';

const text = (value: Exact | null): string | null => (value === null ? null : decimalText(value));

const partJson = ({ part, value, weight }: WeightedPart) => ({ part, score: text(value), weight: decimalText(weight) });

const rateJson = ({ rate, value, part, whole, cases, months, mark }: Rate) => ({
  rate,
  value: text(value),
  part,
  whole,
  cases,
  months: [...months],
  mark,
});

const deductionJson = <D extends Deduction | ConductDeduction>({ deduction, count, points }: D) => ({
  deduction,
  count: decimalText(count),
  points: decimalText(points),
});

const supervisionJson = (score: SupervisionScore) => ({
  score: text(score.value),
  mean: text(score.mean),
  parts: score.parts.map(partJson),
  citizens: score.citizens.map(partJson),
  rates: Object.values(score.rates).map(rateJson),
  deductions: score.deductions.map(deductionJson),
  deducted: decimalText(score.deducted),
});

const conductJson = ({ value, deductions }: ConductScore) => ({
  score: text(value),
  deductions: deductions.map(deductionJson),
});

const rowJson = ({ unit, rank, grade, total, supervision, conduct, change, improvement }: RankedRow) => ({
  unit: unit.code,
  name: unit.name,
  kind: unit.kind,
  rank,
  total: total.published,
  exact: text(total.exact),
  grade,
  change,
  improvement: text(improvement),
  coverage: decimalText(total.coverage),
  notRanked: total.notRanked,
  dimensions: total.dimensions.map(({ dimension, weight, value }) => ({
    dimension,
    weight: decimalText(weight),
    score: text(value),
  })),
  supervision: supervisionJson(supervision),
  conduct: conductJson(conduct),
  marks: Object.values(supervision.rates).flatMap(({ rate, mark }) => (mark === null ? [] : [`${rate}:${mark}`])),
});

/** A ranking as it is published: decimals as text, nothing that depends on when or in which order it was computed. */
export const rankingJson = ({ period, category, schemeVersion, rows, mostImproved }: Ranking) => ({
  period,
  category,
  schemeVersion,
  rows: rows.map(rowJson),
  mostImproved,
});

export type RankingJson = ReturnType<typeof rankingJson>;
export type RowJson = RankingJson['rows'][number];

/** The places of all categories, for the event that says what was computed or published. */
export const placesOf = (rankings: readonly RankingJson[]) =>
  rankings.flatMap(({ category, rows }) =>
    rows.map(({ unit, rank, total, grade, change }) => ({ unit, category, rank, total, grade, change })),
  );

export type Place = ReturnType<typeof placesOf>[number];
