import type { Aggregate } from '@kaoji/messaging';
import { closeAgenda } from './close-time.policy.js';
import { decidePeriodClose, type CloseTerms, type PeriodCloseCommand } from './period-close.decide.js';
import {
  evolvePeriodClose,
  openPeriod,
  periodCloseFold,
  type PeriodClose,
  type PeriodCloseEvent,
} from './period-close.state.js';

/** Stream `period/<period>`. */
export const periodClose: Aggregate<PeriodClose, PeriodCloseCommand, PeriodCloseEvent, CloseTerms> = {
  concept: 'period',
  table: 'period_close',
  fold: periodCloseFold,
  initial: openPeriod,
  evolve: evolvePeriodClose,
  decide: decidePeriodClose,
  agenda: closeAgenda,
};
