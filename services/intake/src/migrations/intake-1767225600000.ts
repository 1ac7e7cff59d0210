import { directoryCopyTables } from '@kaoji/directory-copy';
import { aggregateTable, ledgerTables } from '@kaoji/messaging';
import { drillTable } from '@kaoji/scheduling';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The concepts that agencies post about, as they were when this migration was written. */
const concepts = [
  'approval',
  'commendation',
  'danger',
  'enterprise_inspection',
  'incident',
  'indicator',
  'inspection',
  'investment',
  'litigation',
  'matter',
  'notice',
  'obligation',
  'post',
  'problem',
  'service',
  'target',
];

const receiptTables = `
create table receipt (
  receipt text not null,
  source text not null,
  id text not null,
  digest bytea not null,
  unit text not null,
  type text not null,
  stream text not null,
  version int not null,
  at timestamptz(3) not null,
  constraint receipt_once primary key (receipt)
);
create table receipt_outcome (
  receipt text not null,
  status text not null check (status in ('applied', 'rejected')),
  code text,
  params jsonb,
  at timestamptz(3) not null,
  unit text not null,
  constraint receipt_outcome_once primary key (receipt)
);
create index receipt_rejected on receipt_outcome (unit, at, receipt) where status = 'rejected';
`;

const vaultTables = `
create table vault_key (stream text not null, wrapped bytea not null, constraint vault_key_once primary key (stream));
create table vault (
  receipt text primary key,
  stream text not null,
  unit text,
  at timestamptz(3) not null,
  box bytea not null
);
create index vault_stream on vault (stream);
create table vault_reading (
  id bigint generated always as identity primary key,
  stream text not null,
  actor text not null,
  actor_unit text not null,
  reason text not null,
  at timestamptz(3) not null,
  fields text[] not null
);
create index vault_reading_stream on vault_reading (stream, at);
`;

const fileColumns = `status text not null, sha256 text, unit text, drop_at timestamptz(3)`;

const fileTables = `
${aggregateTable('file', fileColumns)}
create index file_dropped on file (id) where status = 'dropped';
create table file_erased (id text primary key, version int not null);
`;

/** Intake's schema as it begins. */
export class Intake1767225600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ledgerTables);
    await runner.query(drillTable);
    await runner.query(directoryCopyTables);
    for (const concept of concepts) await runner.query(aggregateTable(`posted_${concept}`));
    await runner.query(receiptTables);
    await runner.query(vaultTables);
    await runner.query(aggregateTable('retention'));
    await runner.query(fileTables);
    await runner.query(aggregateTable('period_close'));
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations only add'));
  }
}
