import { exact } from '@kaoji/kernel';
import type { RankingJson, RowJson } from '../scoring/ranking-json.policy.js';
import type { Snapshot } from '../close/snapshot.js';
import type { Published } from '../close/period.state.js';

export type TableKind = 'live' | 'provisional' | 'published';

/** A row as everybody who may see the table sees it. */
const rowOf = (row: RowJson) => ({
  rank: row.rank,
  unit: row.unit,
  name: row.name,
  level: row.kind,
  total: row.total,
  grade: row.grade,
  change: row.change,
  improvement: row.improvement,
  dimensions: row.dimensions.map(({ dimension, weight, score }) => ({ dimension, weight, score: rounded(score) })),
  marks: row.marks,
  notRanked: row.notRanked,
});

/** To 2 places for reading; the exact value stands in the explanation. */
const rounded = (score: string | null): string | null => (score === null ? null : exact(score).toFixed(2));

const categoryOf = ({ category, schemeVersion, mostImproved, rows }: RankingJson) => ({
  category,
  schemeVersion,
  mostImproved,
  rows: rows.map(rowOf),
});

export type ViewedCategory = ReturnType<typeof categoryOf>;
export type ViewedRow = ViewedCategory['rows'][number];

/** One table for every way out: JSON, feeds, CSV, public pages (architecture.md; contract.md, Ranking feeds). */
export interface RankingView {
  readonly period: string;
  readonly kind: TableKind;
  readonly asOf: string;
  readonly revision: number | null;
  readonly publishedAt: string | null;
  readonly signedBy: string | null;
  readonly reason: string | null;
  /** "incomplete: waits for ...". */
  readonly waitsFor: readonly string[];
  readonly incompleteAccepted: string | null;
  readonly seal: string | null;
  readonly categories: readonly ViewedCategory[];
}

const unpublished = {
  revision: null,
  publishedAt: null,
  signedBy: null,
  reason: null,
  incompleteAccepted: null,
  seal: null,
} as const;

export const viewOfLive = (period: string, asOf: string, rankings: readonly RankingJson[]): RankingView => ({
  ...{ period, kind: 'live', asOf },
  ...unpublished,
  waitsFor: [],
  categories: rankings.map(categoryOf),
});

export const viewOfProvisional = (snapshot: Snapshot, waitsFor: readonly string[]): RankingView => ({
  ...{ period: snapshot.period, kind: 'provisional', asOf: snapshot.asOf },
  ...unpublished,
  waitsFor,
  categories: snapshot.rankings.map(categoryOf),
});

export const viewOfPublished = (snapshot: Snapshot, published: Published): RankingView => ({
  ...{ period: snapshot.period, kind: 'published', asOf: snapshot.asOf },
  revision: published.revision,
  publishedAt: published.publishedAt,
  signedBy: published.signedBy,
  reason: published.reason,
  waitsFor: published.waitsFor,
  incompleteAccepted: published.incompleteAccepted,
  seal: published.seal,
  categories: snapshot.rankings.map(categoryOf),
});

/** What somebody asked for and may see. */
export interface Sight {
  readonly category?: string;
  readonly level?: string;
  /** Whether a unit's row may be seen. */
  readonly sees: (unit: string) => boolean;
}

/** The part of a table that was asked for; ranks stay those of the whole category. */
export const seen = (view: RankingView, { category, level, sees }: Sight): RankingView => ({
  ...view,
  categories: view.categories
    .filter((one) => category === undefined || one.category === category)
    .map((one) => ({
      ...one,
      mostImproved: one.mostImproved !== null && sees(one.mostImproved) ? one.mostImproved : null,
      rows: one.rows.filter((row) => sees(row.unit) && (level === undefined || row.level === level)),
    })),
});

/** The first and the last n ranked units of each category; "last" needs at least 5 ranked units (domain.md 1, Exactness). */
export function extremesOf(view: RankingView, n: number) {
  const categories = view.categories.map(({ category, mostImproved, rows }) => {
    const ranked = rows.filter(({ rank }) => rank !== null);
    const bottom = ranked.length >= 5 ? ranked.slice(-n).reverse() : [];
    return { category, top: ranked.slice(0, n), bottom, mostImproved };
  });
  const { period, kind, asOf, revision } = view;
  return { period, kind, asOf, revision, categories };
}
