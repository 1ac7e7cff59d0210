import { MatterMerged } from '@kaoji/contracts';
import { parseStream } from '@kaoji/kernel';
import type { Projection } from '@kaoji/messaging';

/** By this name the executor knows the refusal, as it knows those of unique indexes. */
export const mergeCircle = 'matter_merge_circle';

/** What two rows together forbid: thrown as Postgres throws what a unique index forbids. */
class MergedInACircle extends Error {
  readonly code = '23505';
  readonly constraint = mergeCircle;
}

/**
 * A merged number follows the first (domain.md 3, Dispatch catalogue): there must be one. Looked at in the transaction
 * that merges, after its rows are written, so that two mergers of one moment cannot close a circle.
 */
export const noCircleOfMergers: Projection = {
  name: 'no circle of merged matters',
  types: [MatterMerged.type],
  async apply(client, events) {
    const merged = events.map(({ stream }) => parseStream(stream).id);
    const { rowCount } = await client.query(
      `with recursive way(start, at) as (
         select id, state->>'mergedInto' from matter where id = any($1)
         union select way.start, next.state->>'mergedInto' from way join matter next on next.id = way.at)
       select 1 from way where start = at limit 1`,
      [merged],
    );
    if (rowCount !== 0) throw new MergedInACircle();
  },
};
