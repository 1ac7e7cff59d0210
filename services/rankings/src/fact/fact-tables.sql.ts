/** Columns of a fact in the order in which they are bound; the names are those of the statement, in snake case. */
export const factColumns = [
  ['producer', 'text'],
  ['stream', 'text'],
  ['version', 'int'],
  ['case_key', 'text'],
  ['kind', 'text'],
  ['type', 'text'],
  ['position', 'text'],
  ['root_at', 'timestamptz'],
  ['occurred_at', 'timestamptz'],
  ['unit', 'text'],
  ['month', 'text'],
  ['dispatch_month', 'text'],
  ['reply_month', 'text'],
  ['registered_month', 'text'],
  ['excluded', 'boolean'],
  ['data', 'jsonb'],
  ['ruling', 'jsonb'],
] as const;

/** What the counts look at, out of `data`: kept in columns by the database itself, so that they cannot differ from it. */
const derived = `
  citizen boolean generated always as ((data->>'citizen')::boolean) stored,
  weight int generated always as ((data->>'weight')::int) stored,
  due_at text collate "C" generated always as (data->>'dueAt') stored,
  replied_at text collate "C" generated always as (data->>'repliedAt') stored,
  paused boolean generated always as ((data->>'paused')::boolean) stored,
  petitioner text generated always as (data->>'petitioner') stored,
  registered_at text collate "C" generated always as (data->>'registeredAt') stored,
  contacted text generated always as (data->>'contacted') stored,
  sent_back boolean generated always as ((data->>'sentBack')::boolean) stored,
  answered boolean generated always as ((data->>'answered')::boolean) stored,
  solved text generated always as (data->>'solved') stored,
  grade int generated always as ((data->>'grade')::int) stored,
  slip text generated always as (data->>'slip') stored`;

/** The case that a ruling is about; null where nothing was ruled. */
const ruled = `
  of_stream text collate "C" generated always as (ruling->>'stream') stored,
  of_case text collate "C" generated always as (ruling->>'caseKey') stored`;

/**
 * A table of facts: insert-only, one row per statement about a case, written from the events of its own stream alone
 * (messaging.md, The close, the cut, the same bytes). `rebuild:rankings` makes another one beside it.
 */
export const factTable = (name: string): string => `
create table ${name} (
  producer text not null,
  stream text collate "C" not null,
  version int not null,
  case_key text collate "C" not null,
  kind text not null check (kind in ('case', 'follow-up', 'slip', 'conduct')),
  type text not null,
  position text collate "C" not null,
  root_at timestamptz(3) not null,
  occurred_at timestamptz(3) not null,
  unit text collate "C" not null,
  month text,
  dispatch_month text,
  reply_month text,
  registered_month text,
  excluded boolean not null,
  data jsonb not null,
  ruling jsonb,${derived},${ruled},
  primary key (stream, case_key, version, producer)
);
create index on ${name} (month, kind);
create index on ${name} (dispatch_month) where dispatch_month is not null;
create index on ${name} (reply_month) where reply_month is not null;
create index on ${name} (petitioner, unit, registered_month) where petitioner is not null;
create index on ${name} (producer, position);
create index on ${name} (of_stream, of_case) where of_stream is not null;
`;
