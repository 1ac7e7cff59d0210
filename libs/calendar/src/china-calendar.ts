// The file, not the functions: these keep their table a day early in a process west of Greenwich and lose days of a range
// that a clock change falls into.
import chineseDays from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { type CalendarData, type CalendarSource, DEFAULT_OFFICE_HOURS, withOverrides } from './calendar-data.js';

/** What the calendar of China is made from. */
export interface ChinaCalendarSource extends CalendarSource {
  /** Years to seed from `chinese-days`; a year that it does not hold stays unannounced. */
  readonly years: readonly number[];
  /** Years that the office itself entered, by overrides, from the State Council's announcement. */
  readonly announced?: readonly number[] | undefined;
}

const holidays: Readonly<Record<string, string>> = chineseDays.holidays;
const workdays: Readonly<Record<string, string>> = chineseDays.workdays;

interface SeededYear {
  readonly daysOff: readonly string[];
  readonly workedDays: readonly string[];
}

/**
 * Monday to Friday less public holidays plus make-up days, seeded from `chinese-days` (1.5.7 holds 2004 to 2026), then
 * the overrides. Basis: domain.md 1; the State Council's yearly notice on holidays.
 */
export function chinaCalendarData(source: ChinaCalendarSource): CalendarData {
  const seeds = source.years.map((year) => ({ year, seed: seededYear(year) }));
  const announced = seeds.filter(({ seed }) => isAnnounced(seed)).map(({ year }) => year);
  return {
    version: source.version,
    zone: source.zone,
    kind: 'china',
    ...withOverrides(
      seeds.flatMap(({ seed }) => seed.daysOff),
      seeds.flatMap(({ seed }) => seed.workedDays),
      source.overrides ?? [],
    ),
    announcedYears: [...new Set([...announced, ...(source.announced ?? [])])].sort((a, b) => a - b),
    officeHours: source.officeHours ?? DEFAULT_OFFICE_HOURS,
  };
}

/** Whether `chinese-days` holds the announcement of a year (for a year without data it answers plain weekdays). */
export const isSeededYear = (year: number): boolean => isAnnounced(seededYear(year));

const isAnnounced = ({ daysOff }: SeededYear): boolean => daysOff.length > 0;

function seededYear(year: number): SeededYear {
  const ofYear = (dates: object): readonly string[] =>
    Object.keys(dates).filter((date) => date.startsWith(`${String(year).padStart(4, '0')}-`));
  return { daysOff: ofYear(holidays), workedDays: ofYear(workdays) };
}
