import { parseStream, type DraftEvent, type Instant } from '@kaoji/kernel';
import type { PoolClient } from 'pg';
import { agendaChange, type ChunkPlan, type Touched } from './chunk-plan.js';
import type { AnyAggregate } from './aggregate.js';
import type { ArmedStep, Projection, ServiceLedger } from './service-ledger.js';
import { Conflict } from './conflict.js';
import { writeForeign } from './write-foreign.js';

/** Writes a plan, each kind of row by one statement. @throws Conflict when a row is not as it was read. */
export async function writeChunk(
  client: PoolClient,
  ledger: ServiceLedger,
  plan: ChunkPlan,
  generation: number,
  now: Instant,
): Promise<readonly ArmedStep[]> {
  await writeRows(client, [...plan.touched.values()]);
  await writeEvents(client, plan, generation);
  const armed = await writeDues(client, plan);
  await writeOrigins(client, plan, now);
  await writeForeign(client, plan, now);
  await project(client, ledger.ownProjections, plan.events);
  await project(client, ledger.foreignProjections, plan.applied);
  return armed;
}

async function writeRows(client: PoolClient, touched: readonly Touched[]): Promise<void> {
  const byAggregate = new Map<AnyAggregate, Touched[]>();
  for (const one of touched) byAggregate.set(one.aggregate, [...(byAggregate.get(one.aggregate) ?? []), one]);
  for (const [aggregate, all] of byAggregate) {
    const fresh = all.filter(({ before }) => before.version === 0);
    const known = all.filter(({ before }) => before.version > 0);
    await writeAll(client, insertRows(aggregate), aggregate, fresh);
    await writeAll(client, updateRows(aggregate), aggregate, known);
  }
}

async function writeAll(
  client: PoolClient,
  sql: string,
  aggregate: AnyAggregate,
  all: readonly Touched[],
): Promise<void> {
  if (all.length === 0) return;
  const columns = aggregate.columns ?? [];
  const { rowCount } = await client.query(sql, [
    all.map(({ stream }) => parseStream(stream).id),
    all.map(({ before }) => before.version),
    all.map(({ after }) => after.version),
    aggregate.fold,
    all.map(({ after }) => Buffer.from(after.hash, 'hex')),
    all.map(({ after }) => JSON.stringify(after.state)),
    ...columns.map((column) => all.map(({ after }) => column.of(after.state))),
  ]);
  if (rowCount !== all.length) throw new Conflict(`${aggregate.table} was changed by another writer`);
}

const given = (aggregate: AnyAggregate): string => {
  const columns = aggregate.columns ?? [];
  const arrays = columns.map(({ type }, index) => `, $${index + 7}::${type}[]`).join('');
  const names = columns.map(({ name }) => `, ${name}`).join('');
  return `unnest($1::text[], $2::int[], $3::int[], $5::bytea[], $6::jsonb[]${arrays})
    as given(id, expected, version, hash, state${names})`;
};

const insertRows = (aggregate: AnyAggregate): string => {
  const names = (aggregate.columns ?? []).map(({ name }) => `, ${name}`).join('');
  return `insert into ${aggregate.table} (id, version, tx, fold, hash, state${names})
    select id, version, pg_current_xact_id(), $4, hash, state${names} from ${given(aggregate)}
    where expected = 0 on conflict (id) do nothing`;
};

/** The row's transaction must be older than this one, else the feed could show version n + 1 before n (One executor). */
const updateRows = (aggregate: AnyAggregate): string => {
  const sets = (aggregate.columns ?? []).map(({ name }) => `, ${name} = given.${name}`).join('');
  return `update ${aggregate.table} as present set version = given.version, tx = pg_current_xact_id(), fold = $4,
      hash = given.hash, state = given.state${sets}
    from ${given(aggregate)}
    where present.id = given.id and present.version = given.expected and present.tx < pg_current_xact_id()`;
};

async function writeEvents(client: PoolClient, { events }: ChunkPlan, generation: number): Promise<void> {
  if (events.length === 0) return;
  await client.query(
    `insert into event (generation, stream, version, type, data, metadata, occurred_at, recorded_at, hash)
     select $1, * from unnest($2::text[], $3::int[], $4::text[], $5::jsonb[], $6::jsonb[], $7::timestamptz[],
       $8::timestamptz[], $9::bytea[])`,
    [
      generation,
      events.map(({ stream }) => stream),
      events.map(({ version }) => version),
      events.map(({ type }) => type),
      events.map(({ data }) => JSON.stringify(data)),
      events.map(({ metadata }) => JSON.stringify(metadata)),
      events.map(({ occurredAt }) => occurredAt),
      events.map(({ recordedAt }) => recordedAt),
      events.map(({ hash }) => Buffer.from(hash, 'hex')),
    ],
  );
}

