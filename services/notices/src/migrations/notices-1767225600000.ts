import { directoryCopyTables } from '@kaoji/directory-copy';
import { aggregateTable, ledgerTables } from '@kaoji/messaging';
import { drillTable } from '@kaoji/scheduling';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { inboxTables } from '../inbox/write-inbox.store.js';
import { mailTables } from '../mail/mail.store.js';
import { standingTables } from '../monthly/standing.store.js';
import { statementTables } from '../monthly/statement.store.js';
import { unitPlaceTables } from '../monthly/unit-places.store.js';

export class Notices1767225600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ledgerTables);
    await runner.query(drillTable);
    await runner.query(directoryCopyTables);
    for (const table of ['correspondence', 'month', 'period_close']) await runner.query(aggregateTable(table));
    for (const tables of [inboxTables, standingTables, statementTables, unitPlaceTables, mailTables])
      await runner.query(tables);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations only add'));
  }
}
