import type { Pool } from '../fact/database.store.js';
import { factTableId } from './fact-table.store.js';

/** Sees that `rebuild:rankings` has put another table of facts in place, from whatever process it ran. */
export class FactSwapWatch {
  private known: string | undefined;

  constructor(private readonly pool: Pool) {}

  /** Whether the table is another one than at the last look; never at the first. */
  async hasSwapped(): Promise<boolean> {
    const before = this.known;
    this.known = await factTableId(this.pool);
    return before !== undefined && before !== this.known;
  }
}
