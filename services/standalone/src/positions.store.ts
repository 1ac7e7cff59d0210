import type { Position } from '@kaoji/kernel';
import type { PositionStore } from '@kaoji/messaging';
import type { Pool } from 'pg';

/**
 * Keeps how far each consumer is in its own schema, under its own role. A position that a crash loses makes events come
 * again, which the inbox drops: its commit need not wait for the disk. What was delivered before it is on the disk
 * already, so it is never ahead.
 */
export class SqlPositionStore implements PositionStore {
  private readonly latest = new Map<string, Position>();
  private readonly listeners: (() => void)[] = [];

  constructor(private readonly pool: (consumer: string) => Pool) {}

  /** Whether this process has brought a consumer to a position or beyond. */
  hasReached(consumer: string, producer: string, position: Position): boolean {
    return (this.latest.get(`${consumer}/${producer}`) ?? '') >= position;
  }

  /** Calls back whenever a consumer of this process is further than it was. */
  listen(listener: () => void): void {
    this.listeners.push(listener);
  }

  async read(consumer: string, producer: string): Promise<Position | undefined> {
    const { rows } = await this.pool(consumer).query<{ position: string }>(
      'select position from stream_position where producer = $1',
      [producer],
    );
    return rows[0]?.position;
  }

  /** Never back: another process of the same consumer may be further. */
  async write(consumer: string, producer: string, position: Position): Promise<void> {
    await this.pool(consumer).query(
      `insert into stream_position (producer, position)
       select $1, $2 from (select set_config('synchronous_commit', 'off', true)) as lazily
       on conflict (producer) do update set position = excluded.position
       where stream_position.position collate "C" < excluded.position`,
      [producer, position],
    );
    this.latest.set(`${consumer}/${producer}`, position);
    for (const listener of this.listeners) listener();
  }
}
