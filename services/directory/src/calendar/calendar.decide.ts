import {
  calendarProblems,
  weekdaysCalendarData,
  type CalendarData,
  type CalendarOverride,
  type OfficeHours,
} from '@kaoji/calendar';
import { CalendarChanged } from '@kaoji/contracts';
import { accept, canonicalJson, reject, type Decision } from '@kaoji/kernel';
import type { DirectoryTerms } from '../terms/directory-terms.policy.js';
import type { CalendarEvent, CalendarState } from './calendar.state.js';

export type CalendarCommand =
  | { readonly type: 'load'; readonly calendar: CalendarData }
  | { readonly type: 'establish'; readonly calendar: CalendarData }
  | {
      readonly type: 'change';
      readonly overrides: readonly CalendarOverride[];
      /** Years that the overrides complete from the State Council's announcement. */
      readonly announcedYears: readonly number[];
      readonly officeHours?: readonly OfficeHours[] | undefined;
      readonly reason: string;
    };

const begun = 'established';

const sayingNothing = { overrides: [], announcedYears: [], officeHours: undefined } as const;

/** The installation's calendar: every change is the whole calendar with the next version (domain.md 1, Working days). */
export function decideCalendar(
  command: CalendarCommand,
  { calendar }: CalendarState,
  terms: DirectoryTerms,
): Decision<CalendarEvent> {
  switch (command.type) {
    case 'load':
      return calendar ? accept() : recorded({ ...command.calendar, version: 1 }, begun);
    case 'establish':
      return calendar ? reject('calendar-exists') : recorded({ ...command.calendar, version: 1 }, begun);
    case 'change': {
      const present = calendar ?? terms.calendar;
      const next = changed(present, command);
      // Compared as written the same way: seeded calendars also list days off that no working day falls on.
      const isSame = canonicalJson(next) === canonicalJson(changed(present, { ...command, ...sayingNothing }));
      return isSame && calendar ? accept() : recorded(next, command.reason);
    }
  }
}

function recorded(calendar: CalendarData, reason: string): Decision<CalendarEvent> {
  const [problem] = calendarProblems(calendar);
  if (problem) return reject('calendar-impossible', { problem: problem.code, value: problem.value });
  return accept({ type: CalendarChanged.type, data: { calendar, reason } });
}

function changed(present: CalendarData, command: Extract<CalendarCommand, { type: 'change' }>): CalendarData {
  const standing = [
    ...present.daysOff.map((date) => ({ date, working: false })),
    ...present.workedDays.map((date) => ({ date, working: true })),
  ];
  const announcedYears = [...new Set([...present.announcedYears, ...command.announcedYears])].sort((a, b) => a - b);
  const days = weekdaysCalendarData({
    version: present.version + 1,
    zone: present.zone,
    overrides: [...standing, ...command.overrides],
    officeHours: command.officeHours ?? present.officeHours,
  });
  return { ...days, kind: present.kind, announcedYears };
}
