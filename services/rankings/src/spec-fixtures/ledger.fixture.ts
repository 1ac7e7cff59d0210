import type { RecordedEvent } from '@kaoji/kernel';
import { ledgerTables } from '@kaoji/messaging';
import type { SchemaToInstall } from '@kaoji/persistence';
import type { Pool } from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';

class LedgerAlone1767225600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ledgerTables);
  }

  async down(): Promise<void> {
    throw new Error('migrations only add');
  }
}

/** A producer's schema as far as rankings sees it: its ledger. */
export const ledgerOf = (name: string): SchemaToInstall => ({ name, migrations: [LedgerAlone1767225600000] });

/** Writes events into their producers' ledgers, each in a transaction of its own, as the owner. */
export async function writeInto(owner: Pool, events: readonly RecordedEvent[]): Promise<void> {
  for (const event of events) {
    await owner.query(
      `insert into ${event.producer}.event
         (generation, stream, version, type, data, metadata, occurred_at, recorded_at, hash)
       values (1, $1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        ...[event.stream, event.version, event.type, JSON.stringify(event.data), JSON.stringify(event.metadata)],
        ...[event.occurredAt, event.recordedAt, Buffer.from(event.hash, 'hex')],
      ],
    );
  }
}
