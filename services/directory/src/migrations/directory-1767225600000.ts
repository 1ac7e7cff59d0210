import { directoryCopyTables } from '@kaoji/directory-copy';
import { aggregateTable, ledgerTables } from '@kaoji/messaging';
import { drillTable } from '@kaoji/scheduling';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { accountTable } from '../session/account.store.js';
import { sessionTable } from '../session/session.store.js';
import { treeGuardTable } from '../unit/circle.store.js';

export class Directory1767225600000 implements MigrationInterface {
  readonly name = 'Directory1767225600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ledgerTables);
    for (const name of ['unit', 'person', 'key', 'calendar', 'duty', 'receipt']) {
      await runner.query(aggregateTable(name));
    }
    await runner.query(directoryCopyTables);
    await runner.query(treeGuardTable);
    await runner.query(drillTable);
    await runner.query(accountTable);
    await runner.query(sessionTable);
  }

  async down(): Promise<void> {
    throw new Error('migrations only add');
  }
}
