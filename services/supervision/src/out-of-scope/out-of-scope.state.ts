import { MatterOutOfScope, type EventOf } from '@kaoji/contracts';
import type { MatterFile } from '../matter/file.state.js';

export type OutOfScopeEvent = EventOf<typeof MatterOutOfScope>;

/** A unit that had returned it was right: that dispatch was wrong. */
export const evolveOutOfScope = (matter: MatterFile, { data }: OutOfScopeEvent): MatterFile => ({
  ...matter,
  status: 'out-of-scope',
  outOfScope: { ground: data.ground, route: data.route, at: data.at },
  wrongDispatches: matter.wrongDispatches + (matter.returned ? 1 : 0),
  returned: null,
});
