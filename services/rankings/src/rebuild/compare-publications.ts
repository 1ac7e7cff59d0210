import type { Pool } from '../fact/database.store.js';
import type { Computed } from '../close/period.state.js';
import { publishedPeriods } from '../close/periods.store.js';
import { readingFacts } from '../close/reading.store.js';
import { bytesOf, computeSnapshot, type Snapshot } from '../close/snapshot.js';
import { snapshotOf } from '../close/snapshots.store.js';
import type { Cut } from '../fact/cut.js';
import { firstDifference } from './first-difference.policy.js';

/** What computing a publication again came to. */
export interface Compared {
  readonly period: string;
  readonly revision: number;
  readonly equal: boolean;
  /** Path of the first value that differs. */
  readonly firstDifference: string | null;
}

/** Every publication there can be; a city publishes 17 periods a year. */
const everyOne = 100_000;

/** Computes every publication again at its stored cut, from a table of facts, and compares bytes. */
export async function comparePublications(pool: Pool, table: string): Promise<readonly Compared[]> {
  const compared: Compared[] = [];
  const periods = [...(await publishedPeriods(pool, everyOne))].sort((a, b) => (a.period < b.period ? -1 : 1));
  for (const { period, state } of periods) {
    for (const published of state.published) {
      compared.push({ period, revision: published.revision, ...(await compareOne(pool, table, published)) });
    }
  }
  return compared;
}

async function compareOne(
  pool: Pool,
  table: string,
  published: Computed,
): Promise<Pick<Compared, 'equal' | 'firstDifference'>> {
  const stored = await snapshotOf(pool, published.snapshot);
  const again = await computedAgain(pool, table, stored, published.cut as Cut);
  const equal = bytesOf(again).digest === published.snapshot;
  const difference = equal ? undefined : firstDifference(stored, JSON.parse(bytesOf(again).text));
  return { equal, firstDifference: difference ?? null };
}

/** Units, scheme and zone are those that the publication stands on; the facts are read anew. */
const computedAgain = (pool: Pool, table: string, stored: Snapshot, cut: Cut): Promise<Snapshot> =>
  readingFacts(pool, (client) => {
    const { period, units, scheme, schemeVersion, zone } = stored;
    return computeSnapshot(client, { period, cut, units, scheme, schemeVersion, zone, table });
  });
