/** Days of the proleptic Gregorian calendar as whole numbers (0 = 1970-01-01): no clock, no zone. */

/** A civil date as three numbers; `month` is 1-12. */
export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

const leapYearsUpTo = (year: number): number => Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);

const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** Number of the day 1 January of a year. */
export const firstDayOfYear = (year: number): number =>
  365 * (year - 1970) + leapYearsUpTo(year - 1) - leapYearsUpTo(1969);

/** Days in a month of a year; `month` is 1-12. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : (monthLengths[month - 1] ?? 0);

/** Number of the day of a civil date that exists. */
export function dayNumber({ year, month, day }: CivilDate): number {
  let number = firstDayOfYear(year) + day - 1;
  for (let before = 1; before < month; before += 1) number += daysInMonth(year, before);
  return number;
}

/** Year in which a day lies. */
export function yearOfDay(day: number): number {
  let year = 1970 + Math.floor(day / 365.2425);
  while (day < firstDayOfYear(year)) year -= 1;
  while (day >= firstDayOfYear(year + 1)) year += 1;
  return year;
}

/** Civil date of a day's number. */
export function civilDate(day: number): CivilDate {
  const year = yearOfDay(day);
  let rest = day - firstDayOfYear(year);
  let month = 1;
  while (rest >= daysInMonth(year, month)) {
    rest -= daysInMonth(year, month);
    month += 1;
  }
  return { year, month, day: rest + 1 };
}

/** Monday to Friday. */
export const isMondayToFriday = (day: number): boolean => (((day + 3) % 7) + 7) % 7 < 5;

const two = (number: number): string => (number < 10 ? `0${number}` : `${number}`);

/** `YYYY-MM-DD` of a day's number. */
export function dateText(day: number): string {
  const { year, month, day: dayOfMonth } = civilDate(day);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(dayOfMonth)}`;
}

/** Parses `YYYY-MM-DD`; undefined when it is not a date that exists. */
export function dayOfText(date: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return undefined;
  const civil = { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
  return civil.day >= 1 && civil.day <= daysInMonth(civil.year, civil.month) ? dayNumber(civil) : undefined;
}

/**
 * Day number of `YYYY-MM-DD`.
 * @throws RangeError for a text that is no date: callers validate input before.
 */
export function dayOfDate(date: string): number {
  const day = dayOfText(date);
  if (day === undefined) throw new RangeError(`no date: ${date}`);
  return day;
}

/** The same number of the month `months` later, or that month's last day (domain.md 1). */
export function monthsAfter(day: number, months: number): number {
  const from = civilDate(day);
  const count = from.year * 12 + from.month - 1 + months;
  const year = Math.floor(count / 12);
  const month = (count % 12) + 1;
  return dayNumber({ year, month, day: Math.min(from.day, daysInMonth(year, month)) });
}
