import { exact, monthPlus, monthsOf, periodKind, type Exact, type Period } from '@kaoji/kernel';
import { dimensionsFor, type SchemeContent } from '../scheme/scheme.policy.js';
import { addCounts, countsOf, type Counts, type CountsByUnit } from './counts.policy.js';
import { conductScore, type ConductScore } from './conduct-score.policy.js';
import { placed, type Grade, type Standing } from './order.policy.js';
import { windowOf } from './rate.policy.js';
import { supervisionScore, type SupervisionScore } from './supervision-score.policy.js';
import { totalOf, type Total } from './total.policy.js';

/** A unit as a period ranks it: by its category and place on the period's last day (domain.md 1, Unit). */
export interface RankedUnit {
  readonly code: string;
  readonly name: string;
  readonly category: string;
  readonly kind: string;
}

/** All that a ranking is computed from: equal inputs, equal bytes. */
export interface RankingInput {
  readonly period: Period;
  readonly category: string;
  readonly units: readonly RankedUnit[];
  readonly counts: CountsByUnit;
  readonly scheme: SchemeContent;
  readonly schemeVersion: number;
  /** The month in which it is computed: months after it have not begun. */
  readonly currentMonth: Period;
}

export interface RankedRow {
  readonly unit: RankedUnit;
  readonly rank: number | null;
  readonly grade: Grade | null;
  readonly total: Total;
  readonly supervision: SupervisionScore;
  readonly conduct: ConductScore;
  /** Places won since the period before; null when one of both is not ranked. */
  readonly change: number | null;
  /** The total less that of the period before. */
  readonly improvement: Exact | null;
}

export interface Ranking {
  readonly period: Period;
  readonly category: string;
  readonly schemeVersion: number;
  readonly rows: readonly RankedRow[];
  /** The unit with the greatest improvement above 0; the first by code of several. */
  readonly mostImproved: string | null;
}

/** The period before one of the same kind. */
export function periodBefore(period: Period): Period {
  const first = monthsOf(period)[0] ?? period;
  switch (periodKind(period)) {
    case 'quarter': {
      const last = monthPlus(first, -1);
      return `${last.slice(0, 4)}-Q${Number(last.slice(5)) / 3}`;
    }
    case 'year':
      return String(Number(period) - 1);
    case 'month':
    case undefined:
      return monthPlus(first, -1);
  }
}

/** Every month whose counts a ranking of the period looks at, in order. */
export function monthsNeeded(period: Period, scheme: SchemeContent): readonly string[] {
  const both = [period, periodBefore(period)].flatMap((one) => [
    ...monthsOf(one),
    ...windowOf(one, scheme.smallNumbers),
  ]);
  const windows = both.flatMap((month) => windowOf(month, scheme.smallNumbers));
  return [...new Set([...both, ...windows])].sort();
}

type Scored = Pick<RankedRow, 'unit' | 'rank' | 'grade' | 'total' | 'supervision' | 'conduct'>;

/** The ranking of one category (domain.md 6): scores, places, and the change since the period before. */
export function rankingOf(input: RankingInput): Ranking {
  const before = new Map(
    scored({ ...input, period: periodBefore(input.period) }).map((row) => [row.unit.code, row] as const),
  );
  const rows = scored(input).map((row): RankedRow => {
    const last = before.get(row.unit.code);
    const change = row.rank === null || !last || last.rank === null ? null : last.rank - row.rank;
    const improvement =
      row.total.published === null || !last || last.total.published === null
        ? null
        : exact(row.total.published).minus(last.total.published);
    return { ...row, change, improvement };
  });
  const { period, category, schemeVersion } = input;
  return { period, category, schemeVersion, rows, mostImproved: mostImprovedOf(rows) };
}

function scored(input: RankingInput): readonly Scored[] {
  const weights = dimensionsFor(input.scheme, input.category, periodKind(input.period) ?? 'month');
  const own = input.units.filter(({ category }) => category === input.category);
  const ofCategory = (months: readonly string[]): Counts =>
    addCounts(own.map(({ code }) => countsOf(input.counts, code, months)));
  const months = monthsOf(input.period).filter((month) => month <= input.currentMonth);
  const scores = own.map((unit) => {
    const supervision = supervisionScore({
      period: input.period,
      small: input.scheme.smallNumbers,
      scheme: input.scheme,
      monthsSoFar: months,
      counts: (asked) => countsOf(input.counts, unit.code, asked),
      categoryCounts: ofCategory,
    });
    const conduct = conductScore({
      ...{ scheme: input.scheme, monthsSoFar: months },
      counts: (asked) => countsOf(input.counts, unit.code, asked),
    });
    const values = { supervision: supervision.value, conduct: conduct.value };
    return { unit, supervision, conduct, total: totalOf(weights, values, input.scheme) };
  });
  const byUnit = new Map(scores.map((score) => [score.unit.code, score]));
  return placed(scores.map(standingOf), input.scheme).flatMap(({ unit, rank, grade }) => {
    const score = byUnit.get(unit);
    return score ? [{ ...score, rank, grade }] : [];
  });
}

/** Ties look at the satisfaction dimension, until that exists at the satisfaction of follow-ups. */
const standingOf = ({ unit, total, supervision }: Pick<RankedRow, 'unit' | 'total' | 'supervision'>): Standing => ({
  unit: unit.code,
  total: total.published,
  ties: {
    satisfaction:
      total.dimensions.find(({ dimension }) => dimension === 'satisfaction')?.value ??
      supervision.rates.satisfaction.value,
    'on-time': supervision.rates['on-time'].value,
    'fewer-deductions': supervision.deducted,
  },
});

function mostImprovedOf(rows: readonly RankedRow[]): string | null {
  const risen = rows.filter(({ improvement }) => improvement?.greaterThan(0));
  const order = [...risen].sort(
    (a, b) => (b.improvement ?? exact(0)).comparedTo(a.improvement ?? exact(0)) || (a.unit.code < b.unit.code ? -1 : 1),
  );
  return order[0]?.unit.code ?? null;
}