async function writeDues(client: PoolClient, plan: ChunkPlan): Promise<readonly ArmedStep[]> {
  await markTaken(client, plan);
  const changes = [...plan.touched.values()].map((touched) => {
    const agenda = (state: unknown) => touched.aggregate.agenda?.(state) ?? [];
    return { touched, ...agendaChange(agenda(touched.before.state), agenda(touched.after.state)) };
  });
  const dropped = changes.flatMap(({ touched, dropped: steps }) => steps.map((step) => ({ ...step, ...touched })));
  const armed = changes.flatMap(({ touched, armed: steps }) =>
    steps.map((step) => ({ ...step, subject: touched.stream, metadata: dueMetadata(touched) })),
  );
  await dropSteps(client, dropped);
  return await armSteps(client, armed);
}

const dueMetadata = ({ metadata: { backfill, correlation } }: Touched): object => ({
  ...(backfill && { backfill }),
  ...(correlation !== undefined && { correlation }),
});

async function markTaken(client: PoolClient, { takenDues }: ChunkPlan): Promise<void> {
  if (takenDues.size === 0) return;
  const { rowCount } = await client.query(
    `update due set state = given.state from unnest($1::bigint[], $2::text[]) as given(id, state)
     where due.id = given.id and due.state = 'armed'`,
    [[...takenDues.keys()], [...takenDues.values()]],
  );
  if (rowCount !== takenDues.size) throw new Conflict('a due step was taken by another');
}

async function dropSteps(
  client: PoolClient,
  steps: readonly { kind: string; round: string; stream: string }[],
): Promise<void> {
  if (steps.length === 0) return;
  await client.query(
    `update due set state = 'skipped'
     from unnest($1::text[], $2::text[], $3::text[]) as given(kind, subject, round)
     where due.kind = given.kind and due.subject = given.subject and due.round = given.round and due.state = 'armed'`,
    [steps.map(({ kind }) => kind), steps.map(({ stream }) => stream), steps.map(({ round }) => round)],
  );
}

interface StepToArm {
  readonly kind: string;
  readonly subject: string;
  readonly round: string;
  readonly at: Instant;
  readonly skipped?: true;
  readonly metadata: object;
}

async function armSteps(client: PoolClient, steps: readonly StepToArm[]): Promise<readonly ArmedStep[]> {
  if (steps.length === 0) return [];
  const { rows } = await client.query<Omit<ArmedStep, 'at'> & { at: Date; state: string }>(
    `insert into due (kind, subject, round, at, state, metadata)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::text[], $6::jsonb[])
     on conflict on constraint due_once do update
       set at = excluded.at, state = excluded.state, times_armed = due.times_armed + 1 where due.state <> 'done'
     returning id, kind, subject, round, at, times_armed as "timesArmed", state`,
    [
      steps.map(({ kind }) => kind),
      steps.map(({ subject }) => subject),
      steps.map(({ round }) => round),
      steps.map(({ at }) => at),
      steps.map(({ skipped }) => (skipped ? 'skipped' : 'armed')),
      steps.map(({ metadata }) => JSON.stringify(metadata)),
    ],
  );
  return rows.filter(({ state }) => state === 'armed').map((row) => ({ ...row, at: row.at.toISOString() }));
}

async function writeOrigins(client: PoolClient, { origins }: ChunkPlan, now: Instant): Promise<void> {
  if (origins.size === 0) return;
  const all = [...origins.values()];
  const { rowCount } = await client.query(
    `insert into origin (actor, route, key, digest, status, body, at)
     select *, $7::timestamptz from unnest($1::text[], $2::text[], $3::text[], $4::bytea[], $5::int[], $6::jsonb[])
     on conflict on constraint origin_once do nothing`,
    [
      all.map(({ origin }) => origin.actor),
      all.map(({ origin }) => origin.route),
      all.map(({ origin }) => origin.key),
      all.map(({ origin }) => Buffer.from(origin.digest, 'hex')),
      all.map(({ answer }) => answer.status),
      all.map(({ answer }) => JSON.stringify(answer.body)),
      now,
    ],
  );
  if (rowCount !== all.length) throw new Conflict('a request was answered by another');
}

async function project<E extends DraftEvent>(
  client: PoolClient,
  projections: readonly Projection<E>[],
  events: readonly E[],
): Promise<void> {
  for (const projection of projections) {
    const mine = events.filter(({ type }) => projection.types.includes(type));
    if (mine.length > 0) await projection.apply(client, mine);
  }
}
