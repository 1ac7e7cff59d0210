import type { Aggregate } from '@kaoji/messaging';
import type { DirectoryTerms } from '../terms/directory-terms.policy.js';
import { decideCalendar, type CalendarCommand } from './calendar.decide.js';
import { calendarFold, evolveCalendar, noCalendar, type CalendarEvent, type CalendarState } from './calendar.state.js';

/** There is one calendar. */
export const calendarStream = 'calendar/main';

export const calendarAggregate: Aggregate<CalendarState, CalendarCommand, CalendarEvent, DirectoryTerms> = {
  concept: 'calendar',
  table: 'calendar',
  fold: calendarFold,
  initial: noCalendar,
  evolve: evolveCalendar,
  decide: (command, state, { terms }) => decideCalendar(command, state, terms),
};
