import { exact, type Exact, type PeriodKind } from '@kaoji/kernel';

/** What can be a dimension of a ranking (domain.md 6, Scheme). */
export const dimensionCodes = ['targets', 'supervision', 'satisfaction', 'conduct'] as const;
export type DimensionCode = (typeof dimensionCodes)[number];

export const tieBreakerCodes = ['satisfaction', 'on-time', 'fewer-deductions'] as const;
export type TieBreakerCode = (typeof tieBreakerCodes)[number];

/** A dimension's weight, a decimal. */
export interface WeightedDimension {
  readonly dimension: DimensionCode;
  readonly weight: string;
}

/** Weights of a category and period kind; `*` stands for all that no other line names. */
export interface SchemeLine {
  readonly category: string;
  readonly periodKind: PeriodKind | '*';
  readonly dimensions: readonly WeightedDimension[];
}

/** What a rate with few cases comes to (domain.md 3, Small numbers). */
export interface SmallNumbers {
  /** Cases below which a rate is small. */
  readonly fewerThan: number;
  /** This month and those before it that are taken together. */
  readonly months: number;
  readonly instead: 'absent' | 'shrink';
  /** Cases of the category's rate that a shrunk rate is mixed with. */
  readonly prior: number;
}

/** The rules of a ranking as data; decimals are strings. */
export interface SchemeContent {
  readonly name: string;
  readonly lines: readonly SchemeLine[];
  readonly tieBreakers: readonly TieBreakerCode[];
  readonly smallNumbers: SmallNumbers;
  readonly citizens: { readonly response: string; readonly resolution: string; readonly satisfaction: string };
  readonly deductions: {
    readonly orange: string;
    readonly red: string;
    readonly slipsAtMost: string;
    readonly reworkAbovePercent: string;
    readonly perReworkPercent: string;
  };
  /** Points of conduct; 1 where a scheme does not say. */
  readonly conduct?: { readonly statementUnacknowledged: string };
  readonly bonusCap: string;
  readonly coveragePercent: string;
  readonly grades: {
    readonly excellent: string;
    readonly excellentWithinPercent: number;
    readonly good: string;
    readonly pass: string;
  };
}

/** The dimensions by which a category is ranked in a kind of period: the most particular line decides. */
export function dimensionsFor(scheme: SchemeContent, category: string, kind: PeriodKind): readonly WeightedDimension[] {
  const particular = (line: SchemeLine): number =>
    (line.category === category ? 2 : 0) + (line.periodKind === kind ? 1 : 0);
  const fitting = scheme.lines.filter(
    (line) => [category, '*'].includes(line.category) && [kind, '*'].includes(line.periodKind),
  );
  return [...fitting].sort((a, b) => particular(b) - particular(a))[0]?.dimensions ?? [];
}

/** The sum of a line's weights. */
export const weightOf = (dimensions: readonly WeightedDimension[]): Exact =>
  dimensions.reduce((total, { weight }) => total.plus(weight), exact(0));
