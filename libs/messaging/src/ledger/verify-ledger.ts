import { canonicalJson, parseStream, sha256, type RecordedEvent } from '@kaoji/kernel';
import type { Pool, PoolClient } from 'pg';
import type { AnyAggregate } from '../executor/aggregate.js';
import { onConnection } from './connection.js';
import { eventHash, hashOfNothing } from './event-hash.js';
import { eventColumns, eventFromRow, type EventRow } from './read-stream.js';

/** One place where a ledger is not what it was when it was written. */
export interface LedgerFault {
  readonly stream: string;
  readonly version: number;
  readonly fault:
    'gap' | 'hash' | 'row-missing' | 'row-version' | 'row-hash' | 'row-state' | 'row-without-events' | 'cut' | 'seal';
}

/** What a ledger was when it was sealed: the version and hash of each stream's last event. */
export type SealedHeads = ReadonlyMap<string, { readonly version: number; readonly hash: string }>;

export interface LedgerReport {
  readonly events: number;
  readonly streams: number;
  readonly faults: readonly LedgerFault[];
}

const page = 5_000;

type Row = { id: string; version: number; fold: number; hash: string; state: unknown };

/**
 * Checks a service's ledger: each stream's chain of hashes without gaps, and each row against the fold and the head of
 * its stream (messaging.md, The event table). The pool's search path is the service's schema. A tail cut off together
 * with its row is found against `sealed` only: `cut` names the first version that is gone, `seal` one with another hash.
 */
export async function verifyLedger(
  pool: Pool,
  producer: string,
  aggregates: readonly AnyAggregate[],
  sealed: SealedHeads = new Map(),
): Promise<LedgerReport> {
  return onConnection(pool, async (client) => {
    await client.query('begin isolation level repeatable read read only');
    const walk = new LedgerWalk(aggregates, sealed);
    await readAll(client, producer, (events) => walk.take(events));
    walk.endStream();
    for (const aggregate of aggregates) await compareRows(client, aggregate, walk);
    await client.query('commit');
    return walk.report();
  });
}

async function readAll(client: PoolClient, producer: string, take: (events: RecordedEvent[]) => void): Promise<void> {
  let after = { stream: '', version: 0 };
  for (;;) {
    const { rows } = await client.query<EventRow>(
      `select ${eventColumns} from event where (stream, version) > ($1, $2) order by stream, version limit ${page}`,
      [after.stream, after.version],
    );
    const last = rows.at(-1);
    if (!last) return;
    take(rows.map((row) => eventFromRow(producer, row)));
    after = last;
  }
}

async function compareRows(client: PoolClient, aggregate: AnyAggregate, walk: LedgerWalk): Promise<void> {
  let after = '';
  for (;;) {
    const { rows } = await client.query<Row>(
      `select id, version, fold, encode(hash, 'hex') as hash, state from ${aggregate.table}
       where id > $1 order by id limit ${page}`,
      [after],
    );
    const last = rows.at(-1);
    if (!last) return;
    for (const row of rows) walk.compare(aggregate, row);
    after = last.id;
  }
}

/** Every head is kept until its row is seen: a digest of the state, not the state. */
const stateDigest = (state: unknown): string => sha256(canonicalJson(state)).toString('base64');

interface Head {
  readonly version: number;
  readonly hash: string;
  readonly state: string;
  /** A fault was named already: the row can say nothing more. */
  readonly broken: boolean;
}

class LedgerWalk {
  private readonly heads = new Map<string, Head>();
  private readonly faults: LedgerFault[] = [];
  private readonly byConcept: ReadonlyMap<string, AnyAggregate>;
  private events = 0;
  private streams = 0;
  private current: { stream: string; version: number; hash: string; state: unknown; broken: boolean } | undefined;

  private readonly sealedLeft: Map<string, { readonly version: number; readonly hash: string }>;

  constructor(aggregates: readonly AnyAggregate[], sealed: SealedHeads) {
    this.sealedLeft = new Map(sealed);
    this.byConcept = new Map(aggregates.map((aggregate) => [aggregate.concept, aggregate]));
  }

  take(events: readonly RecordedEvent[]): void {
    for (const event of events) {
      if (this.current?.stream !== event.stream) this.beginStream(event.stream);
      this.step(event);
    }
  }

  endStream(): void {
    if (!this.current) return;
    const { stream, version, hash, state, broken } = this.current;
    const sealed = this.sealedLeft.get(stream);
    this.sealedLeft.delete(stream);
    if (sealed && version < sealed.version) this.fault(stream, version + 1, 'cut');
    if (this.byConcept.has(parseStream(stream).concept))
      this.heads.set(stream, { version, hash, broken, state: stateDigest(state) });
    this.current = undefined;
  }

  compare(aggregate: AnyAggregate, row: Row): void {
    const stream = `${aggregate.concept}/${row.id}`;
    const head = this.heads.get(stream);
    this.heads.delete(stream);
    if (head?.broken) return;
    if (!head) this.fault(stream, row.version, 'row-without-events');
    else if (head.version !== row.version) this.fault(stream, row.version, 'row-version');
    else if (head.hash !== row.hash) this.fault(stream, row.version, 'row-hash');
    else if (row.fold === aggregate.fold && head.state !== stateDigest(row.state))
      this.fault(stream, row.version, 'row-state');
  }

  report(): LedgerReport {
    for (const [stream, { version }] of this.heads) this.fault(stream, version, 'row-missing');
    for (const stream of this.sealedLeft.keys()) this.fault(stream, 1, 'cut');
    return { events: this.events, streams: this.streams, faults: this.faults };
  }

  private beginStream(stream: string): void {
    this.endStream();
    this.streams += 1;
    const state = this.byConcept.get(parseStream(stream).concept)?.initial;
    this.current = { stream, version: 0, hash: hashOfNothing, state, broken: false };
  }

  private step(event: RecordedEvent): void {
    const current = this.current;
    if (!current) return;
    this.events += 1;
    if (event.version !== current.version + 1) this.once(event, 'gap');
    else if (eventHash(current.hash, event) !== event.hash) this.once(event, 'hash');
    else this.compareSeal(event);
    const aggregate = this.byConcept.get(parseStream(event.stream).concept);
    current.version = event.version;
    current.hash = event.hash;
    if (aggregate && !current.broken) current.state = aggregate.evolve(current.state, event);
  }

  private compareSeal({ stream, version, hash }: RecordedEvent): void {
    const sealed = this.sealedLeft.get(stream);
    if (sealed?.version !== version) return;
    this.sealedLeft.delete(stream);
    if (sealed.hash !== hash) this.fault(stream, version, 'seal');
  }

  /** The first fault of a stream names the place; what follows from it would only repeat it. */
  private once(event: RecordedEvent, fault: LedgerFault['fault']): void {
    if (this.current?.broken) return;
    if (this.current) this.current.broken = true;
    this.fault(event.stream, event.version, fault);
  }

  private fault(stream: string, version: number, fault: LedgerFault['fault']): void {
    this.faults.push({ stream, version, fault });
  }
}
