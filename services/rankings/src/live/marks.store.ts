import type { Pool } from 'pg';
import type { Statement } from '../fact/facts.store.js';

/** Streams whose statement is not committed yet. */
export async function lateStreams(pool: Pool, statements: readonly Statement[]): Promise<ReadonlySet<string>> {
  const { rows } = await pool.query<{ stream: string }>(
    `select stream from unnest($1::text[], $2::int[]) as marked(stream, version)
     where not exists (select from fact f where f.stream = marked.stream and f.version >= marked.version)`,
    [statements.map(({ stream }) => stream), statements.map(({ version }) => version)],
  );
  return new Set(rows.map(({ stream }) => stream));
}

/** Months of all that these streams ever said, and of the petitioners' other matters, whose places may have moved. */
export async function monthsTouched(pool: Pool, streams: readonly string[]): Promise<readonly string[]> {
  const { rows } = await pool.query<{ month: string }>(
    `with stated as materialized (select * from fact where stream = any($1::text[])),
       own as materialized (
         select * from stated
         union all
         select f.* from fact f join stated s on f.stream = s.of_stream and f.case_key = s.of_case
       ),
       petitions as (select distinct unit, petitioner, registered_month from own where petitioner is not null),
       touched as (
         select month, dispatch_month, reply_month from own
         union all
         select f.month, f.dispatch_month, f.reply_month from fact f
         join petitions using (unit, petitioner, registered_month)
       )
     select distinct m.month from touched t,
       unnest(array[t.month, t.dispatch_month, t.reply_month]) as m(month) where m.month is not null`,
    [streams],
  );
  return rows.map(({ month }) => month);
}
