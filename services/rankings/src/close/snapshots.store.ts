import type { ClientBase, Pool } from 'pg';
import type { Bytes, Snapshot } from './snapshot.js';

/** Bytes by their SHA-256: written before the event that names them, never changed; what no event names harms nobody. */
export async function keepSnapshot(client: ClientBase | Pool, { text, digest }: Bytes): Promise<void> {
  await client.query('insert into snapshot (digest, bytes) values ($1, $2) on conflict do nothing', [digest, text]);
}

/** The bytes as they were written. */
export async function snapshotText(client: ClientBase | Pool, digest: string): Promise<string | undefined> {
  const { rows } = await client.query<{ bytes: string }>('select bytes from snapshot where digest = $1', [digest]);
  return rows[0]?.bytes;
}

/** The snapshot read back. @throws when no bytes have this digest: what an event names was written before it. */
export async function snapshotOf(client: ClientBase | Pool, digest: string): Promise<Snapshot> {
  const text = await snapshotText(client, digest);
  if (text === undefined) throw new Error(`the bytes of ${digest} are missing`);
  return JSON.parse(text) as Snapshot;
}
