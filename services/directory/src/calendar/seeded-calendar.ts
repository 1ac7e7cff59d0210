import {
  chinaCalendarData,
  isSeededYear,
  weekdaysCalendarData,
  type CalendarData,
  type CalendarKind,
  type CalendarOverride,
  type OfficeHours,
} from '@kaoji/calendar';

/** What an installation says of its calendar at the beginning. */
export interface CalendarWish {
  readonly kind: CalendarKind;
  readonly zone: string;
  readonly officeHours?: readonly OfficeHours[] | undefined;
  readonly overrides?: readonly CalendarOverride[] | undefined;
}

/** The years that `chinese-days` holds the announcements of. */
const seededYears = Array.from({ length: 200 }, (_, index) => 1990 + index).filter(isSeededYear);

/** Version 1 of a calendar: `china` with all holidays announced so far, or plain `weekdays`, then the overrides. */
export function calendarFrom({ kind, zone, officeHours, overrides }: CalendarWish): CalendarData {
  const source = { version: 1, zone, officeHours, overrides };
  return kind === 'china' ? chinaCalendarData({ ...source, years: seededYears }) : weekdaysCalendarData(source);
}
