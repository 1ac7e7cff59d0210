import { decimalText, exact, monthPlus, monthsOf, periodKind, type Exact, type Period } from '@kaoji/kernel';
import type { SmallNumbers } from '../scheme/scheme.policy.js';
import type { Counts } from './counts.policy.js';

/** A rate as k of n, and how many cases stand behind it. */
export interface Share {
  readonly part: Exact;
  readonly whole: Exact;
  readonly cases: number;
}

export const rateCodes = [
  'response',
  'resolution',
  'satisfaction',
  'on-time-citizens',
  'on-time-internal',
  'on-time',
  'rework',
] as const;
export type RateCode = (typeof rateCodes)[number];

/** How each rate is counted (domain.md 3, Figures per unit and month). */
export const rateShares: Readonly<Record<RateCode, (counts: Counts) => Share>> = {
  response: (c) => share(c.contactedInTime, c.dispatched, c.dispatched),
  resolution: (c) => share(exact(c.solvedPartly).times('0.5').plus(c.solvedFully), c.answered, c.answered),
  satisfaction: (c) => share(c.satisfied, c.answered, c.answered),
  'on-time-citizens': (c) => share(c.citizenOnTimeWeight, c.citizenWeight, c.citizenDue),
  'on-time-internal': (c) => share(c.internalOnTimeWeight, c.internalWeight, c.internalDue),
  'on-time': (c) =>
    share(
      c.citizenOnTimeWeight + c.internalOnTimeWeight,
      c.citizenWeight + c.internalWeight,
      c.citizenDue + c.internalDue,
    ),
  rework: (c) => share(c.sentBack, c.replied, c.replied),
};

const share = (part: number | Exact, whole: number, cases: number): Share => ({
  part: exact(part),
  whole: exact(whole),
  cases,
});

/** A rate with its working. */
export interface Rate {
  readonly rate: RateCode;
  readonly value: Exact | null;
  readonly part: string;
  readonly whole: string;
  readonly cases: number;
  /** The months that it was counted over. */
  readonly months: readonly string[];
  readonly mark: 'small-three-months' | 'small-absent' | 'small-shrunk' | null;
}

/** What a rate is computed from. */
export interface RateInput {
  readonly period: Period;
  readonly small: SmallNumbers;
  /** The unit's counts of some months together. */
  counts(months: readonly string[]): Counts;
  /** The whole category's counts of the same months. */
  categoryCounts(months: readonly string[]): Counts;
}

/** The months a small rate takes together: for a month this and the ones before it, else the period itself. */
export function windowOf(period: Period, small: SmallNumbers): readonly string[] {
  if (periodKind(period) !== 'month') return monthsOf(period);
  return Array.from({ length: small.months }, (_, index) => monthPlus(period, index + 1 - small.months));
}

/** Every month whose facts can stand behind a score of the period, in order. */
export const monthsBehind = (period: Period, small: SmallNumbers): readonly string[] =>
  [...new Set([...windowOf(period, small), ...monthsOf(period)])].sort();

/** A rate of a unit in a period; one with few cases by the scheme's rule for small numbers (domain.md 3). */
export function rateOf(rate: RateCode, input: RateInput): Rate {
  const { small, period } = input;
  const own = monthsOf(period);
  const shared = rateShares[rate](input.counts(own));
  if (shared.cases >= small.fewerThan) return counted(rate, shared, own, null);
  if (small.instead === 'shrink') return shrunk(rate, shared, own, input);
  const window = windowOf(period, small);
  const wide = rateShares[rate](input.counts(window));
  if (wide.cases >= small.fewerThan) return counted(rate, wide, window, 'small-three-months');
  return { ...counted(rate, wide, window, 'small-absent'), value: null };
}

function counted(rate: RateCode, { part, whole, cases }: Share, months: readonly string[], mark: Rate['mark']): Rate {
  const value = whole.isZero() ? null : part.div(whole);
  return { rate, value, part: decimalText(part), whole: decimalText(whole), cases, months, mark };
}

/** (k + 20 m) / (n + 20), m the category's rate; nothing at all stays absent. */
function shrunk(rate: RateCode, own: Share, months: readonly string[], input: RateInput): Rate {
  const { part, whole } = rateShares[rate](input.categoryCounts(months));
  if (own.cases === 0 || whole.isZero()) return { ...counted(rate, own, months, 'small-absent'), value: null };
  const { prior } = input.small;
  const value = own.part.plus(part.div(whole).times(prior)).div(own.whole.plus(prior));
  return { ...counted(rate, own, months, 'small-shrunk'), value };
}
