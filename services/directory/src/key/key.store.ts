import type { Pool } from 'pg';
import type { KeyState } from './key.state.js';

/** Keys as they stand, proposed ones too, after an id, in the order of ids. */
export async function keysAfter(pool: Pick<Pool, 'query'>, id: string, limit: number): Promise<readonly KeyState[]> {
  const { rows } = await pool.query<{ state: KeyState }>(
    `select state from key where id collate "C" > $1 and (state -> 'record' <> 'null' or state -> 'proposal' <> 'null')
     order by id collate "C" limit $2`,
    [id, limit],
  );
  return rows.map(({ state }) => state);
}
