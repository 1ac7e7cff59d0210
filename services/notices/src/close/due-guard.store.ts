import type { DraftEvent } from '@kaoji/kernel';
import type { Projection } from '@kaoji/messaging';
import type { PeriodMark } from '@kaoji/contracts';

/** A step that came due before the close has not been taken: the marker waits for it, and is tried again. */
export class StepsStillArmed extends Error {
  constructor(readonly count: number) {
    super(`${count} steps due before the close are still armed`);
  }
}

/**
 * Refuses the transaction that would set the marker while a due row before the close is armed (messaging.md, The close).
 * Steps are taken in the order of their times, so this happens only while another process holds one, or one fails.
 */
export const dueGuard = (markerType: string): Projection => ({
  name: 'no marker before what is due',
  types: [markerType],
  async apply(client, events: readonly DraftEvent[]) {
    const closes = events.map(({ data }) => (data as PeriodMark).closesAt);
    const { rows } = await client.query<{ n: string }>(
      `select count(*) as n from due where state = 'armed' and at < (select max(c) from unnest($1::timestamptz[]) c)`,
      [closes],
    );
    const count = Number(rows[0]?.n ?? 0);
    if (count > 0) throw new StepsStillArmed(count);
  },
});
