import { exact, monthsOf, type Period } from '@kaoji/kernel';
import type { SchemeContent } from '../scheme/scheme.policy.js';
import type { CountsByUnit } from '../scoring/counts.policy.js';
import { rankingJson, type RankingJson, type RowJson } from '../scoring/ranking-json.policy.js';
import { monthsNeeded, rankingOf, type RankedUnit } from '../scoring/ranking.policy.js';

/** Units in other categories than their own, by code. */
export type Groups = ReadonlyMap<string, string>;

export const regrouped = (units: readonly RankedUnit[], groups: Groups): readonly RankedUnit[] =>
  units.map((unit) => ({ ...unit, category: groups.get(unit.code) ?? unit.category }));

/** What both tables are computed from. */
export interface Trial {
  readonly period: Period;
  readonly units: readonly RankedUnit[];
  readonly counts: CountsByUnit;
  readonly scheme: SchemeContent;
  readonly schemeVersion: number;
  readonly currentMonth: Period;
}

/** The months that one scheme or the other looks at. */
export const monthsOfTrial = (period: Period, schemes: readonly SchemeContent[]): readonly string[] =>
  [...new Set([...schemes.flatMap((scheme) => monthsNeeded(period, scheme)), ...monthsOf(period)])].sort();

/** All categories, as `rankingOf` ranks each. */
export function tableOf(trial: Trial): readonly RankingJson[] {
  const categories = [...new Set(trial.units.map(({ category }) => category))].sort();
  return categories.map((category) => rankingJson(rankingOf({ ...trial, category })));
}

/** Why a unit stands elsewhere: what of it is another value, from the group down to rates. */
export interface Difference {
  readonly what: 'group' | 'weight' | 'score' | 'rate' | 'deduction' | 'others';
  /** Dimension, rate or deduction. */
  readonly of: string | null;
  readonly now: string | null;
  readonly tried: string | null;
}

interface Placed {
  readonly category: string;
  readonly row: RowJson;
}

const sideOf = ({ category, row: { rank, total, grade, notRanked } }: Placed) => ({
  ...{ category, rank, total, grade, notRanked },
});

/** Every unit beside itself: who moves, and why; in the order of the tried table. */
export function comparedTables(now: readonly RankingJson[], tried: readonly RankingJson[]) {
  const before = placedIn(now);
  return [...placedIn(tried)].flatMap(([unit, other]) => {
    const present = before.get(unit);
    if (!present) return [];
    const [was, is] = [present.row.rank, other.row.rank];
    const moved = was === null || is === null || present.category !== other.category ? null : was - is;
    const sides = { now: sideOf(present), tried: sideOf(other) };
    return [{ unit, name: other.row.name, ...sides, moved, why: differences(present, other) }];
  });
}

const placedIn = (rankings: readonly RankingJson[]): ReadonlyMap<string, Placed> =>
  new Map(rankings.flatMap(({ category, rows }) => rows.map((row) => [row.unit, { category, row }] as const)));

function differences(now: Placed, tried: Placed): readonly Difference[] {
  const [was, is] = [now.row, tried.row];
  const own: readonly Difference[] = [
    ...differing('group', [['', now.category]], [['', tried.category]]),
    ...differing('weight', pairs(was.dimensions, 'dimension', 'weight'), pairs(is.dimensions, 'dimension', 'weight')),
    ...differing('score', pairs(was.dimensions, 'dimension', 'score'), pairs(is.dimensions, 'dimension', 'score')),
    ...differing('rate', pairs(was.supervision.rates, 'rate', 'value'), pairs(is.supervision.rates, 'rate', 'value')),
    ...differing('deduction', deductions(was), deductions(is)),
  ];
  const stays = was.rank === is.rank && was.total === is.total;
  if (stays) return [];
  return own.length > 0 ? own : [{ what: 'others', of: null, now: String(was.rank), tried: String(is.rank) }];
}

type Pair = readonly [name: string, value: string | null];

const pairs = (all: readonly object[], name: string, value: string): readonly Pair[] =>
  all.map((one) => {
    const fields = one as Readonly<Record<string, string | null>>;
    return [fields[name] ?? '', fields[value] ?? null];
  });

const deductions = ({ supervision }: RowJson): readonly Pair[] =>
  supervision.deductions.map(({ deduction, points }) => [deduction, points]);

function differing(what: Difference['what'], now: readonly Pair[], tried: readonly Pair[]): readonly Difference[] {
  const [was, is] = [new Map(now), new Map(tried)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((name) => {
    const [a, b] = [was.get(name) ?? null, is.get(name) ?? null];
    return isSame(a, b) ? [] : [{ what, of: name === '' ? null : name, now: a, tried: b }];
  });
}

const decimal = /^-?\d+(\.\d+)?$/;

const isSame = (a: string | null, b: string | null): boolean =>
  a === b || (a !== null && b !== null && decimal.test(a) && decimal.test(b) && exact(a).equals(b));
