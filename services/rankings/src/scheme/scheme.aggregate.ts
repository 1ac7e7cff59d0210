import type { Aggregate } from '@kaoji/messaging';
import { decideScheme, type SchemeCommand } from './scheme.decide.js';
import { evolveScheme, noSchemes, type SchemeEvent, type SchemeState } from './scheme.state.js';

/** All versions of the installation's scheme stand in one stream, so that two cannot take the same number. */
export const schemeStream = 'scheme/main';

export const schemeAggregate: Aggregate<SchemeState, SchemeCommand, SchemeEvent, unknown> = {
  concept: 'scheme',
  table: 'scheme',
  fold: 1,
  initial: noSchemes,
  evolve: evolveScheme,
  decide: decideScheme,
};
