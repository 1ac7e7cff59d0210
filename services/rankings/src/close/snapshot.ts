import { canonicalJson, lastDay, monthOf, sha256, type Instant, type Period } from '@kaoji/kernel';
import type { PoolClient } from '../fact/database.store.js';
import type { Cut } from '../fact/cut.js';
import { readCounts } from '../fact/counts.store.js';
import { leavesByUnit, type Leaf } from '../explain/leaf.policy.js';
import { readSingleFacts } from '../explain/single-facts.store.js';
import type { SchemeContent } from '../scheme/scheme.policy.js';
import { monthsNeeded, rankingOf, type RankedUnit } from '../scoring/ranking.policy.js';
import { rankingJson, type RankingJson } from '../scoring/ranking-json.policy.js';
import { monthsBehind } from '../scoring/rate.policy.js';

/** What a computation stands on beside the facts. */
export interface SnapshotInput {
  readonly period: Period;
  readonly cut: Cut;
  readonly units: readonly RankedUnit[];
  readonly scheme: SchemeContent;
  readonly schemeVersion: number;
  readonly zone: string;
  readonly table?: string;
}

/** A computed ranking of all categories with its explanation, whole: what is compared byte for byte. */
export interface Snapshot {
  readonly period: Period;
  readonly asOf: Instant;
  readonly zone: string;
  readonly scheme: SchemeContent;
  readonly schemeVersion: number;
  readonly units: readonly RankedUnit[];
  readonly rankings: readonly RankingJson[];
  readonly explanation: Readonly<Record<string, readonly Leaf[]>>;
}

/** The bytes of a snapshot (RFC 8785) and their SHA-256. */
export interface Bytes {
  readonly text: string;
  readonly digest: string;
}

export const bytesOf = (snapshot: Snapshot): Bytes => {
  const text = canonicalJson(snapshot);
  return { text, digest: sha256(text).toString('hex') };
};

const inCodeOrder = (a: { readonly code: string }, b: { readonly code: string }): number => (a.code < b.code ? -1 : 1);

/** Computes from the facts in the cut; the client is in a repeatable-read read-only transaction. */
export async function computeSnapshot(client: PoolClient, input: SnapshotInput): Promise<Snapshot> {
  const { period, cut, scheme, schemeVersion, zone, table } = input;
  const asOf = cut.close.before;
  const view = { cut, asOf, ...(table !== undefined && { table }) };
  const counts = await readCounts(client, monthsNeeded(period, scheme), zone, view);
  const months = monthsBehind(period, scheme.smallNumbers);
  const facts = await readSingleFacts(client, { months, zone }, view);
  const units = [...input.units].sort(inCodeOrder);
  const categories = [...new Set(units.map(({ category }) => category))].sort();
  const currentMonth = monthOf(asOf, zone);
  const rankings = categories.map((category) =>
    rankingJson(rankingOf({ period, category, units, counts, scheme, schemeVersion, currentMonth })),
  );
  return { period, asOf, zone, scheme, schemeVersion, units, rankings, explanation: leavesByUnit(facts, asOf) };
}

/** The day on which a period's units are looked up (domain.md 1, Unit). */
export const rankingDay = (period: Period): string => lastDay(period);
