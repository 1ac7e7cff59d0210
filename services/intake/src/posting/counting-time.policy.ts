import { addWorkingDays, type WorkCalendar } from '@kaoji/calendar';

/** Minutes that an event may lie ahead of our clock (contract.md, Events from agencies). */
export const minutesAhead = 5;

/** When an agency says that something happened, and when it reached us; instants. */
export interface Times {
  readonly statedAt: string;
  readonly receivedAt: string;
}

export interface CountingTime {
  /** What clocks and figures reckon with. */
  readonly countsAt: string;
  /** History that was loaded, not a post that came late. */
  readonly backfill: boolean;
}

/** Received within 1 working day, that is until the close of office of the next one (domain.md 1, When it happened). */
export const isPostedInTime = ({ statedAt, receivedAt }: Times, calendar: WorkCalendar): boolean =>
  receivedAt <= addWorkingDays(calendar, statedAt, 1);

/**
 * What a posted event counts for (domain.md 1, When it happened): posted in time, when it was stated; late, when it was
 * received, unless the key may load history.
 */
export function countingTime(times: Times, calendar: WorkCalendar, mayBackfill: boolean): CountingTime {
  if (isPostedInTime(times, calendar)) return { countsAt: times.statedAt, backfill: false };
  return mayBackfill ? { countsAt: times.statedAt, backfill: true } : { countsAt: times.receivedAt, backfill: false };
}
