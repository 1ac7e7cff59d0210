import type { EventMetadata, Instant } from '@kaoji/kernel';
import type { PoolClient } from 'pg';
import type { ChunkPlan, InboxMove } from './chunk-plan.js';
import { Conflict } from './conflict.js';

/** Writes what a chunk did with other services' events: how far each stream is, what is parked, what waits. */
export async function writeForeign(client: PoolClient, plan: ChunkPlan, now: Instant): Promise<void> {
  const moves = [...plan.inbox.values()];
  await insertMoves(
    client,
    moves.filter(({ from }) => from === undefined),
    now,
  );
  await updateMoves(
    client,
    moves.filter(({ from }) => from !== undefined),
    now,
  );
  await park(client, plan);
  await release(client, plan);
  await stopWaiting(client, plan);
  await keepWaiting(client, plan);
  await settleReceipts(client, plan);
}

const bound = (moves: readonly InboxMove[], now: Instant): unknown[] => [
  moves.map(({ producer }) => producer),
  moves.map(({ stream }) => stream),
  moves.map(({ version }) => version),
  moves.map(({ hash }) => Buffer.from(hash, 'hex')),
  moves.map(({ parked }) => (parked ? now : null)),
];

async function insertMoves(client: PoolClient, moves: readonly InboxMove[], now: Instant): Promise<void> {
  if (moves.length === 0) return;
  const { rowCount } = await client.query(
    `insert into inbox (producer, stream, version, hash, parked_since)
     select * from unnest($1::text[], $2::text[], $3::int[], $4::bytea[], $5::timestamptz[])
     on conflict on constraint inbox_once do nothing`,
    bound(moves, now),
  );
  if (rowCount !== moves.length) throw new Conflict('a stream was first applied by another');
}

async function updateMoves(client: PoolClient, moves: readonly InboxMove[], now: Instant): Promise<void> {
  if (moves.length === 0) return;
  const { rowCount } = await client.query(
    `update inbox as present
     set version = given.version, hash = given.hash, parked_since = coalesce(present.parked_since, given.parked_since)
     from unnest($1::text[], $2::text[], $3::int[], $4::bytea[], $5::timestamptz[], $6::int[])
       as given(producer, stream, version, hash, parked_since, expected)
     where present.producer = given.producer and present.stream = given.stream and present.version = given.expected`,
    [...bound(moves, now), moves.map(({ from }) => from)],
  );
  if (rowCount !== moves.length) throw new Conflict('a stream was applied by another');
}

async function park(client: PoolClient, { parked }: ChunkPlan): Promise<void> {
  if (parked.length === 0) return;
  await client.query(
    `insert into parked (producer, stream, version, event, reason, next_try_at)
     select *, clock_timestamp() + interval '1 minute'
     from unnest($1::text[], $2::text[], $3::int[], $4::jsonb[], $5::text[])
     on conflict on constraint parked_once do nothing`,
    [
      parked.map(({ event }) => event.producer),
      parked.map(({ event }) => event.stream),
      parked.map(({ event }) => event.version),
      parked.map(({ event }) => JSON.stringify(event)),
      parked.map(({ reason }) => reason),
    ],
  );
}

/** A stream flows again when nothing of it is parked any more. */
async function release(client: PoolClient, { released }: ChunkPlan): Promise<void> {
  if (released.length === 0) return;
  const keys = [
    released.map(({ producer }) => producer),
    released.map(({ stream }) => stream),
    released.map(({ version }) => version),
  ];
  await client.query(
    `delete from parked using unnest($1::text[], $2::text[], $3::int[]) as given(producer, stream, version)
     where parked.producer = given.producer and parked.stream = given.stream and parked.version = given.version`,
    keys,
  );
  await client.query(
    `update inbox set parked_since = null from unnest($1::text[], $2::text[]) as given(producer, stream)
     where inbox.producer = given.producer and inbox.stream = given.stream and not exists (
       select from parked where parked.producer = inbox.producer and parked.stream = inbox.stream)`,
    keys.slice(0, 2),
  );
}

/** Hours that a posted event waits for a subject not known yet (contract.md, Events from agencies). */
const hoursOfWaiting = 24;

/** The kind of the due row that ends a posted event's waiting; its subject is the receipt's stream. */
export const waitingStep = 'subject-unknown';

async function keepWaiting(client: PoolClient, { waiting }: ChunkPlan): Promise<void> {
  const kept = [...waiting].flatMap(([subject, events]) =>
    events.map((event) => ({ subject, event, receipt: event.metadata.receipt ?? '' })),
  );
  if (kept.length === 0) return;
  await client.query(
    `insert into waiting (subject, producer, stream, version, receipt, event)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::text[], $6::jsonb[])
     on conflict on constraint waiting_once do nothing`,
    [
      kept.map(({ subject }) => subject),
      kept.map(({ event }) => event.producer),
      kept.map(({ event }) => event.stream),
      kept.map(({ event }) => event.version),
      kept.map(({ receipt }) => receipt),
      kept.map(({ event }) => JSON.stringify(event)),
    ],
  );
  await client.query(
    `insert into due (kind, subject, round, at, state, metadata)
     select distinct on (receipt) $1, 'receipt/' || receipt, '1', at + make_interval(hours => $2), 'armed', metadata
     from unnest($3::text[], $4::timestamptz[], $5::jsonb[]) as given(receipt, at, metadata) order by receipt, at
     on conflict on constraint due_once do nothing`,
    [
      waitingStep,
      hoursOfWaiting,
      kept.map(({ receipt }) => receipt),
      kept.map(({ event }) => event.recordedAt),
      kept.map(({ event: { metadata } }) => JSON.stringify(waitingMetadata(metadata))),
    ],
  );
}

const waitingMetadata = ({ receipt, correlation, backfill }: EventMetadata): Partial<EventMetadata> => ({
  ...(receipt !== undefined && { receipt }),
  ...(correlation !== undefined && { correlation }),
  ...(backfill && { backfill }),
});

async function stopWaiting(client: PoolClient, { noLongerWaiting: tried }: ChunkPlan): Promise<void> {
  if (tried.length === 0) return;
  await client.query(
    `delete from waiting
     using unnest($1::text[], $2::text[], $3::text[], $4::int[]) as given(subject, producer, stream, version)
     where waiting.subject = given.subject and waiting.producer = given.producer
       and waiting.stream = given.stream and waiting.version = given.version`,
    [
      tried.map(({ subject }) => subject),
      tried.map(({ event }) => event.producer),
      tried.map(({ event }) => event.stream),
      tried.map(({ event }) => event.version),
    ],
  );
}

/** A receipt that was refused waits for nothing more; one for which nothing waits needs no due row. */
async function settleReceipts(client: PoolClient, { noLongerWaiting, events }: ChunkPlan): Promise<void> {
  const refused = events.filter(({ stream }) => stream.startsWith('receipt/')).map(({ stream }) => stream.slice(8));
  const receipts = [...noLongerWaiting.map(({ event }) => event.metadata.receipt ?? ''), ...refused];
  if (receipts.length === 0) return;
  await client.query('delete from waiting where receipt = any($1::text[])', [refused]);
  await client.query(
    `update due set state = 'skipped'
     from unnest($2::text[]) as given(receipt)
     where kind = $1 and subject = 'receipt/' || given.receipt and state = 'armed'
       and not exists (select from waiting where waiting.receipt = given.receipt)`,
    [waitingStep, receipts],
  );
}
