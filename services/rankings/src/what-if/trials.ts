import type { DirectoryCopy } from '@kaoji/directory-copy';
import { monthOf, reject, type Clock, type Period, type Rejection } from '@kaoji/kernel';
import { rankedUnits } from '../close/computations.js';
import type { PeriodState } from '../close/period.state.js';
import { periodOf } from '../close/periods.store.js';
import { readingFacts } from '../close/reading.store.js';
import { snapshotOf } from '../close/snapshots.store.js';
import { readCounts } from '../fact/counts.store.js';
import type { Cut } from '../fact/cut.js';
import type { Pool } from '../fact/database.store.js';
import type { SchemeContent } from '../scheme/scheme.policy.js';
import { schemeWarnings } from '../scheme/scheme-warnings.policy.js';
import type { Schemes } from '../scheme/schemes.store.js';
import type { RankedUnit } from '../scoring/ranking.policy.js';
import { comparedTables, monthsOfTrial, regrouped, tableOf, type Groups } from './what-if.policy.js';

export interface TrialParts {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly directory: Pick<DirectoryCopy, 'unitsOn' | 'calendar'>;
  readonly schemes: Schemes;
}

/** What is tried: other rules, other groups. */
export interface Tried {
  readonly scheme?: SchemeContent;
  readonly groups: Groups;
}

/** What the period's table stands on today. */
interface Basis {
  readonly kind: 'live' | 'provisional' | 'published';
  readonly asOf: string;
  readonly zone: string;
  readonly units: readonly RankedUnit[];
  readonly scheme: SchemeContent;
  readonly schemeVersion: number;
  readonly cut?: Cut;
}

/** Computes a period under other weights, rules or groups beside today's table; it only reads (domain.md 6, What-if). */
export class Trials {
  constructor(private readonly parts: TrialParts) {}

  async run(period: Period, { scheme, groups }: Tried): Promise<object | Rejection> {
    const basis = await this.basis(period, await periodOf(this.parts.pool, period));
    const codes = new Set(basis.units.map(({ code }) => code));
    const unknown = [...groups.keys()].find((code) => !codes.has(code));
    if (unknown !== undefined) return reject('unit-not-in-ranking', { unit: unknown });
    const { kind, asOf, zone, cut } = basis;
    const other = scheme ?? basis.scheme;
    const months = monthsOfTrial(period, [basis.scheme, other]);
    const view = { asOf, ...(cut && { cut }) };
    const counts = await readingFacts(this.parts.pool, (client) => readCounts(client, months, zone, view));
    const present = { ...basis, period, counts, currentMonth: monthOf(asOf, zone) };
    const now = tableOf(present);
    const tried = tableOf({ ...present, scheme: other, units: regrouped(basis.units, groups) });
    const warnings = scheme ? schemeWarnings(scheme) : [];
    return { period, kind, asOf, schemeVersion: basis.schemeVersion, warnings, rows: comparedTables(now, tried) };
  }

  /** The newest revision, else what was computed last, else the live table. */
  private async basis(period: Period, { published, frozen, provisional }: PeriodState): Promise<Basis> {
    const stands = published.at(-1) ?? frozen ?? provisional;
    if (!stands) return await this.live(period);
    const { asOf, zone, units, scheme, schemeVersion } = await snapshotOf(this.parts.pool, stands.snapshot);
    const kind = published.length > 0 ? 'published' : 'provisional';
    return { kind, asOf, zone, units, scheme, schemeVersion, cut: stands.cut as Cut };
  }

  private async live(period: Period): Promise<Basis> {
    const { clock, directory, schemes } = this.parts;
    const { version, content } = await schemes.inForce(period);
    const { zone } = directory.calendar();
    const units = rankedUnits(directory, period);
    return { kind: 'live', asOf: clock.now(), zone, units, scheme: content, schemeVersion: version };
  }
}
