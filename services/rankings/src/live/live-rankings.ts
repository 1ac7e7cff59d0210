import { BoundedMap, monthOf, type Clock, type Instant } from '@kaoji/kernel';
import type { DirectoryCopy } from '@kaoji/directory-copy';
import { setTimeout as sleep } from 'node:timers/promises';
import { rankedUnits } from '../close/computations.js';
import type { SchemeInForce, Schemes } from '../scheme/schemes.store.js';
import type { CountsByUnit } from '../scoring/counts.policy.js';
import { monthsNeeded, rankingOf } from '../scoring/ranking.policy.js';
import { rankingJson, type RankingJson } from '../scoring/ranking-json.policy.js';
import type { MonthCounts } from './month-counts.js';

/** The live tables of a period: one per category, as of a moment. */
export interface LiveTables {
  readonly period: string;
  readonly asOf: Instant;
  readonly rankings: readonly RankingJson[];
}

/** Milliseconds between two computations of a period, at least (messaging.md, The close). */
const computeEvery = 250;

/** Periods whose tables are kept. */
const most = 40;

interface Kept {
  readonly tables: LiveTables;
  readonly months: readonly string[];
  readonly version: number;
  readonly inputs: string;
  readonly startedAt: number;
}

/** The live rankings: computed from the newest facts when they are asked for, at most every 250 ms per period. */
export class LiveRankings {
  private readonly kept = new BoundedMap<string, Kept>(most);
  private readonly underWay = new Map<string, Promise<LiveTables>>();

  constructor(
    private readonly counts: MonthCounts,
    private readonly directory: DirectoryCopy,
    private readonly schemes: Schemes,
    private readonly clock: Clock,
  ) {}

  /** The tables of a period: not older than 250 ms behind what is applied. */
  async tables(period: string): Promise<LiveTables> {
    const kept = this.kept.get(period);
    if (kept && performance.now() - kept.startedAt < computeEvery && this.isCurrent(kept)) return kept.tables;
    const running = this.underWay.get(period) ?? this.computeSoon(period, kept);
    this.underWay.set(period, running);
    try {
      return await running;
    } finally {
      if (this.underWay.get(period) === running) this.underWay.delete(period);
    }
  }

  /** Counts of single months, for the figures per unit and month. */
  figures(months: readonly string[]): Promise<CountsByUnit> {
    return this.counts.read(months);
  }

  /** The month that runs now. */
  presentMonth(): string {
    return monthOf(this.clock.now(), this.directory.calendar().zone);
  }

  /** Everything is computed anew: the facts were swapped. */
  forget(): void {
    this.kept.clear();
    this.counts.forget();
  }

  private isCurrent({ version, months }: Kept): boolean {
    return version === this.counts.version && this.counts.holds(months);
  }

  private async computeSoon(period: string, kept: Kept | undefined): Promise<LiveTables> {
    const scheme = await this.schemes.inForce(period);
    const inputs = `${scheme.version} ${this.directory.position()}`;
    if (kept && kept.inputs === inputs && this.isCurrent(kept)) return kept.tables;
    const wait = kept ? computeEvery - (performance.now() - kept.startedAt) : 0;
    if (wait > 0) await sleep(wait);
    return await this.compute(period, scheme, inputs);
  }

  private async compute(period: string, scheme: SchemeInForce, inputs: string): Promise<LiveTables> {
    const startedAt = performance.now();
    const { version } = this.counts;
    const months = monthsNeeded(period, scheme.content);
    const counts = await this.counts.read(months);
    const asOf = this.clock.now();
    const units = rankedUnits(this.directory, period);
    const categories = [...new Set(units.map(({ category }) => category))].sort();
    const terms = { scheme: scheme.content, schemeVersion: scheme.version, currentMonth: this.presentMonth() };
    const rankings = categories.map((category) =>
      rankingJson(rankingOf({ period, category, units, counts, ...terms })),
    );
    const tables = { period, asOf, rankings };
    this.kept.set(period, { tables, months, version, inputs, startedAt });
    return tables;
  }
}
