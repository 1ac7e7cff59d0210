import type { Aggregate } from '@kaoji/messaging';
import type { DirectoryTerms } from '../terms/directory-terms.policy.js';
import { unitInNoCircle } from './circle.store.js';
import { decideUnit, type UnitCommand } from './unit.decide.js';
import { evolveUnit, noUnit, unitFold, type UnitEvent, type UnitState } from './unit.state.js';

/** The due step that carries a signed succession out on its day. */
export const successionStep = 'succession';

export const unitAggregate: Aggregate<UnitState, UnitCommand, UnitEvent, DirectoryTerms> = {
  concept: 'unit',
  table: 'unit',
  fold: unitFold,
  initial: noUnit,
  evolve: evolveUnit,
  decide: (command, state, { now, metadata, terms }) =>
    decideUnit(command, state, { now, terms, actor: metadata.actor ?? '' }),
  agenda: ({ signed }) => (signed ? [{ kind: successionStep, round: '1', at: signed.takesEffectAt }] : []),
  uniqueRefusals: { [unitInNoCircle]: 'units-in-a-circle' },
};
