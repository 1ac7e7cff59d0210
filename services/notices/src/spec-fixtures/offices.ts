import { calendarBeforeAny } from '@kaoji/directory-copy';
import type { NoticesTerms } from '../notices.terms.js';

/** A directory for pure specs: who holds each role, by `unit role`; the calendar of an installation before any other. */
export const officesWhere = (
  posts: Readonly<Record<string, readonly string[]>>,
  changes: Partial<NoticesTerms> = {},
): NoticesTerms => {
  const calendar = calendarBeforeAny();
  return {
    calendar: () => calendar,
    closeCalendar: () => calendar,
    standingForAt: (unit) => [unit],
    receives: (unit, role) => posts[`${unit} ${role}`] ?? [],
    office: () => posts['office'] ?? [],
    rankedUnits: () => [],
    awaitedMarkers: [],
    ...changes,
  };
};
