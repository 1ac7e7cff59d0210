import { MatterFollowUpSwitchedOff } from '@kaoji/contracts';
import { periodBounds } from '@kaoji/kernel';
import type { Pool } from 'pg';
import type { MatterFile, OfficeStep } from '../matter/file.state.js';
import type { OfficeMonth } from './office-figures.policy.js';

/** The office's own work, to read; history that was loaded is not its work. */
export class OfficeFigures {
  constructor(private readonly pool: Pool) {}

  /** @param zone where a month begins and ends */
  async ofMonth(month: string, zone: string): Promise<OfficeMonth> {
    const { from, to } = periodBounds(month, zone);
    const within = [from, to];
    const [steps, dispatches, off] = await Promise.all([
      this.pool.query<{ step: OfficeStep }>(itemsOf('office', 'dueAt'), within),
      this.pool.query<{ step: MatterFile['officeDispatches'][number] }>(itemsOf('officeDispatches', 'at'), within),
      this.pool.query<{ n: number }>(
        `select count(*)::int as n from event where type = $3 and recorded_at >= $1 and recorded_at < $2`,
        [...within, MatterFollowUpSwitchedOff.type],
      ),
    ]);
    return {
      steps: steps.rows.map(({ step }) => step),
      dispatches: dispatches.rows.map(({ step }) => step),
      followUpsSwitchedOff: off.rows[0]?.n ?? 0,
    };
  }
}

/** Names are our own. */
const itemsOf = (list: string, time: string): string =>
  `select step from matter, jsonb_array_elements(state->'${list}') as step
   where state->>'backfill' = 'false' and registered_at < $2
     and (step->>'${time}')::timestamptz >= $1 and (step->>'${time}')::timestamptz < $2`;
