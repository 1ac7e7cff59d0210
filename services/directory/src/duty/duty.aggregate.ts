import type { Aggregate } from '@kaoji/messaging';
import type { DirectoryTerms } from '../terms/directory-terms.policy.js';
import { decideDuty, type DutyCommand } from './duty.decide.js';
import { dutyFold, evolveDuty, nobodyOnDuty, type DutyEvent, type DutyState } from './duty.state.js';

export const dutyAggregate: Aggregate<DutyState, DutyCommand, DutyEvent, DirectoryTerms> = {
  concept: 'duty',
  table: 'duty',
  fold: dutyFold,
  initial: nobodyOnDuty,
  evolve: evolveDuty,
  decide: (command, state, { terms }) => decideDuty(command, state, terms),
};
