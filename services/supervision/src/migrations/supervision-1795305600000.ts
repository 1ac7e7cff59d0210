import { directoryCopyTables } from '@kaoji/directory-copy';
import { aggregateTable, ledgerTables } from '@kaoji/messaging';
import { drillTable } from '@kaoji/scheduling';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { matterColumns } from '../matter/matter.aggregate.js';

export class Supervision1795305600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ledgerTables);
    await runner.query(drillTable);
    await runner.query(directoryCopyTables);
    await runner.query(aggregateTable('matter', matterColumns));
    await runner.query(`
      create unique index matter_open_reference on matter (unit, open_reference) where open_reference is not null;
      create index matter_unit on matter (unit, registered_at);
      create index matter_open_due on matter (due_at) where status in ('dispatched', 'handling');
      create index matter_petitioner on matter (petitioner, registered_at) where petitioner is not null;
    `);
    await runner.query(aggregateTable('receipt'));
    await runner.query(aggregateTable('sweep'));
    await runner.query(aggregateTable('period_close'));
  }

  async down(): Promise<void> {
    throw new Error('migrations only add');
  }
}
