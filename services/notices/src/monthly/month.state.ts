import type { EventOf, NoticesMonthPlanned, StatementsOrdered } from '@kaoji/contracts';
import type { Instant } from '@kaoji/kernel';

export type MonthEvent = EventOf<typeof NoticesMonthPlanned | typeof StatementsOrdered>;

/** The monthly notifications 月度通知 about one period. */
export interface Month {
  readonly plan: EventOf<typeof NoticesMonthPlanned>['data'] | null;
  readonly ordered: { readonly at: Instant; readonly units: readonly string[] } | null;
}

export const monthFold = 1;

export const unplannedMonth: Month = { plan: null, ordered: null };

export function evolveMonth(state: Month, event: MonthEvent): Month {
  switch (event.type) {
    case 'kaoji.notices.month-planned.v1':
      return { ...state, plan: event.data };
    case 'kaoji.notices.statements-ordered.v1':
      return { ...state, ordered: { at: event.data.at, units: event.data.units } };
  }
}
