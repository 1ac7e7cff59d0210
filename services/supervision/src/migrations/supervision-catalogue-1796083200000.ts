import { aggregateTable } from '@kaoji/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The dispatch catalogue. */
export class SupervisionCatalogue1796083200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(aggregateTable('dispatch_catalogue'));
  }

  async down(): Promise<void> {
    throw new Error('migrations only add');
  }
}
