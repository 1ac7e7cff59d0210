import type { Aggregate } from '@kaoji/messaging';
import type { Offices } from './addressees.policy.js';
import { correspondenceAgenda } from './agenda.policy.js';
import { decideCorrespondence, type CorrespondenceCommand } from './correspondence.decide.js';
import {
  correspondenceFold,
  evolveCorrespondence,
  noCorrespondence,
  type Correspondence,
  type CorrespondenceEvent,
} from './correspondence.state.js';

/** Stream `correspondence/<subject>`: `correspondence/matter/2026-0001`, `correspondence/statement/2026-10/D01`. */
export const correspondence: Aggregate<Correspondence, CorrespondenceCommand, CorrespondenceEvent, Offices> = {
  concept: 'correspondence',
  table: 'correspondence',
  fold: correspondenceFold,
  initial: noCorrespondence,
  evolve: evolveCorrespondence,
  decide: decideCorrespondence,
  agenda: correspondenceAgenda,
};
