import type { Position, RecordedEvent } from '@kaoji/kernel';
import type { Pool, PoolClient } from 'pg';
import { keyColumns, recordsOf, type CopiedRecord, type CopyTable } from './copied-records.js';

/** Where a service keeps its copy: its own pool. */
export type CopyPool = Pick<Pool, 'query'>;
export type CopyClient = PoolClient;

const tables = Object.keys(keyColumns) as CopyTable[];

/** Writes what events say, each table by one statement; older versions never replace newer ones. */
export async function writeRecords(client: PoolClient, events: readonly RecordedEvent[]): Promise<void> {
  const records = recordsOf(events);
  for (const table of tables) {
    const mine = records.filter((record) => record.table === table);
    if (mine.length > 0) await client.query(upsert(table), bound(table, mine));
  }
  const reached = events.reduce((latest, { position }) => (position > latest ? position : latest), '');
  await client.query(
    `insert into directory_position (position) values ($1)
     on conflict (one) do update set position = excluded.position where directory_position.position < excluded.position`,
    [reached],
  );
}

function upsert(table: CopyTable): string {
  const keys = keyColumns[table];
  const arrays = keys.map((_, index) => `$${index + 4}::text[]`).join(', ');
  return `insert into ${table} as present (record, version, position, ${keys.join(', ')})
    select * from unnest($1::jsonb[], $2::int[], $3::text[], ${arrays})
    on conflict on constraint ${table}_once do update
      set record = excluded.record, version = excluded.version, position = excluded.position
      where present.version < excluded.version`;
}

const bound = (table: CopyTable, records: readonly CopiedRecord[]): unknown[] => [
  records.map(({ record }) => JSON.stringify(record)),
  records.map(({ version }) => version),
  records.map(({ position }) => position),
  ...keyColumns[table].map((_, index) => records.map(({ key }) => key[index])),
];

/** How far the copy is; nothing before the first record. */
export async function readPosition(pool: CopyPool): Promise<Position | undefined> {
  const { rows } = await pool.query<{ position: Position }>('select position from directory_position');
  return rows[0]?.position;
}

/** The records that changed at or after a position; all for an empty one. */
export async function readRecords(pool: CopyPool, from: Position): Promise<readonly CopiedRecord[]> {
  const found: CopiedRecord[] = [];
  for (const table of tables) {
    const { rows } = await pool.query<Omit<CopiedRecord, 'table'>>(
      `select array[${keyColumns[table].join(', ')}] as key, record, version, position from ${table} where position >= $1`,
      [from],
    );
    found.push(...rows.map((row) => ({ table, ...row })));
  }
  return found;
}
