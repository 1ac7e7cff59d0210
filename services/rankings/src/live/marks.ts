import type { Pool } from '../fact/database.store.js';
import type { Statement } from '../fact/facts.store.js';
import { lateStreams, monthsTouched } from './marks.store.js';

/** Streams beyond which it is quicker to count every month anew. */
const most = 2_000;

/** Milliseconds after which statements are dropped that were never committed. */
const forgotten = 60_000;

/**
 * Which streams said something since the months were counted. The executor runs one chunk at a time: only the statements
 * of the newest chunk may not be committed yet.
 */
export class Marks {
  private settled = new Set<string>();
  private everything = false;
  private newest: readonly Statement[] = [];
  private newestSince = 0;
  private changes = 0;

  /** Rises with every mark. */
  get version(): number {
    return this.changes;
  }

  get none(): boolean {
    return !this.everything && this.settled.size === 0 && this.newest.length === 0;
  }

  /** Statements of a chunk that is being applied; not committed yet. */
  add(statements: readonly Statement[]): void {
    if (statements.length === 0) return;
    this.settle(this.newest);
    this.newest = statements;
    this.newestSince = performance.now();
    this.changes += 1;
  }

  /** Everything is to be counted anew. */
  all(): void {
    this.everything = true;
    this.changes += 1;
  }

  /** The months that what was marked touches, or `all`; what is not committed yet stays marked. */
  async take(pool: Pool): Promise<readonly string[] | 'all'> {
    const { newest, settled, everything } = this;
    this.settled = new Set();
    this.everything = false;
    try {
      const late = await lateStreams(pool, newest);
      const streams = [...settled, ...newest.map(({ stream }) => stream)];
      const months = everything ? 'all' : await monthsTouched(pool, streams);
      this.keepLate(newest, late);
      return months;
    } catch (error) {
      this.all();
      throw error;
    }
  }

  private keepLate(taken: readonly Statement[], late: ReadonlySet<string>): void {
    if (this.newest !== taken) return;
    const waits = performance.now() - this.newestSince < forgotten;
    this.newest = waits ? taken.filter(({ stream }) => late.has(stream)) : [];
  }

  private settle(statements: readonly Statement[]): void {
    for (const { stream } of statements) this.settled.add(stream);
    if (this.settled.size <= most) return;
    this.settled.clear();
    this.everything = true;
  }
}
