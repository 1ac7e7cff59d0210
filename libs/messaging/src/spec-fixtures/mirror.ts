import type { RecordedEvent } from '@kaoji/kernel';
import { FixedClock, testDatabase, type TestDatabase } from '@kaoji/testing';
import type { Pool } from 'pg';
import { Consumer, type ConsumerOptions } from '../consumer/consumer.js';
import { Executor } from '../executor/executor.js';
import type { Incident } from '../executor/service-ledger.js';
import { counterCatalogue, counterLedger, counterSchema, mirrored } from './counter.js';
import { ForeignEvents } from './foreign-events.js';

const start = '2026-10-08T02:00:00.000Z';

/** The service `mirror` that follows `source`: its ledger, its consumer, and what there is to see of them. */
export class Mirror {
  readonly clock = new FixedClock(start);
  readonly pool: Pool;
  private readonly owner: Pool;
  incidents: Incident[] = [];
  source = new ForeignEvents('source', start);
  executor!: Executor;
  consumer!: Consumer;

  private constructor(private readonly database: TestDatabase) {
    this.pool = database.pool('mirror');
    this.owner = database.ownerPool();
    this.anotherProcess();
  }

  static async open(): Promise<Mirror> {
    return new Mirror(await testDatabase([counterSchema('mirror')]));
  }

  /** As it was when it was installed. */
  async clear(): Promise<void> {
    const tables = ['event', 'counter', 'receipt', 'inbox', 'parked', 'waiting', 'due'];
    await this.owner.query(`truncate ${tables.map((table) => `mirror.${table}`).join(', ')}`);
    this.incidents = [];
    this.clock.set(start);
    this.source = new ForeignEvents('source', start);
    this.anotherProcess();
  }

  /** A process of this service with nothing in memory; what it is told to handle may differ. */
  anotherProcess(
    catalogue = counterCatalogue,
    reactions: ConsumerOptions['handlers']['reactions'] = mirrored,
    ready: () => Promise<void> = () => Promise.resolve(),
  ): Consumer {
    this.executor = new Executor({
      ...counterLedger('mirror', this.pool, this.clock, this.incidents),
      react: (event) => reactions[event.type]?.(event) ?? [],
    });
    const noticed = (incident: Incident): void => void this.incidents.push(incident);
    const { executor } = this;
    const handlers = { reactions, projections: [] };
    this.consumer = new Consumer({ service: 'mirror', catalogue, handlers, executor, ready, noticed });
    return this.consumer;
  }

  open(stream: string): RecordedEvent {
    return this.source.next(stream, 'opened', { label: 'x' });
  }

  add(stream: string, amount: number): RecordedEvent {
    return this.source.next(stream, 'added', { amount });
  }

  posted(stream: string, amount: number, receipt: string): RecordedEvent {
    return this.source.next(stream, 'added', { amount }, { receipt });
  }

  async sums(): Promise<Record<string, number>> {
    const { rows } = await this.pool.query<{ id: string; sum: number }>('select id, sum from counter order by id');
    return Object.fromEntries(rows.map(({ id, sum }) => [id, sum]));
  }

  inbox(): Promise<{ stream: string; version: number; parked: boolean }[]> {
    return this.rows('select stream, version, parked_since is not null as parked from inbox order by stream');
  }

  async parked(): Promise<readonly string[]> {
    const rows = await this.rows<{ line: string }>(
      `select stream || '/' || version || ' ' || reason as line from parked order by stream, version`,
    );
    return rows.map(({ line }) => line);
  }

  async parkedEvents(stream: string): Promise<readonly RecordedEvent[]> {
    const sql = 'select event from parked where stream = $1 order by version';
    return (await this.pool.query<{ event: RecordedEvent }>(sql, [stream])).rows.map(({ event }) => event);
  }

  /** The data of a stream's events. */
  async data(stream: string): Promise<readonly unknown[]> {
    const sql = 'select data from event where stream = $1 order by version';
    return (await this.pool.query<{ data: unknown }>(sql, [stream])).rows.map(({ data }) => data);
  }

  async rows<T extends object>(sql: string): Promise<T[]> {
    return (await this.pool.query<T>(sql)).rows;
  }

  alarms(): readonly string[] {
    return this.incidents.flatMap((one) =>
      one.kind === 'parked' ? [`${one.event.stream}/${one.event.version} ${one.reason}`] : [],
    );
  }

  close(): Promise<void> {
    return this.database.close();
  }
}
