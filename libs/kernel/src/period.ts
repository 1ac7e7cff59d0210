import { DateTime } from 'luxon';
import type { Instant } from './clock.js';

/** A period of evaluation: month `2026-10`, quarter `2026-Q4` or year `2026` (domain.md 1). */
export type Period = string;
export type PeriodKind = 'month' | 'quarter' | 'year';

const patterns: Readonly<Record<PeriodKind, RegExp>> = {
  month: /^\d{4}-(0[1-9]|1[0-2])$/,
  quarter: /^\d{4}-Q[1-4]$/,
  year: /^\d{4}$/,
};

/** The kind of a period, or nothing when the text is none. */
export function periodKind(period: string): PeriodKind | undefined {
  return (['month', 'quarter', 'year'] as const).find((kind) => patterns[kind].test(period));
}

function firstDay(period: Period, zone: string): DateTime {
  const kind = periodKind(period);
  if (!kind) throw new RangeError(`${period} is no period`);
  const year = Number(period.slice(0, 4));
  const month = kind === 'month' ? Number(period.slice(5)) : kind === 'quarter' ? Number(period.slice(6)) * 3 - 2 : 1;
  return DateTime.fromObject({ year, month }, { zone });
}

const length = { month: { months: 1 }, quarter: { quarters: 1 }, year: { years: 1 } } as const;

const instant = (time: DateTime): Instant => time.toUTC().toISO({ suppressMilliseconds: false }) ?? '';

/** First instant of a period and first instant after it, in the installation's zone. @throws RangeError for no period. */
export function periodBounds(period: Period, zone: string): { readonly from: Instant; readonly to: Instant } {
  const start = firstDay(period, zone);
  return { from: instant(start), to: instant(start.plus(length[periodKind(period) as PeriodKind])) };
}

/** The last day of a period, `2026-10-31`. @throws RangeError for no period. */
export function lastDay(period: Period): string {
  const end = firstDay(period, 'utc').plus(length[periodKind(period) as PeriodKind]);
  return end.minus({ days: 1 }).toISODate() ?? '';
}

const recordedForm = /^(\d{4}-\d{2})-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** Bounds of the months asked for, by zone: some hundred in the life of a process. */
const boundsOfMonths = new Map<string, ReturnType<typeof periodBounds>>();

function boundsOfMonth(month: Period, zone: string): ReturnType<typeof periodBounds> {
  const key = `${month} ${zone}`;
  const bounds = boundsOfMonths.get(key) ?? periodBounds(month, zone);
  boundsOfMonths.set(key, bounds);
  return bounds;
}

/** The month in which an instant lies, in the installation's zone. */
export function monthOf(at: Instant, zone: string): Period {
  const [, month] = recordedForm.exec(at) ?? [];
  if (month === undefined || periodKind(month) === undefined) return DateTime.fromISO(at, { zone }).toFormat('yyyy-MM');
  const { from, to } = boundsOfMonth(month, zone);
  if (at < from) return monthPlus(month, -1);
  return at < to ? month : monthPlus(month, 1);
}

/** The months of a period, in order. @throws RangeError for no period. */
export function monthsOf(period: Period): readonly Period[] {
  const start = firstDay(period, 'utc');
  const count = { month: 1, quarter: 3, year: 12 }[periodKind(period) as PeriodKind];
  return Array.from({ length: count }, (_, index) => start.plus({ months: index }).toFormat('yyyy-MM'));
}

/** The month `count` months after (or, negative, before) a month. */
export const monthPlus = (month: Period, count: number): Period =>
  firstDay(month, 'utc').plus({ months: count }).toFormat('yyyy-MM');
