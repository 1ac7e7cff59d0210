import type { CalendarData } from '@kaoji/calendar';
import type { CalendarChanged, EventOf } from '@kaoji/contracts';

export type CalendarEvent = EventOf<typeof CalendarChanged>;

export interface CalendarState {
  readonly calendar: CalendarData | null;
}

export const calendarFold = 1;

export const noCalendar: CalendarState = { calendar: null };

export function evolveCalendar(_: CalendarState, event: CalendarEvent): CalendarState {
  switch (event.type) {
    case 'kaoji.directory.calendar-changed.v1':
      return { calendar: event.data.calendar as CalendarData };
  }
}
