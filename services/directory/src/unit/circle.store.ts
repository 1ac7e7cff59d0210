import type { DraftEvent } from '@kaoji/kernel';
import { UnitRecorded } from '@kaoji/contracts';
import type { PoolClient } from 'pg';

/** The name under which a circle is refused, as if an index could hold the rule. */
export const unitInNoCircle = 'unit_in_no_circle';

/** One row that every change of the tree writes, so that two of them cannot pass each other unseen. */
export const treeGuardTable = `
create table unit_tree (one boolean primary key default true check (one), changes bigint not null);
insert into unit_tree (changes) values (0);
`;

const circles = `
  with recursive days as (
    select distinct valid_from as day from unit_copy
    where valid_from >= (select min(valid_from) from unit_copy where code = any($1::text[]))
  ), way_up(start, day, code, depth) as (
    select changed, day, changed, 0 from unnest($1::text[]) changed cross join days
    union all
    select way_up.start, way_up.day, above.parent, way_up.depth + 1
    from way_up cross join lateral (
      select record ->> 'parent' as parent from unit_copy
      where code = way_up.code and valid_from <= way_up.day order by valid_from desc limit 1
    ) above
    where above.parent is not null and way_up.depth < 60 and (way_up.depth = 0 or way_up.code <> way_up.start)
  )
  select 1 from way_up where depth > 0 and code = start limit 1`;

/**
 * The invariant over all units: none lies below itself on any day. Looked at after the rows are written, whatever the
 * decider saw before (messaging.md, One executor: no decider trusts a query alone).
 */
export async function refuseCircles(client: PoolClient, events: readonly DraftEvent[]): Promise<void> {
  const codes = events.filter(({ type }) => type === UnitRecorded.type).map(({ data }) => (data as UnitRecorded).code);
  if (codes.length === 0) return;
  await client.query('update unit_tree set changes = changes + 1');
  const { rows } = await client.query(circles, [[...new Set(codes)]]);
  if (rows.length > 0) {
    throw Object.assign(new Error('a unit lies below itself'), { code: '23505', constraint: unitInNoCircle });
  }
}
