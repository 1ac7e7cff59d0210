import { rule } from './rule.js';

const dayPattern = /^(19|2\d)\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const timeOfDay = '([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?';
const offset = '(Z|[+-](0\\d|1[0-3]):[0-5]\\d|[+-]14:00)';
const timePattern = new RegExp(`^\\d{4}-\\d{2}-\\d{2}T${timeOfDay}${offset}$`);
const periodPattern = /^(19|2\d)\d{2}(-(0[1-9]|1[0-2])|-Q[1-4])?$/;

const thirty = [4, 6, 9, 11];

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return thirty.includes(month) ? 30 : 31;
}

/** Whether a value is a day `2026-10-31` that exists, from 1900 to 2999. */
export const isDay = (value: unknown): value is string =>
  typeof value === 'string' &&
  dayPattern.test(value) &&
  Number(value.slice(8)) <= daysIn(Number(value.slice(0, 4)), Number(value.slice(5, 7)));

/** Whether a value is a time by RFC 3339 with its offset (upper-case T and Z, no leap second) on a day that exists. */
export const isTime = (value: unknown): value is string =>
  typeof value === 'string' && timePattern.test(value) && isDay(value.slice(0, 10));

/** Whether a value names a period: `2026-10`, `2026-Q4`, `2026`. */
export const isPeriodName = (value: unknown): value is string => typeof value === 'string' && periodPattern.test(value);

const daySchema = { type: 'string', format: 'date' } as const;
const timeSchema = { type: 'string', format: 'date-time' } as const;

export const IsDay = (): PropertyDecorator => rule('day', isDay, { schema: daySchema });

export const IsTime = (): PropertyDecorator => rule('time', isTime, { schema: timeSchema });

/** A day (the whole of it) or a time. */
export const IsDayOrTime = (): PropertyDecorator =>
  rule('day-or-time', (value) => isDay(value) || isTime(value), { schema: { anyOf: [daySchema, timeSchema] } });

export const IsPeriodName = (): PropertyDecorator =>
  rule('period', isPeriodName, { schema: { type: 'string', pattern: periodPattern.source } });

const monthPattern = /^(19|2\d)\d{2}-(0[1-9]|1[0-2])$/;

/** A month `2026-10`. */
export const IsMonthName = (): PropertyDecorator =>
  rule('month', (value) => typeof value === 'string' && monthPattern.test(value), {
    schema: { type: 'string', pattern: monthPattern.source },
  });

/** The instants a day or a time can stand for, whatever the zone: a day is open by 14 hours at each end. */
const earliest = (at: string): number => (isDay(at) ? Date.parse(`${at}T00:00:00+14:00`) : Date.parse(at));
const latest = (at: string): number => (isDay(at) ? Date.parse(`${at}T23:59:59-12:00`) : Date.parse(at));

const isBefore = (to: string, from: string): boolean =>
  isDay(to) && isDay(from) ? to < from : latest(to) < earliest(from);

/** The day or time must not certainly lie before the one in the field `from`. */
export const IsNotBefore = (from: string): PropertyDecorator =>
  rule('not-before', (value, object) => {
    const start = object[from];
    const comparable = (isDay(value) || isTime(value)) && (isDay(start) || isTime(start));
    return !comparable || !isBefore(value, start);
  });
