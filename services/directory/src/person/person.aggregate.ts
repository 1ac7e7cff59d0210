import type { Aggregate } from '@kaoji/messaging';
import type { DirectoryTerms } from '../terms/directory-terms.policy.js';
import { decidePerson, type PersonCommand } from './person.decide.js';
import { evolvePerson, nobody, personFold, type PersonEvent, type PersonState } from './person.state.js';

export const personAggregate: Aggregate<PersonState, PersonCommand, PersonEvent, DirectoryTerms> = {
  concept: 'person',
  table: 'person',
  fold: personFold,
  initial: nobody,
  evolve: evolvePerson,
  decide: (command, state, { now, metadata, terms }) =>
    decidePerson(command, state, { now, terms, actor: metadata.actor ?? '' }),
};
