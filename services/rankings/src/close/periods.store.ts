import type { ClientBase, Pool } from 'pg';
import { noPeriod, type PeriodState } from './period.state.js';

/** The state of a period's ranking as its row holds it. */
export async function periodOf(client: ClientBase | Pool, period: string): Promise<PeriodState> {
  const { rows } = await client.query<{ state: PeriodState }>('select state from period where id = $1', [period]);
  return rows[0]?.state ?? noPeriod;
}

/** Periods for which a computation has become possible, in order. */
export async function wantingPeriods(client: ClientBase | Pool): Promise<readonly string[]> {
  const { rows } = await client.query<{ id: string }>('select id from period where wants is not null order by id');
  return rows.map(({ id }) => id);
}

/** Published periods, the newest publication first. */
export async function publishedPeriods(
  client: ClientBase | Pool,
  limit: number,
): Promise<readonly { readonly period: string; readonly state: PeriodState }[]> {
  const { rows } = await client.query<{ period: string; state: PeriodState }>(
    `select id as period, state from period where revision > 0 order by published_at desc, id desc limit $1`,
    [limit],
  );
  return rows;
}
