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
}

/** Verifies one service's ledger, as the owner, reading only. Nothing when its schema is not installed. */
export async function verifyService(ownerUrl: string, service: Mounted): Promise<VerifiedLedger | undefined> {
  const { name } = service.schema;
  const options = `-c search_path=${name} -c default_transaction_read_only=on`;
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 2, options });
  try {
    const { rows } = await pool.query<{ there: boolean }>("select to_regclass('event') is not null as there");
    if (!rows[0]?.there) return undefined;
    const copy = await DirectoryCopy.load(pool, name);
    const report = await verifyLedger(pool, name, service.aggregates(pool, copy));
    copy.close();
    return { service: name, ...report };
  } finally {
    await pool.end();
  }
}
