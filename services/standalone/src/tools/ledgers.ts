import { DirectoryCopy } from '@kaoji/directory-copy';
import { verifyLedger, type LedgerFault } from '@kaoji/messaging';
import pg from 'pg';
import type { Mounted } from '../mounted-services.js';

/** What a service's ledger came to. */
export interface VerifiedLedger {
  readonly service: string;
  readonly events: number;
  readonly streams: number;
  readonly faults: readonly LedgerFault[];
  /** The rows were compared with the folds of their events too, not only the chains checked. */
  readonly folded: boolean;
}

/** Verifies one service's ledger, as the owner, reading only. Nothing when its schema is not installed. */
export async function verifyService(ownerUrl: string, service: Mounted): Promise<VerifiedLedger | undefined> {
  const { name } = service.schema;
  const options = `-c search_path=${name} -c default_transaction_read_only=on`;
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 2, options });
  try {
    const { rows } = await pool.query<{ there: boolean }>("select to_regclass('event') is not null as there");
    if (!rows[0]?.there) return undefined;
    const copy = service.aggregates && (await DirectoryCopy.load(pool, name));
    const aggregates = (copy && service.aggregates?.(pool, copy)) ?? [];
    const report = await verifyLedger(pool, name, aggregates);
    copy?.close();
    return { service: name, ...report, folded: aggregates.length > 0 };
  } finally {
    await pool.end();
  }
}
