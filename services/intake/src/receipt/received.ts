import type { Sealed } from '../vault/vault.store.js';

/** What of a posted event stands in no event but in its receipt's row and in the vault. */
export interface ReceivedRow {
  readonly source: string;
  readonly id: string;
  readonly digest: Buffer;
  readonly sealed?: Sealed;
}

/**
 * Rows on their way beside their events: put here before the event is submitted, written by a projection in its
 * transaction, taken away when it has been answered. Whoever puts one holds the receipt (`InFlight`).
 */
export class Received {
  private readonly rows = new Map<string, ReceivedRow>();

  put(receipt: string, row: ReceivedRow): void {
    this.rows.set(receipt, row);
  }

  /** @throws for an event that nobody put here: it did not come through acceptance. */
  of(receipt: string | undefined): ReceivedRow {
    const row = receipt === undefined ? undefined : this.rows.get(receipt);
    if (!row) throw new RangeError('an event was posted past acceptance');
    return row;
  }

  drop(receipts: readonly string[]): void {
    for (const receipt of receipts) this.rows.delete(receipt);
  }
}
