import type { Aggregate } from '@kaoji/messaging';
import type { DirectoryTerms } from '../terms/directory-terms.policy.js';
import { decideKey, type KeyCommand } from './key.decide.js';
import { evolveKey, keyFold, noKey, type KeyEvent, type KeyState } from './key.state.js';

export const keyAggregate: Aggregate<KeyState, KeyCommand, KeyEvent, DirectoryTerms> = {
  concept: 'key',
  table: 'key',
  fold: keyFold,
  initial: noKey,
  evolve: evolveKey,
  decide: (command, state, { now, metadata, terms }) =>
    decideKey(command, state, { now, terms, actor: metadata.actor ?? '' }),
};
