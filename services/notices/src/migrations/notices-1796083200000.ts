import { aggregateTable } from '@kaoji/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { slipTables } from '../slip/slips.store.js';

/** Slips have numbers; a notice tells which events issued and acknowledged it. */
export class Notices1796083200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(aggregateTable('slip_series'));
    await runner.query(slipTables);
    await runner.query('alter table issued_notice add column event text, add column acknowledged_event text');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations only add'));
  }
}
