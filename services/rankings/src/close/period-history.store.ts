import type { ClientBase, Pool } from 'pg';
import type { PeriodStep } from './period-history.policy.js';

/** The events of a period's stream, in order, from the ledger. */
export async function periodSteps(client: ClientBase | Pool, stream: string): Promise<readonly PeriodStep[]> {
  const { rows } = await client.query<Omit<PeriodStep, 'at'> & { readonly at: Date }>(
    `select version, type, occurred_at as at, metadata->>'actor' as by, data->>'objection' as objection,
       (data->>'revision')::int as revision
     from event where stream = $1 order by version`,
    [stream],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
