import { directoryCopyTables } from '@kaoji/directory-copy';
import { aggregateTable, ledgerTables } from '@kaoji/messaging';
import { drillTable } from '@kaoji/scheduling';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { factTable } from '../fact/fact-tables.sql.js';

const snapshotTable = `
create table snapshot (digest text primary key, bytes text not null);
create index period_wants on period (id) where wants is not null;
create index period_published on period (published_at desc, id desc) where revision > 0;
`;

export class Rankings1767225600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ledgerTables);
    await runner.query(drillTable);
    await runner.query(directoryCopyTables);
    await runner.query(factTable('fact'));
    await runner.query(aggregateTable('scheme'));
    await runner.query(
      aggregateTable('period', 'wants text,\n  revision int not null,\n  published_at timestamptz(3)'),
    );
    await runner.query(aggregateTable('subscription', 'key_digest text unique'));
    await runner.query(snapshotTable);
  }

  async down(): Promise<void> {
    throw new Error('migrations only add');
  }
}
