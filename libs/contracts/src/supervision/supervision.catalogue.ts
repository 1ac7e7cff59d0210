import type { EventClass, EventDeclaration } from '../event-declaration.js';
import { SupervisionPeriodClosed, SupervisionPeriodFrozen, SupervisionPeriodPlanned } from '../period-closed.event.js';
import { DispatchCatalogueChanged } from './catalogue.events.js';
import * as clock from './matter-clock.events.js';
import * as dispatch from './matter-dispatch.events.js';
import * as ending from './matter-ending.events.js';
import * as handling from './matter-handling.events.js';
import * as review from './matter-review.events.js';
import { SupervisionReceiptRejected } from './receipt.events.js';
import { SweepBegun, SweepEnded, SweepSliced } from './sweep.events.js';

const matter = { ...dispatch, ...handling, ...clock, ...ending, ...review };

const own = { producer: 'supervision', owner: 'supervision' } as const;

/** Every event of a matter: rankings take the figures of all, intake learns what became of receipts. */
export const matterEventClasses: readonly EventClass[] = Object.values(matter);

/** What supervision says happened, and who must hear it. */
export const supervisionCatalogue: readonly EventDeclaration[] = [
  ...matterEventClasses.map((event) => ({
    ...own,
    event,
    takers: ['intake', 'notices', 'rankings'],
  })),
  { ...own, event: DispatchCatalogueChanged, takers: [] },
  { ...own, event: SweepBegun, takers: [] },
  { ...own, event: SweepSliced, takers: [] },
  { ...own, event: SweepEnded, takers: [] },
  { ...own, event: SupervisionReceiptRejected, takers: ['intake'] },
  { ...own, event: SupervisionPeriodPlanned, takers: [] },
  { ...own, event: SupervisionPeriodClosed, takers: ['notices', 'rankings'] },
  { ...own, event: SupervisionPeriodFrozen, takers: ['rankings'] },
];
