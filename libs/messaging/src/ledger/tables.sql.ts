/**
 * The tables that every service's schema holds for the executor, as SQL for a migration whose search path is that
 * schema. Works on Postgres 15 and 18. The rights on `event` (insert and select only) are given by libs/persistence.
 */
export const ledgerTables = `
create table event (
  id bigint generated always as identity primary key,
  tx xid8 not null default pg_current_xact_id(),
  generation int not null,
  stream text not null,
  version int not null,
  type text not null,
  data jsonb not null,
  metadata jsonb not null,
  occurred_at timestamptz(3) not null,
  recorded_at timestamptz(3) not null,
  hash bytea not null,
  constraint event_stream_version unique (stream, version)
);
create unique index event_feed on event (generation, tx, id);

create table generation (one boolean primary key default true check (one), number int not null);
insert into generation (number) values (1);

create table origin (
  actor text not null,
  route text not null,
  key text not null,
  digest bytea not null,
  status int not null,
  body jsonb not null,
  at timestamptz(3) not null,
  constraint origin_once primary key (actor, route, key)
);
create index origin_age on origin (at);

create table due (
  id bigint generated always as identity primary key,
  kind text not null,
  subject text not null,
  round text not null,
  at timestamptz(3) not null,
  state text not null check (state in ('armed', 'done', 'skipped')),
  times_armed int not null default 1,
  metadata jsonb not null,
  constraint due_once unique (kind, subject, round)
);
create index due_armed on due (at, kind, id) where state = 'armed';

create table inbox (
  producer text not null,
  stream text not null,
  version int not null,
  hash bytea not null,
  parked_since timestamptz(3),
  constraint inbox_once primary key (producer, stream)
);
create index inbox_parked on inbox (parked_since) where parked_since is not null;

create table parked (
  producer text not null,
  stream text not null,
  version int not null,
  event jsonb not null,
  reason text not null,
  attempts int not null default 0,
  next_try_at timestamptz(3),
  constraint parked_once primary key (producer, stream, version)
);

create table waiting (
  subject text not null,
  producer text not null,
  stream text not null,
  version int not null,
  receipt text not null,
  event jsonb not null,
  constraint waiting_once primary key (subject, producer, stream, version)
);
create index waiting_receipt on waiting (receipt);

create table stream_position (
  producer text primary key,
  position text not null
);
`;

/**
 * The table of an aggregate's rows: a cache of the fold of its events. `columns` are further column definitions that
 * queries need, e.g. `unit text, due_at timestamptz(3)`.
 */
export const aggregateTable = (name: string, columns = ''): string => `
create table ${name} (
  id text primary key,
  version int not null,
  tx xid8 not null,
  fold int not null,
  hash bytea not null,
  state jsonb not null${columns === '' ? '' : `,\n  ${columns}`}
);
`;
