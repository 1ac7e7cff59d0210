import { exact, sum, type Exact } from '@kaoji/kernel';
import type { SchemeContent } from '../scheme/scheme.policy.js';
import type { Counts } from './counts.policy.js';

/** Points of conduct taken off, with what they were counted from. */
export interface ConductDeduction {
  readonly deduction: 'statement-unacknowledged';
  readonly count: Exact;
  readonly points: Exact;
}

/** The conduct dimension with its working (domain.md 6, Scheme). */
export interface ConductScore {
  readonly value: Exact | null;
  readonly deductions: readonly ConductDeduction[];
}

export interface ConductInput {
  readonly scheme: SchemeContent;
  /** The months of the period that have begun. */
  readonly monthsSoFar: readonly string[];
  counts(months: readonly string[]): Counts;
}

/** Starts each month at 100 and does not go below 0; a quarter and a year are the mean of their months. */
export function conductScore({ scheme, monthsSoFar, counts }: ConductInput): ConductScore {
  const months = monthsSoFar.length;
  if (months === 0) return { value: null, deductions: [] };
  const each = exact(scheme.conduct?.statementUnacknowledged ?? '1');
  const taken = monthsSoFar.map((month) => {
    const count = exact(counts([month]).unacknowledged);
    const points = count.times(each);
    return { count, points: points.greaterThan(100) ? exact(100) : points };
  });
  const points = sum(taken.map((one) => one.points)).div(months);
  const count = sum(taken.map((one) => one.count)).div(months);
  const deductions = points.isZero() ? [] : [{ deduction: 'statement-unacknowledged' as const, count, points }];
  return { value: exact(100).minus(points), deductions };
}
