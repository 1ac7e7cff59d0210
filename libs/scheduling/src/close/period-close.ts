import type { Aggregate, AnyAggregate } from '@kaoji/messaging';
import {
  closeAgenda,
  decideClose,
  evolveClose,
  type CloseEvent,
  type CloseEvents,
  type CloseTerms,
  type PeriodClose,
  type PeriodCloseCommand,
} from './period-close.decide.js';

/**
 * Stream `period/<month>`: the service's marker is set when those before it are passed, at the earliest 20 s after the
 * close of the 3rd working day; the freeze on the 10th; each month plans the next when it ends (cron knows no working days).
 */
export const periodClose = (events: CloseEvents): AnyAggregate => {
  const aggregate: Aggregate<PeriodClose, PeriodCloseCommand, CloseEvent, CloseTerms> = {
    concept: 'period',
    table: 'period_close',
    fold: 1,
    initial: { plan: null, closed: false, frozen: false },
    evolve: (state, event) => evolveClose(events, state, event),
    decide: (command, state, circumstances) => decideClose(events, command, state, circumstances),
    agenda: (state) => closeAgenda(state, events.frozen !== undefined),
  };
  return aggregate as unknown as AnyAggregate;
};
