import type { RightsProposed } from '@kaoji/contracts';
import type { Pool } from 'pg';

/** What waits for a second person, after a person's code, in the order of codes. */
export async function proposalsAfter(
  pool: Pick<Pool, 'query'>,
  code: string,
  limit: number,
): Promise<readonly RightsProposed[]> {
  const { rows } = await pool.query<{ proposal: RightsProposed }>(
    `select state -> 'proposal' as proposal from person where id collate "C" > $1 and state -> 'proposal' <> 'null'
     order by id collate "C" limit $2`,
    [code, limit],
  );
  return rows.map(({ proposal }) => proposal);
}
