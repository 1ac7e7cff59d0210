import type { Pool } from 'pg';

/** The identity of the table that is called `fact` now; a swap gives another one. */
export async function factTableId(pool: Pool): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(`select 'fact'::regclass::oid::text as id`);
  return rows[0]?.id ?? '';
}
