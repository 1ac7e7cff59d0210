import type { EventClass, EventDeclaration } from '../event-declaration.js';
import { NoticesPeriodClosed, NoticesPeriodPlanned } from '../period-closed.event.js';
import { NoticesMonthPlanned, StatementsOrdered } from './month.events.js';
import * as notice from './notice.events.js';
import { SlipNumbered } from './slip.events.js';

const own = { producer: 'notices', owner: 'notices' } as const;

/** Its own affairs: who was told what, and when they said so. */
const untaken: readonly EventClass[] = [
  notice.NoticeAnnounced,
  notice.NoticeIssued,
  notice.NoticeDelivered,
  notice.NoticeRead,
  notice.NoticeAcknowledged,
  notice.NoticeWithdrawn,
  SlipNumbered,
  NoticesMonthPlanned,
  StatementsOrdered,
  NoticesPeriodPlanned,
];

/** What notices says happened, and who must hear it. */
export const noticesCatalogue: readonly EventDeclaration[] = [
  { ...own, event: NoticesPeriodClosed, takers: ['rankings'] },
  { ...own, event: notice.NoticeUnacknowledged, takers: ['rankings'] },
  ...untaken.map((event) => ({ ...own, event, takers: [] })),
];
