import { periodBounds, type Clock, type Instant } from '@kaoji/kernel';
import type { Pool } from '../fact/database.store.js';
import { readCounts } from '../fact/counts.store.js';
import type { Counts, CountsByUnit } from '../scoring/counts.policy.js';
import type { Statement } from '../fact/facts.store.js';
import { Marks } from './marks.js';

interface MonthOfCounts {
  /** What was counted, by unit. */
  readonly units: ReadonlyMap<string, Counts>;
  readonly asOf: Instant;
}

/** Milliseconds after which a month that is not over is counted again: deadlines pass without any event. */
const passing = 60_000;

/** Whoever asked hears of a failure; the next one reads anew. */
const done = (): void => undefined;

/**
 * Counts per month of the newest facts, kept in memory. A statement marks its stream; the months that any fact of a marked
 * stream touches are counted anew when they are asked for.
 */
export class MonthCounts {
  private readonly months = new Map<string, MonthOfCounts>();
  private readonly marks = new Marks();
  private before = Promise.resolve();

  constructor(
    private readonly pool: Pool,
    private readonly clock: Clock,
    private readonly zone: () => string,
  ) {}

  /** Rises with every mark. */
  get version(): number {
    return this.marks.version;
  }

  /** Events of these streams are being applied; not committed yet. */
  mark(statements: readonly Statement[]): void {
    this.marks.add(statements);
  }

  /** Whether an answer from these months would be the same as before. */
  holds(months: readonly string[]): boolean {
    const now = this.clock.now();
    return this.marks.none && months.every((month) => this.isFresh(month, now));
  }

  /** Counts of the months, with everything in them that is committed; one reading after the other, so that none keeps older ones. */
  read(months: readonly string[]): Promise<CountsByUnit> {
    const reading = this.before.then(() => this.readNow(months));
    this.before = reading.then(done, done);
    return reading;
  }

  private async readNow(months: readonly string[]): Promise<CountsByUnit> {
    if (!this.marks.none) this.drop(await this.marks.take(this.pool));
    const now = this.clock.now();
    const stale = months.filter((month) => !this.isFresh(month, now));
    if (stale.length > 0) this.keep(stale, await readCounts(this.pool, stale, this.zone(), { asOf: now }), now);
    const byUnit = new Map<string, Map<string, Counts>>();
    for (const month of months) {
      for (const [unit, counts] of this.months.get(month)?.units ?? []) {
        byUnit.set(unit, (byUnit.get(unit) ?? new Map<string, Counts>()).set(month, counts));
      }
    }
    return byUnit;
  }

  /** Everything is counted anew: the facts were swapped. */
  forget(): void {
    this.marks.all();
  }

  private isFresh(month: string, now: Instant): boolean {
    const kept = this.months.get(month);
    if (!kept) return false;
    const over = periodBounds(month, this.zone()).to <= kept.asOf;
    return over || Math.abs(Date.parse(now) - Date.parse(kept.asOf)) < passing;
  }

  private keep(months: readonly string[], counts: CountsByUnit, asOf: Instant): void {
    for (const month of months) {
      const units = [...counts].flatMap(([unit, byMonth]) => {
        const ofMonth = byMonth.get(month);
        return ofMonth ? [[unit, ofMonth] as const] : [];
      });
      this.months.set(month, { units: new Map(units), asOf });
    }
  }

  private drop(months: readonly string[] | 'all'): void {
    if (months === 'all') this.months.clear();
    else for (const month of months) this.months.delete(month);
  }
}
