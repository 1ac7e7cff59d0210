import type { Aggregate, AnyAggregate } from '@kaoji/messaging';
import { decideSweep, sweepAgenda, type SweepCommand } from './sweep.decide.js';
import { evolveSweep, initialSweep, type Sweep, type SweepEvent } from './sweep.state.js';

const sweep: Aggregate<Sweep, SweepCommand, SweepEvent, unknown> = {
  concept: 'sweep',
  table: 'sweep',
  fold: 1,
  initial: initialSweep,
  evolve: evolveSweep,
  decide: decideSweep,
  agenda: sweepAgenda,
};

export const sweepAggregate = sweep as unknown as AnyAggregate;
