import { exact, monthsOf, sum, type Exact, type Period } from '@kaoji/kernel';
import type { SchemeContent } from '../scheme/scheme.policy.js';
import type { Counts } from './counts.policy.js';
import { rateOf, rateShares, type Rate, type RateCode, type RateInput } from './rate.policy.js';

/** A weighted part of a mean: absent parts carry a null value and leave their weight to the others. */
export interface WeightedPart {
  readonly part: string;
  readonly value: Exact | null;
  readonly weight: Exact;
}

/** Points taken off, with what they were counted from. */
export interface Deduction {
  readonly deduction: 'orange' | 'red' | 'slips-capped' | 'rework';
  /** Slips, or percent of rework. */
  readonly count: Exact;
  readonly points: Exact;
}

/** The supervision dimension with its working (domain.md 3, Figures per unit and month). */
export interface SupervisionScore {
  readonly value: Exact | null;
  /** The mean before points are taken off. */
  readonly mean: Exact | null;
  readonly parts: readonly WeightedPart[];
  readonly citizens: readonly WeightedPart[];
  readonly rates: Readonly<Record<RateCode, Rate>>;
  readonly deductions: readonly Deduction[];
  readonly deducted: Exact;
}

/** What the dimension is computed from; `monthsSoFar` are the months of the period that have begun. */
export interface SupervisionInput extends RateInput {
  readonly scheme: SchemeContent;
  readonly monthsSoFar: readonly string[];
}

const hundred = exact(100);

/** A mean by weights; an absent part's weight goes to the others; nothing present: absent. */
export function weightedMean(parts: readonly WeightedPart[]): Exact | null {
  const present = parts.filter((part) => part.value !== null && part.weight.greaterThan(0));
  if (present.length === 0) return null;
  const weighted = present.map(({ value, weight }) => weight.times(value ?? 0));
  return sum(weighted).div(sum(present.map(({ weight }) => weight)));
}

/** 100 x (0.30 response + 0.35 resolution + 0.35 satisfaction), as its parts. */
function citizensParts(rates: Readonly<Record<RateCode, Rate>>, scheme: SchemeContent): readonly WeightedPart[] {
  return (['response', 'resolution', 'satisfaction'] as const).map((part) => ({
    part,
    value: rates[part].value?.times(hundred) ?? null,
    weight: exact(scheme.citizens[part]),
  }));
}

/** The rates of a unit in a period. */
export function ratesOf(input: RateInput): Readonly<Record<RateCode, Rate>> {
  const entries = (Object.keys(rateShares) as RateCode[]).map((rate) => [rate, rateOf(rate, input)] as const);
  return Object.fromEntries(entries) as Record<RateCode, Rate>;
}

/** Slips of a month: 1 per orange, 2 per red, so that both of one matter are 3; at most 20. */
export function slipDeductions({ orange, red }: Counts, { deductions: rule }: SchemeContent): readonly Deduction[] {
  const all: Deduction[] = [
    { deduction: 'orange', count: exact(orange), points: exact(rule.orange).times(orange) },
    { deduction: 'red', count: exact(red), points: exact(rule.red).times(red) },
  ];
  const beyond = sum(all.map(({ points }) => points)).minus(rule.slipsAtMost);
  if (beyond.greaterThan(0)) all.push({ deduction: 'slips-capped', count: beyond, points: beyond.negated() });
  return all.filter(({ points }) => !points.isZero());
}

/** 2 points per percentage point of rework above 5; an absent rate costs nothing. */
export function reworkDeductions(rework: Rate, { deductions: rule }: SchemeContent): readonly Deduction[] {
  const percent = rework.value?.times(hundred) ?? exact(0);
  const above = percent.minus(rule.reworkAbovePercent);
  if (!above.greaterThan(0)) return [];
  return [{ deduction: 'rework', count: percent, points: above.times(rule.perReworkPercent) }];
}

/** A month's points as they stand; a quarter's and a year's as the mean of their months (domain.md 6, Total). */
function deductionsOf(input: SupervisionInput): readonly Deduction[] {
  const months = input.monthsSoFar;
  const all = months.flatMap((month) => monthDeductions(input, month));
  if (months.length <= 1) return all;
  return [...new Set(all.map(({ deduction }) => deduction))].map((deduction) => {
    const same = all.filter((one) => one.deduction === deduction);
    return {
      deduction,
      count: sum(same.map(({ count }) => count)).div(months.length),
      points: sum(same.map(({ points }) => points)).div(months.length),
    };
  });
}

function monthDeductions(input: SupervisionInput, month: Period): readonly Deduction[] {
  const rework = rateOf('rework', { ...input, period: month });
  return [...slipDeductions(input.counts(monthsOf(month)), input.scheme), ...reworkDeductions(rework, input.scheme)];
}

/** The mean of citizens' and internal score weighted by numbers, less points, not below 0. */
export function supervisionScore(input: SupervisionInput): SupervisionScore {
  const rates = ratesOf(input);
  const citizens = citizensParts(rates, input.scheme);
  const onTime = rates['on-time-internal'];
  const parts: readonly WeightedPart[] = [
    { part: 'citizens', value: weightedMean(citizens), weight: exact(rates.response.cases) },
    { part: 'internal', value: onTime.value?.times(hundred) ?? null, weight: exact(onTime.cases) },
  ];
  const deductions = deductionsOf(input);
  const deducted = sum(deductions.map(({ points }) => points));
  const mean = weightedMean(parts);
  const left = mean?.minus(deducted) ?? null;
  const value = left?.isNegative() ? exact(0) : left;
  return { value, mean, parts, citizens, rates, deductions, deducted };
}
