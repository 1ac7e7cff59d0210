import { exact, published, sum, type Exact } from '@kaoji/kernel';
import { weightOf, type DimensionCode, type SchemeContent, type WeightedDimension } from '../scheme/scheme.policy.js';
import { weightedMean } from './supervision-score.policy.js';

/** A dimension in a total; null: nothing is there to score. */
export interface DimensionScore {
  readonly dimension: DimensionCode;
  readonly weight: Exact;
  readonly value: Exact | null;
}

export interface Total {
  readonly exact: Exact | null;
  /** Rounded once, half to even. Null: not ranked. */
  readonly published: string | null;
  /** Percent of the weight that is present. */
  readonly coverage: Exact;
  readonly notRanked: 'coverage' | null;
  readonly dimensions: readonly DimensionScore[];
}

const within = (value: Exact, low: number, high: Exact): Exact =>
  value.lessThan(low) ? exact(low) : value.greaterThan(high) ? high : value;

/**
 * sum(w x s) / sum(w present), within 0 and 100 and the bonus cap; less than 60 % of the weight present: not ranked
 * (domain.md 6, Total).
 */
export function totalOf(
  weights: readonly WeightedDimension[],
  scores: Readonly<Partial<Record<DimensionCode, Exact | null>>>,
  scheme: SchemeContent,
): Total {
  const dimensions = weights.map(({ dimension, weight }) => ({
    dimension,
    weight: exact(weight),
    value: scores[dimension] ?? null,
  }));
  const present = sum(dimensions.filter(({ value }) => value !== null).map(({ weight }) => weight));
  const all = weightOf(weights);
  const coverage = all.isZero() ? exact(0) : present.times(100).div(all);
  const mean = weightedMean(dimensions.map(({ dimension, value, weight }) => ({ part: dimension, value, weight })));
  if (mean === null || coverage.lessThan(scheme.coveragePercent)) {
    return { exact: null, published: null, coverage, notRanked: 'coverage', dimensions };
  }
  const total = within(mean, 0, exact(100).plus(scheme.bonusCap));
  return { exact: total, published: published(total), coverage, notRanked: null, dimensions };
}
