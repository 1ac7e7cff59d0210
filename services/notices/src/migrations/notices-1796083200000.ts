import { aggregateTable } from '@kaoji/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { slipTables } from '../slip/slips.store.js';

/** Slips have numbers. */
export class Notices1796083200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(aggregateTable('slip_series'));
    await runner.query(slipTables);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations only add'));
  }
}
