import type { Aggregate, AnyAggregate } from '@kaoji/messaging';
import type { SupervisionTerms } from '../matter/terms.policy.js';
import { decideSweep, sweepAgenda, type SweepCommand } from './sweep.decide.js';
import { evolveSweep, initialSweep, type Sweep, type SweepEvent } from './sweep.state.js';

const sweep: Aggregate<Sweep, SweepCommand, SweepEvent, Pick<SupervisionTerms, 'calendar'>> = {
  concept: 'sweep',
  table: 'sweep',
  fold: 1,
  initial: initialSweep,
  evolve: evolveSweep,
  decide: decideSweep,
  agenda: sweepAgenda,
};

export const sweepAggregate = sweep as unknown as AnyAggregate;
