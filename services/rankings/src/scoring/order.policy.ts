import { exact, type Exact } from '@kaoji/kernel';
import type { SchemeContent, TieBreakerCode } from '../scheme/scheme.policy.js';

export type Grade = 'excellent' | 'good' | 'pass' | 'fail';

/** What decides a place: the published total, then the tie-breakers, exact. */
export interface Standing {
  readonly unit: string;
  /** Null: not ranked. */
  readonly total: string | null;
  readonly ties: Readonly<Record<TieBreakerCode, Exact | null>>;
}

export interface Placed {
  readonly unit: string;
  readonly rank: number | null;
  readonly grade: Grade | null;
}

/** Higher first, absent after any value. */
function higherFirst(a: Exact | null, b: Exact | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return b.comparedTo(a);
}

const byTie: Readonly<Record<TieBreakerCode, (a: Standing, b: Standing) => number>> = {
  satisfaction: (a, b) => higherFirst(a.ties.satisfaction, b.ties.satisfaction),
  'on-time': (a, b) => higherFirst(a.ties['on-time'], b.ties['on-time']),
  'fewer-deductions': (a, b) => higherFirst(negated(a), negated(b)),
};

const negated = ({ ties }: Standing): Exact | null => ties['fewer-deductions']?.negated() ?? null;

/** By the rounded total, then the scheme's tie-breakers; 0: the same rank (domain.md 6, Order). */
export function compareStandings(a: Standing, b: Standing, tieBreakers: readonly TieBreakerCode[]): number {
  const totals = higherFirst(a.total === null ? null : exact(a.total), b.total === null ? null : exact(b.total));
  if (totals !== 0) return totals;
  return tieBreakers.map((code) => byTie[code](a, b)).find((order) => order !== 0) ?? 0;
}

/** The first x % of n ranked units: rank <= max(1, floor(n x / 100)), ties at the edge all in (domain.md 1, Exactness). */
export const isWithinFirst = (rank: number, ranked: number, percent: number): boolean =>
  rank <= Math.max(1, Math.floor((ranked * percent) / 100));

const inCodeOrder = (a: Standing, b: Standing): number => (a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : 0);

/** Places: equal ones share a rank and the next is skipped (1, 2, 2, 4); the not ranked stand last, by code. */
export function placed(standings: readonly Standing[], scheme: SchemeContent): readonly Placed[] {
  const ranked = standings.filter(({ total }) => total !== null);
  const order = [...ranked].sort((a, b) => compareStandings(a, b, scheme.tieBreakers) || inCodeOrder(a, b));
  const ranks: number[] = [];
  order.forEach((standing, index) => {
    const above = order[index - 1];
    const same = above !== undefined && compareStandings(above, standing, scheme.tieBreakers) === 0;
    ranks.push(same ? (ranks[index - 1] ?? 1) : index + 1);
  });
  const rest = standings.filter(({ total }) => total === null).sort(inCodeOrder);
  return [
    ...order.map((standing, index) => {
      const rank = ranks[index] ?? 0;
      return { unit: standing.unit, rank, grade: gradeOf(standing.total ?? '0', rank, order.length, scheme) };
    }),
    ...rest.map(({ unit }) => ({ unit, rank: null, grade: null })),
  ];
}

/** Thresholds apply to the published value; excellent needs the first 30 % of the category too; nobody must be last. */
export function gradeOf(total: string, rank: number, ranked: number, { grades }: SchemeContent): Grade {
  const value = exact(total);
  const among = isWithinFirst(rank, ranked, grades.excellentWithinPercent);
  if (among && value.greaterThanOrEqualTo(grades.excellent)) return 'excellent';
  if (value.greaterThanOrEqualTo(grades.good)) return 'good';
  return value.greaterThanOrEqualTo(grades.pass) ? 'pass' : 'fail';
}
