import { MatterExclusionDecided } from '@kaoji/contracts';
import { periodBounds } from '@kaoji/kernel';
import type { Pool } from 'pg';
import type { Excluded } from './exclusion-totals.policy.js';

/** Exclusions granted, and cases due, to read. */
export class Exclusions {
  constructor(private readonly pool: Pool) {}

  /** @param zone where a month begins and ends */
  async grantedIn(month: string, zone: string): Promise<readonly Excluded[]> {
    const { from, to } = periodBounds(month, zone);
    const { rows } = await this.pool.query<Excluded>(
      `select m.state->'exclusion'->>'unit' as unit, m.state->'exclusion'->>'reason' as reason
       from event e join matter m on e.stream = 'matter/' || m.id
       where e.type = $1 and (e.data->>'granted')::boolean and e.recorded_at >= $2 and e.recorded_at < $3`,
      [MatterExclusionDecided.type, from, to],
    );
    return rows;
  }

  /** Matters by unit whose deadline lies in the month, excluded ones too. */
  async casesOf(month: string, zone: string): Promise<ReadonlyMap<string, number>> {
    const { from, to } = periodBounds(month, zone);
    const { rows } = await this.pool.query<{ unit: string; cases: number }>(
      `select unit, count(*)::int as cases from matter
       where unit is not null and due_at >= $1 and due_at < $2 group by unit`,
      [from, to],
    );
    return new Map(rows.map(({ unit, cases }) => [unit, cases]));
  }
}
