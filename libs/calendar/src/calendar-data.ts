import { IANAZone } from 'luxon';
import { dateText, dayOfText, isMondayToFriday } from './civil/civil-date.js';

/** `china`: Monday to Friday less public holidays plus make-up days 调休; `weekdays`: Monday to Friday. Both take overrides. */
export type CalendarKind = 'china' | 'weekdays';

/** One span of office hours in local time, `HH:MM`; `to` is outside the span (`24:00` is allowed). */
export interface OfficeHours {
  readonly from: string;
  readonly to: string;
}

/** A calendar as plain JSON, as it stands in an event. Dates are `YYYY-MM-DD`. */
export interface CalendarData {
  /** Rises by one with each change; recorded beside every deadline computed with it. */
  readonly version: number;
  /** IANA zone, such as `Asia/Shanghai`. */
  readonly zone: string;
  readonly kind: CalendarKind;
  /** Dates off beside Saturdays and Sundays (weekend dates may be listed too). */
  readonly daysOff: readonly string[];
  /** Saturdays and Sundays that are worked. */
  readonly workedDays: readonly string[];
  /** Years whose holidays have been announced; the others count Monday to Friday, provisionally. Empty for `weekdays`. */
  readonly announcedYears: readonly number[];
  readonly officeHours: readonly OfficeHours[];
}

/** A single day set by the office, above the seed. */
export interface CalendarOverride {
  readonly date: string;
  readonly working: boolean;
  readonly reason?: string | undefined;
}

/** Why calendar data cannot be used. */
export interface CalendarProblem {
  readonly code:
    'unknown-zone' | 'impossible-date' | 'day-both-off-and-worked' | 'no-office-hours' | 'impossible-office-hours';
  readonly value: string;
}

/** 09:00-12:00 and 13:30-17:30 (domain.md 1). */
export const DEFAULT_OFFICE_HOURS: readonly OfficeHours[] = [
  { from: '09:00', to: '12:00' },
  { from: '13:30', to: '17:30' },
];

/** What a calendar is made from. */
export interface CalendarSource {
  readonly version: number;
  readonly zone: string;
  readonly overrides?: readonly CalendarOverride[] | undefined;
  /** Default: 09:00-12:00 and 13:30-17:30. */
  readonly officeHours?: readonly OfficeHours[] | undefined;
}

/** Monday to Friday plus overrides; never provisional. The later of two overrides of one date holds. */
export function weekdaysCalendarData(source: CalendarSource): CalendarData {
  return {
    version: source.version,
    zone: source.zone,
    kind: 'weekdays',
    ...withOverrides([], [], source.overrides ?? []),
    announcedYears: [],
    officeHours: source.officeHours ?? DEFAULT_OFFICE_HOURS,
  };
}

/** Both lists sorted, after the overrides; an override that says what Monday to Friday says anyway leaves no entry. */
export function withOverrides(
  off: readonly string[],
  worked: readonly string[],
  overrides: readonly CalendarOverride[],
): Pick<CalendarData, 'daysOff' | 'workedDays'> {
  const daysOff = new Set(off);
  const workedDays = new Set(worked);
  for (const { date, working } of overrides) {
    daysOff.delete(date);
    workedDays.delete(date);
    const day = dayOfText(date);
    const isWeekday = day !== undefined && isMondayToFriday(day);
    if (working && !isWeekday) workedDays.add(date);
    if (!working && isWeekday) daysOff.add(date);
  }
  return { daysOff: [...daysOff].sort(), workedDays: [...workedDays].sort() };
}

/** Minutes since midnight of `HH:MM`; undefined when it is no time of day. */
export function minutesOf(time: string): number | undefined {
  if (!/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(time)) return undefined;
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** Everything that keeps the data from being a calendar; empty when {@link calendarOf} will take it. */
export function calendarProblems(data: CalendarData): readonly CalendarProblem[] {
  const dates = [...data.daysOff, ...data.workedDays];
  const worked = new Set(data.workedDays);
  return [
    ...(IANAZone.isValidZone(data.zone) ? [] : [{ code: 'unknown-zone' as const, value: data.zone }]),
    ...dates.filter((date) => !isDate(date)).map((value) => ({ code: 'impossible-date' as const, value })),
    ...data.daysOff
      .filter((date) => worked.has(date))
      .map((value) => ({ code: 'day-both-off-and-worked' as const, value })),
    ...officeHoursProblems(data.officeHours),
  ];
}

function isDate(date: string): boolean {
  const day = dayOfText(date);
  return day !== undefined && dateText(day) === date;
}

function officeHoursProblems(spans: readonly OfficeHours[]): readonly CalendarProblem[] {
  if (spans.length === 0) return [{ code: 'no-office-hours', value: '' }];
  let end = -1;
  return spans.flatMap(({ from, to }) => {
    const start = minutesOf(from);
    const close = minutesOf(to);
    const isInOrder = start !== undefined && close !== undefined && start > end && close > start;
    end = close ?? end;
    return isInOrder ? [] : [{ code: 'impossible-office-hours' as const, value: `${from}-${to}` }];
  });
}
