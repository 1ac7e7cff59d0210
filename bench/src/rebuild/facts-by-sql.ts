import type { Pool } from 'pg';

const month = (name: string): string =>
  `to_char((f.figure->>'${name}')::timestamptz at time zone 'Asia/Shanghai', 'YYYY-MM')`;

/** The facts of supervision's events as one statement makes them: what a rebuild is measured by. */
const statement = `insert into facts_by_sql (producer, stream, version, case_key, kind, type, position, root_at,
    occurred_at, unit, month, dispatch_month, reply_month, registered_month, excluded, data)
  select 'supervision', e.stream, e.version, f.figure->>'case', f.kind, e.type,
    lpad(e.generation::text, 4, '0') || '-' || lpad(e.tx::text, 20, '0') || '-' || lpad(e.id::text, 20, '0'),
    (e.metadata->>'rootAt')::timestamptz, e.occurred_at, f.figure->>'unit',
    case f.kind when 'follow-up' then ${month('answeredAt')} else ${month('dueAt')} end,
    case f.kind when 'case' then ${month('dispatchedAt')} end,
    case f.kind when 'case' then ${month('repliedAt')} end,
    ${month('registeredAt')}, coalesce((f.figure->>'excluded')::boolean, (f.figure->>'withdrawn')::boolean), f.figure
  from supervision.event e, lateral (
    select 'case' as kind, figure from jsonb_array_elements(e.data->'figures'->'cases') as figure
    union all select 'follow-up', figure from jsonb_array_elements(e.data->'figures'->'followUps') as figure
    union all select 'slip', figure from jsonb_array_elements(e.data->'figures'->'slips') as figure) f
  where e.data->'figures' is not null and e.data->'figures' <> 'null'
  on conflict do nothing`;

/** Makes the facts by one statement in a table like the rebuilt one. Answers the seconds of the statement alone. */
export async function factsBySql(database: Pool): Promise<number> {
  await database.query('drop table if exists facts_by_sql');
  await database.query('create table facts_by_sql (like rankings.fact including all)');
  const started = performance.now();
  await database.query(statement);
  return (performance.now() - started) / 1_000;
}

const columns = 'stream, version, case_key, kind, type, position, unit, month, dispatch_month, excluded, data';

/** How many facts differ between the two: 0, else the two did not do the same work. */
export async function differingFacts(database: Pool): Promise<number> {
  const { rows } = await database.query<{ n: number }>(
    `select count(*)::int as n from (
       (select ${columns} from rankings.fact except select ${columns} from facts_by_sql)
       union all (select ${columns} from facts_by_sql except select ${columns} from rankings.fact)) as different`,
  );
  return rows[0]?.n ?? 0;
}
