import { parseStream } from '@kaoji/kernel';
import type { Projection } from '@kaoji/messaging';
import type { Pool, PoolClient } from 'pg';
import type { Cipher, SubjectKey } from './cipher.js';

/** The sealed texts of one event, on their way into the transaction of that event. */
export interface Sealed {
  readonly receipt: string;
  readonly stream: string;
  /** The unit that the event is about: with its right the texts are read. */
  readonly unit: string | null;
  readonly box: Buffer;
  readonly key: SubjectKey;
}

/** A sealed event as it lies in the vault. */
export interface VaultRow {
  readonly receipt: string;
  readonly unit: string | null;
  readonly at: Date;
  readonly box: Buffer;
}

export interface Reading {
  readonly stream: string;
  readonly actor: string;
  readonly actorUnit: string;
  readonly reason: string;
  readonly at: string;
  readonly fields: readonly string[];
}

/** The vault's tables: keys of subjects, sealed texts, and who read them. */
export class VaultStore {
  constructor(private readonly pool: Pool) {}

  /** The keys of those streams that have one. */
  async keysOf(streams: readonly string[], cipher: Cipher): Promise<Map<string, SubjectKey>> {
    const { rows } = await this.pool.query<{ stream: string; wrapped: Buffer }>(
      'select stream, wrapped from vault_key where stream = any($1::text[])',
      [streams],
    );
    return new Map(rows.map(({ stream, wrapped }) => [stream, cipher.unwrapped(stream, wrapped)]));
  }

  /** What is sealed of a stream, the oldest first. */
  async rowsOf(stream: string): Promise<readonly VaultRow[]> {
    const { rows } = await this.pool.query<VaultRow>(
      'select receipt, unit, at, box from vault where stream = $1 order by at, receipt',
      [stream],
    );
    return rows;
  }

  /** Notes a reading before it is answered. */
  async note({ stream, actor, actorUnit, reason, at, fields }: Reading): Promise<void> {
    await this.pool.query(
      'insert into vault_reading (stream, actor, actor_unit, reason, at, fields) values ($1, $2, $3, $4, $5, $6)',
      [stream, actor, actorUnit, reason, at, fields],
    );
  }
}

/**
 * Writes sealed texts and new keys in the transaction of their events. Another key for the stream breaks `vault_key_once`:
 * what was sealed with mine could never be read.
 */
export async function writeSealed(client: PoolClient, sealed: readonly Sealed[], at: string): Promise<void> {
  if (sealed.length === 0) return;
  const streams = sealed.map(({ stream }) => stream);
  await client.query(
    `insert into vault_key (stream, wrapped)
     select distinct stream, wrapped from unnest($1::text[], $2::bytea[]) as given(stream, wrapped)
     where not exists (select from vault_key k where k.stream = given.stream and k.wrapped = given.wrapped)`,
    [streams, sealed.map(({ key }) => key.wrapped)],
  );
  await client.query(
    `insert into vault (receipt, stream, unit, at, box)
     select receipt, stream, unit, $5, box from unnest($1::text[], $2::text[], $3::text[], $4::bytea[])
       as given(receipt, stream, unit, box)`,
    [sealed.map(({ receipt }) => receipt), streams, sealed.map(({ unit }) => unit), sealed.map(({ box }) => box), at],
  );
}

/** Destroys keys and what they sealed, in the transaction of the event that says so. */
export const keyDestruction = (types: readonly string[]): Projection => ({
  name: 'keys destroyed',
  types,
  apply: async (client, events) => {
    const streams = events.map(({ stream }) => parseStream(stream).id);
    await client.query('delete from vault where stream = any($1::text[])', [streams]);
    await client.query('delete from vault_key where stream = any($1::text[])', [streams]);
  },
});
