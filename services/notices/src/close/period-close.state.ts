import type { EventOf, NoticesMarkerPassed, NoticesPeriodClosed } from '@kaoji/contracts';
import type { Instant } from '@kaoji/kernel';

export type PeriodCloseEvent = EventOf<typeof NoticesMarkerPassed | typeof NoticesPeriodClosed>;

/** How far the data close of a period is in this service (messaging.md, The close). */
export interface PeriodClose {
  readonly closesAt: Instant | null;
  /** Services whose markers were passed. */
  readonly passed: readonly string[];
  /** Services whose markers are still to come. */
  readonly awaited: readonly string[];
  readonly closed: boolean;
}

export const periodCloseFold = 1;

export const openPeriod: PeriodClose = { closesAt: null, passed: [], awaited: [], closed: false };

export function evolvePeriodClose(state: PeriodClose, event: PeriodCloseEvent): PeriodClose {
  switch (event.type) {
    case 'kaoji.notices.marker-passed.v1': {
      const { closesAt, passed, awaited } = event.data;
      return { ...state, closesAt, passed, awaited };
    }
    case 'kaoji.notices.period-closed.v1':
      return { ...state, closed: true };
  }
}
