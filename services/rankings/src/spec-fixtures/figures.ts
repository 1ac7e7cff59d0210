import { shippedSchemes } from '../scheme/shipped-schemes.policy.js';
import type { SchemeContent, SmallNumbers } from '../scheme/scheme.policy.js';
import { addCounts, noCounts, type Counts } from '../scoring/counts.policy.js';
import { rankingOf, type Ranking, type RankingInput } from '../scoring/ranking.policy.js';
import { rankingJson, type RankingJson, type RowJson } from '../scoring/ranking-json.policy.js';
import { supervisionScore, type SupervisionScore } from '../scoring/supervision-score.policy.js';

/** Counts by month of one unit. */
export type Months = Readonly<Record<string, Counts>>;

/** Counts of which only what is named is not nothing. */
export const some = (counts: Partial<Counts>): Counts => ({ ...noCounts, ...counts });

/** Internal matters of weight 1. */
export const internalCases = (due: number, onTime: number, more: Partial<Counts> = {}): Counts =>
  some({ internalDue: due, internalWeight: due, internalOnTimeWeight: onTime, ...more });

export const onlySupervision: SchemeContent = shippedSchemes['supervision-only'];

export const schemeWith = (more: Partial<SchemeContent>): SchemeContent => ({ ...onlySupervision, ...more });

export const smallWith = (more: Partial<SmallNumbers>): SmallNumbers => ({ ...onlySupervision.smallNumbers, ...more });

export const unitNamed = (code: string, category = 'departments') => ({
  ...{ code, name: `${code}局`, category, kind: 'department' },
});

/** The input of October's ranking of one category. */
export const rankingInput = (
  units: Readonly<Record<string, Months>>,
  more: Partial<RankingInput> = {},
): RankingInput => ({
  period: '2026-10',
  category: 'departments',
  units: Object.keys(units).map((code) => unitNamed(code)),
  counts: new Map(Object.entries(units).map(([code, months]) => [code, new Map(Object.entries(months))])),
  scheme: onlySupervision,
  schemeVersion: 0,
  currentMonth: '2026-10',
  ...more,
});

export const ranked = (units: Readonly<Record<string, Months>>, more: Partial<RankingInput> = {}): Ranking =>
  rankingOf(rankingInput(units, more));

export const rankedJson = (units: Readonly<Record<string, Months>>, more: Partial<RankingInput> = {}): RankingJson =>
  rankingJson(ranked(units, more));

/** The row of a unit. @throws when there is none. */
export function rowNamed({ rows }: RankingJson, unit: string): RowJson {
  const row = rows.find((one) => one.unit === unit);
  if (!row) throw new Error(`no row of ${unit}`);
  return row;
}

/** October's supervision score of a unit that is alone in its category. */
export function octoberScore(months: Months | Counts, scheme: SchemeContent = onlySupervision): SupervisionScore {
  const byMonth = 'internalDue' in months ? { '2026-10': months as Counts } : (months as Months);
  const counts = (asked: readonly string[]): Counts => addCounts(asked.map((month) => byMonth[month] ?? noCounts));
  return supervisionScore({
    ...{ period: '2026-10', small: scheme.smallNumbers, scheme, monthsSoFar: ['2026-10'] },
    ...{ counts, categoryCounts: counts },
  });
}
