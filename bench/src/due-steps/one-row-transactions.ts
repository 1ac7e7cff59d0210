import type { Pool } from 'pg';

export const tables = `
create schema if not exists one_row;
create table one_row.event (id bigint generated always as identity primary key, stream text, version int, type text,
  data jsonb, metadata jsonb, at timestamptz, hash bytea, unique (stream, version));
create table one_row.state (id text primary key, version int, state jsonb);
create table one_row.inbox (producer text, stream text, version int, primary key (producer, stream));`;

const statements = {
  event: `insert into one_row.event (stream, version, type, data, metadata, at, hash) values ($1, 1, $2, $3, $4, now(), $5)`,
  state: `insert into one_row.state (id, version, state) values ($1, 1, $2)
    on conflict (id) do update set version = excluded.version, state = excluded.state`,
  inbox: `insert into one_row.inbox (producer, stream, version) values ('alarms', $1, 1)
    on conflict (producer, stream) do update set version = excluded.version`,
};

const hash = Buffer.alloc(32, 7);
const data = JSON.stringify({ step: 'head', unit: 'D01' });
const metadata = JSON.stringify({ actor: 'clock', causation: 'due/ring/1', rootAt: '2026-10-08T02:00:00.000Z' });

/** Event, state and inbox in a transaction each, by as many clients as the pool has connections. */
export async function oneRowTransactions(pool: Pool, clients: number, series: string, count: number): Promise<void> {
  const numbers = Array.from({ length: count }, (_, index) => `${series}-${index}`).values();
  const one = async (): Promise<void> => {
    const client = await pool.connect();
    for (const number of numbers) {
      await client.query('begin');
      await client.query(statements.event, [number, 'kaoji.alarm.rung.v1', data, metadata, hash]);
      await client.query(statements.state, [number, data]);
      await client.query(statements.inbox, [number]);
      await client.query('commit');
    }
    client.release();
  };
  await Promise.all(Array.from({ length: clients }, one));
}
