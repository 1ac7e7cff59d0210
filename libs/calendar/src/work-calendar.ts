import { IANAZone } from 'luxon';
import {
  type CalendarData,
  type CalendarKind,
  calendarProblems,
  minutesOf,
  type OfficeHours,
} from './calendar-data.js';
import { dateText, dayOfDate, isMondayToFriday, yearOfDay } from './civil/civil-date.js';
import { DAY_MS, type Instant, msOf } from './civil/instant.js';
import { localInstant, type MinuteSpan, offsetAt, type YearTable, yearTable } from './civil/year-table.js';

/** An instant's place in the local calendar: the year's table and the index of the local day in it. */
export interface LocalDay {
  readonly table: YearTable;
  readonly index: number;
}

/** Working days and office hours of an installation; an immutable value, made by {@link calendarOf}. */
export class WorkCalendar {
  readonly version: number;
  readonly zone: string;
  readonly kind: CalendarKind;
  readonly holidays: ReadonlySet<string>;
  readonly makeUpDays: ReadonlySet<string>;
  readonly announcedYears: readonly number[];
  readonly officeHours: readonly OfficeHours[];
  readonly #zone: IANAZone;
  readonly #spans: readonly MinuteSpan[];
  readonly #years = new Map<number, YearTable>();

  /** @throws RangeError when {@link calendarProblems} finds any. */
  constructor(data: CalendarData) {
    const [problem] = calendarProblems(data);
    if (problem !== undefined) throw new RangeError(`calendar: ${problem.code} ${problem.value}`);
    this.version = data.version;
    this.zone = data.zone;
    this.kind = data.kind;
    this.holidays = new Set([...data.daysOff].sort());
    this.makeUpDays = new Set([...data.workedDays].sort());
    this.announcedYears = [...data.announcedYears];
    this.officeHours = data.officeHours.map((span) => ({ ...span }));
    this.#zone = IANAZone.create(data.zone);
    this.#spans = this.officeHours.map(({ from, to }) => ({ from: minutesOf(from) ?? 0, to: minutesOf(to) ?? 0 }));
  }

  /** The table of a local year, worked out at first use. */
  year(year: number): YearTable {
    const known = this.#years.get(year);
    if (known !== undefined) return known;
    const made = yearTable({ zone: this.#zone, officeHours: this.#spans, isWorking: (day) => this.#works(day) }, year);
    this.#years.set(year, made);
    return made;
  }

  /** Place of a day's number. */
  day(day: number): LocalDay {
    const table = this.year(yearOfDay(day));
    return { table, index: day - table.firstDay };
  }

  /** Local day in which an instant lies. */
  dayAt(ms: number): LocalDay {
    const guess = this.day(Math.floor(ms / DAY_MS));
    if (ms < (guess.table.midnights[guess.index] ?? 0)) return this.day(guess.table.firstDay + guess.index - 1);
    const next = guess.table.midnights[guess.index + 1] ?? 0;
    return ms < next ? guess : this.day(guess.table.firstDay + guess.index + 1);
  }

  /** Local time of day in milliseconds, as the clock on the wall shows it. */
  timeOfDay(ms: number): number {
    const plain = plainDay(this.dayAt(ms));
    if (plain !== undefined) return ms - plain;
    return (((ms + offsetAt(this.#zone, ms)) % DAY_MS) + DAY_MS) % DAY_MS;
  }

  /** UTC milliseconds of a local time of day; a time left out by the spring change moves on, a repeated one is the first. */
  atTimeOfDay(day: number, timeOfDay: number): number {
    const plain = plainDay(this.day(day));
    if (plain !== undefined) return plain + timeOfDay;
    const local = day * DAY_MS + timeOfDay;
    return localInstant(this.#zone, local, offsetAt(this.#zone, local - DAY_MS), offsetAt(this.#zone, local + DAY_MS));
  }

  #works(day: number): boolean {
    const date = dateText(day);
    if (this.makeUpDays.has(date)) return true;
    return isMondayToFriday(day) && !this.holidays.has(date);
  }
}

/**
 * UTC milliseconds at which a day begins on which no clock is changed; undefined for the others. Asking the zone for its
 * offset costs some microseconds, and a ladder asks a dozen times.
 */
function plainDay({ table, index }: LocalDay): number | undefined {
  const [begins, ends] = [table.midnights[index], table.midnights[index + 1]];
  return begins !== undefined && ends !== undefined && ends - begins === DAY_MS ? begins : undefined;
}

/**
 * The calendar of the data. Keep one per version: a year is worked out when it is first asked for (some milliseconds), every
 * later deadline in it is a look-up.
 * @throws RangeError when {@link calendarProblems} finds any.
 */
export const calendarOf = (data: CalendarData): WorkCalendar => new WorkCalendar(data);

/** The calendar as plain JSON, sorted; `calendarOf(calendarDataOf(c))` is equal to `c`. */
export const calendarDataOf = (calendar: WorkCalendar): CalendarData => ({
  version: calendar.version,
  zone: calendar.zone,
  kind: calendar.kind,
  daysOff: [...calendar.holidays],
  workedDays: [...calendar.makeUpDays],
  announcedYears: calendar.announcedYears,
  officeHours: calendar.officeHours,
});

/** Local date `YYYY-MM-DD` of an instant in the calendar's zone. */
export function localDate(calendar: WorkCalendar, instant: Instant): string {
  return dateText(dayNumberAt(calendar, msOf(instant)));
}

/** Number of the local day in which an instant lies. */
export function dayNumberAt(calendar: WorkCalendar, ms: number): number {
  const { table, index } = calendar.dayAt(ms);
  return table.firstDay + index;
}

/**
 * Whether a local date or instant lies in a year that nobody has announced: it counts Monday to Friday and what is computed
 * with it is provisional (domain.md 1). A `weekdays` calendar is never provisional.
 */
export function isProvisional(calendar: WorkCalendar, instantOrDate: string): boolean {
  const date = instantOrDate.length === 10 ? instantOrDate : localDate(calendar, instantOrDate);
  return isUnannounced(calendar, yearOfDay(dayOfDate(date)));
}

/** Whether the calendar guesses a year. */
export const isUnannounced = (calendar: WorkCalendar, year: number): boolean =>
  calendar.kind === 'china' && !calendar.announcedYears.includes(year);
