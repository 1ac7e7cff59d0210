import type { Clock } from '@kaoji/kernel';
import { PostgresStream, Wake, type PositionStore, type Work } from '@kaoji/messaging';
import { testDatabase, type TestDatabase } from '@kaoji/testing';
import type { Pool } from 'pg';
import { bullmqPool, installBullmq } from '../bullmq-pool.js';
import type { Platform } from '../service-definition.js';
import { bellCatalogue, bellSchema, type BellCommand } from './bell.js';

const bullmq = {
  name: 'bullmq',
  migrations: [],
  prepare: (ownerUrl: string): Promise<void> => installBullmq(ownerUrl),
};

/** A database with the schemas of `source`, `mirror` and BullMQ, and a platform over it under the roles of an installation. */
export class Belfry {
  readonly said: { message: string; fields: Readonly<Record<string, unknown>> }[] = [];
  private readonly pools = new Map<string, Pool>();
  readonly jobs: Pool;
  readonly wake = new Wake();
  private readonly streams: PostgresStream[] = [];

  private constructor(readonly database: TestDatabase) {
    this.jobs = bullmqPool(database.urls['bullmq'] ?? '', 2);
    this.jobs.on('error', () => undefined);
  }

  static async open(): Promise<Belfry> {
    return new Belfry(await testDatabase([bellSchema('source'), bellSchema('mirror'), bullmq]));
  }

  pool(service: string): Pool {
    const pool = this.pools.get(service) ?? this.database.pool(service);
    this.pools.set(service, pool);
    return pool;
  }

  /** What every service of a process runs on. */
  platform(clock: Clock, changed: Partial<Platform> = {}): Platform {
    const note = (message: string, fields: Readonly<Record<string, unknown>> = {}): void => {
      this.said.push({ message, fields });
    };
    const stream = new PostgresStream({
      pool: this.database.streamPool(),
      positions: this.positions(),
      wake: this.wake,
      failed: (_, error) => note('stream', { error }),
    });
    this.streams.push(stream);
    return {
      catalogue: bellCatalogue,
      composition: ['source', 'mirror'],
      stream,
      wake: this.wake,
      jobs: this.jobs,
      drill: false,
      log: { info: note, warn: note, error: note },
      pool: (service) => this.pool(service),
      clock: () => clock,
      ...changed,
    };
  }

  async events(service: string): Promise<readonly string[]> {
    const { rows } = await this.pool(service).query<{ line: string }>(
      `select stream || ' ' || split_part(type, '.', 3) as line from event order by event.tx, event.id`,
    );
    return rows.map(({ line }) => line);
  }

  async close(): Promise<void> {
    await Promise.all(this.streams.map((stream) => stream.close()));
    await this.jobs.end();
    await this.database.close();
  }

  private positions(): PositionStore {
    return {
      read: async (consumer, producer) => {
        const { rows } = await this.pool(consumer).query<{ position: string }>(
          'select position from stream_position where producer = $1',
          [producer],
        );
        return rows[0]?.position;
      },
      write: async (consumer, producer, position) => {
        await this.pool(consumer).query(
          `insert into stream_position (producer, position) values ($1, $2)
           on conflict (producer) do update set position = excluded.position`,
          [producer, position],
        );
      },
    };
  }
}

/** A command to a bell, without a key. */
export const strike = (stream: string, command: BellCommand, now: string): Work => ({
  origin: { kind: 'fresh' },
  commands: [{ stream, command }],
  metadata: { rootAt: now },
});
