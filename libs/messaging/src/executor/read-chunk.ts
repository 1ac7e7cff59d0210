import { parseStream, type RecordedEvent } from '@kaoji/kernel';
import type { PoolClient } from 'pg';
import { hashOfNothing } from '../ledger/event-hash.js';
import { readStream } from '../ledger/read-stream.js';
import type { AnyAggregate, Loaded } from './aggregate.js';
import { inboxKey, originKey, type ChunkState, type DueRow, type InboxRow } from './chunk-state.js';
import type { ServiceLedger } from './service-ledger.js';
import type { Answer, DueOrigin, EventOrigin, RequestOrigin, Work } from './work.js';

const originsOf = <K extends Work['origin']['kind']>(works: readonly Work[], kind: K) =>
  works.map(({ origin }) => origin).filter((origin) => origin.kind === kind) as Extract<Work['origin'], { kind: K }>[];

/** Reads all that deciding a chunk needs, each table by one statement; nothing is locked and nothing written. */
export async function readChunk(
  client: PoolClient,
  ledger: ServiceLedger,
  works: readonly Work[],
): Promise<ChunkState> {
  const dues = await readDues(client, originsOf(works, 'due'));
  const commanded = works.flatMap(({ commands }) => commands.map(({ stream }) => stream));
  const aggregates = new Map<string, Loaded>();
  await loadAggregates(client, ledger, commanded, aggregates);
  const foreign = originsOf(works, 'event');
  return {
    generation: await readGeneration(client),
    origins: await readOrigins(client, originsOf(works, 'request')),
    dues,
    inbox: await readInbox(client, foreign),
    waiting: new Map(),
    aggregates,
  };
}

async function readGeneration(client: PoolClient): Promise<number> {
  const { rows } = await client.query<{ number: number }>('select number from generation');
  return rows[0]?.number ?? 1;
}

async function readOrigins(client: PoolClient, origins: readonly RequestOrigin[]): Promise<ChunkState['origins']> {
  const found = new Map<string, Answer & { digest: string }>();
  if (origins.length === 0) return found;
  const { rows } = await client.query<RequestOrigin & Answer>(
    `select o.actor, o.route, o.key, encode(o.digest, 'hex') as digest, o.status, o.body
     from origin o join unnest($1::text[], $2::text[], $3::text[]) as asked(actor, route, key) using (actor, route, key)`,
    [origins.map(({ actor }) => actor), origins.map(({ route }) => route), origins.map(({ key }) => key)],
  );
  for (const row of rows) found.set(originKey(row), { digest: row.digest, status: row.status, body: row.body });
  return found;
}

async function readDues(client: PoolClient, origins: readonly DueOrigin[]): Promise<Map<string, DueRow>> {
  const found = new Map<string, DueRow>();
  if (origins.length === 0) return found;
  const { rows } = await client.query<Omit<DueRow, 'at'> & { at: Date }>(
    `select id, kind, subject, round, at, state = 'armed' as armed, metadata from due where id = any($1::bigint[])`,
    [origins.map(({ id }) => id)],
  );
  for (const row of rows) found.set(row.id, { ...row, at: row.at.toISOString() });
  return found;
}

async function readInbox(client: PoolClient, origins: readonly EventOrigin[]): Promise<Map<string, InboxRow>> {
  const found = new Map<string, InboxRow>();
  if (origins.length === 0) return found;
  const { rows } = await client.query<InboxRow & { producer: string; stream: string }>(
    `select i.producer, i.stream, i.version, encode(i.hash, 'hex') as hash, i.parked_since is not null as parked
     from inbox i
     join (select distinct * from unnest($1::text[], $2::text[]) as asked(producer, stream)) asked using (producer, stream)`,
    [origins.map(({ event }) => event.producer), origins.map(({ event }) => event.stream)],
  );
  for (const row of rows) found.set(inboxKey(row), { version: row.version, hash: row.hash, parked: row.parked });
  return found;
}

/** Posted events that wait for one of these streams, in version order. */
export async function readWaiting(
  client: PoolClient,
  subjects: readonly string[],
  into: ChunkState['waiting'],
): Promise<void> {
  if (subjects.length === 0) return;
  const { rows } = await client.query<{ subject: string; event: RecordedEvent }>(
    'select subject, event from waiting where subject = any($1::text[]) order by producer, stream, version',
    [subjects],
  );
  for (const { subject, event } of rows) into.set(subject, [...(into.get(subject) ?? []), event]);
}

/** Loads the aggregates of these streams that are not in `into` yet; streams without a row come as version 0. */
export async function loadAggregates(
  client: PoolClient,
  ledger: ServiceLedger,
  streams: readonly string[],
  into: Map<string, Loaded>,
): Promise<void> {
  const byConcept = new Map<string, Set<string>>();
  for (const stream of streams) {
    if (into.has(stream)) continue;
    const { concept, id } = parseStream(stream);
    byConcept.set(concept, (byConcept.get(concept) ?? new Set()).add(id));
  }
  for (const [concept, ids] of byConcept) {
    const aggregate = aggregateOf(ledger, concept);
    for (const id of ids) into.set(`${concept}/${id}`, { version: 0, hash: hashOfNothing, state: aggregate.initial });
    await loadRows(client, ledger.service, aggregate, [...ids], into);
  }
}

export function aggregateOf(ledger: ServiceLedger, concept: string): AnyAggregate {
  const aggregate = ledger.aggregates.get(concept);
  if (!aggregate) throw new RangeError(`${ledger.service} has no aggregate ${concept}`);
  return aggregate;
}

type Row = { id: string; version: number; fold: number; hash: string; state: unknown };

async function loadRows(
  client: PoolClient,
  service: string,
  aggregate: AnyAggregate,
  ids: readonly string[],
  into: Map<string, Loaded>,
): Promise<void> {
  const { rows } = await client.query<Row>(
    `select id, version, fold, encode(hash, 'hex') as hash, state from ${aggregate.table} where id = any($1::text[])`,
    [ids],
  );
  for (const { id, version, fold, hash, state } of rows) {
    const stream = `${aggregate.concept}/${id}`;
    const current = fold === aggregate.fold ? state : await foldAgain(client, service, aggregate, stream, version);
    into.set(stream, { version, hash, state: current });
  }
}

/** The row was written by another version of evolve: the events are the truth, the row only their cache. */
async function foldAgain(
  client: PoolClient,
  service: string,
  aggregate: AnyAggregate,
  stream: string,
  version: number,
): Promise<unknown> {
  const events = await readStream(client, service, stream);
  return events
    .filter((event) => event.version <= version)
    .reduce((state, event) => aggregate.evolve(state, event), aggregate.initial);
}
