import type { Pool, PoolClient } from 'pg';

/** Writes events of streams straight into an event table, as writers with transactions of their own do. */
export class EventRows {
  private readonly versions = new Map<string, number>();

  constructor(private readonly pool: Pool) {}

  async append(stream: string, count: number): Promise<void> {
    await this.insert(this.pool, stream, count);
  }

  /** In a transaction that stays open until the returned function commits it. */
  async appendHeld(stream: string): Promise<() => Promise<void>> {
    const client = await this.pool.connect();
    await client.query('begin');
    await this.insert(client, stream, 1);
    return async () => {
      await client.query('commit');
      client.release();
    };
  }

  private async insert(on: Pick<PoolClient, 'query'>, stream: string, count: number): Promise<void> {
    const from = (this.versions.get(stream) ?? 0) + 1;
    this.versions.set(stream, from + count - 1);
    await on.query(
      `insert into event (generation, stream, version, type, data, metadata, occurred_at, recorded_at, hash)
       select 1, $1, version, 'kaoji.counter.added.v1', '{"amount": 1}', '{"rootAt": "2026-10-08T02:00:00.000Z"}',
         '2026-10-08T02:00:00Z', '2026-10-08T02:00:00Z', '\\x00' from generate_series($2::int, $3::int) as version`,
      [stream, from, from + count - 1],
    );
  }
}
