import type { EventClass, EventDeclaration } from '../event-declaration.js';
import { SupervisionPeriodClosed, SupervisionPeriodFrozen } from '../period-closed.event.js';
import * as clock from './matter-clock.events.js';
import * as dispatch from './matter-dispatch.events.js';
import * as ending from './matter-ending.events.js';
import * as handling from './matter-handling.events.js';
import { SupervisionReceiptRejected } from './receipt.events.js';
import { SweepBegun, SweepEnded, SweepSliced } from './sweep.events.js';

const matter = { ...dispatch, ...handling, ...clock, ...ending };

const own = { producer: 'supervision', owner: 'supervision' } as const;

/** Events of a matter that somebody is told of. */
const noticed: readonly EventClass[] = [
  matter.MatterDispatched,
  matter.MatterReturned,
  matter.MatterReturnRuled,
  matter.MatterPauseRefused,
  matter.MatterExtensionDecided,
  matter.MatterSentBack,
  matter.MatterEscalated,
  matter.MatterStepWithdrawn,
  matter.MatterExclusionDecided,
];

/** Every event of a matter: rankings take the figures of all, intake learns what became of receipts. */
export const matterEventClasses: readonly EventClass[] = Object.values(matter);

/** What supervision says happened, and who must hear it. */
export const supervisionCatalogue: readonly EventDeclaration[] = [
  ...matterEventClasses.map((event) => ({
    ...own,
    event,
    takers: noticed.includes(event) ? ['intake', 'notices', 'rankings'] : ['intake', 'rankings'],
  })),
  { ...own, event: SweepBegun, takers: [] },
  { ...own, event: SweepSliced, takers: [] },
  { ...own, event: SweepEnded, takers: [] },
  { ...own, event: SupervisionReceiptRejected, takers: ['intake'] },
  { ...own, event: SupervisionPeriodClosed, takers: ['notices', 'rankings'] },
  { ...own, event: SupervisionPeriodFrozen, takers: ['rankings'] },
];
