import { dayNumberAt, type WorkCalendar } from './work-calendar.js';
import { type Instant, msOf } from './civil/instant.js';

/** A time limit as a matter carries it (contract.md, `limit`). Numbers are whole and positive. */
export type Limit =
  | { readonly workingDays: number }
  | { readonly days: number }
  | { readonly months: number }
  | { readonly hours: number }
  | { readonly dueAt: Instant }
  | { readonly none: true }
  | { readonly immediate: true };

/** The unit of a limit. */
export type LimitKind = 'workingDays' | 'days' | 'months' | 'hours' | 'dueAt' | 'none' | 'immediate';

/** A limit in a unit that can be counted: what an extension is granted in. */
export type CountedLimit = Extract<
  Limit,
  { workingDays: number } | { days: number } | { months: number } | { hours: number }
>;

const kinds: readonly LimitKind[] = ['workingDays', 'days', 'months', 'hours', 'dueAt', 'none', 'immediate'];

/** The largest number that a limit may carry, per unit: about ten years. */
export const LONGEST_LIMIT = { workingDays: 2500, days: 3660, months: 120, hours: 87_840 } as const;

/** The unit of a limit. */
export function limitKind(limit: Limit): LimitKind {
  return kinds.find((kind) => kind in limit) ?? 'none';
}

/** Why a counted limit cannot be used; undefined when it can. Fixed dates are checked as instants by the contract. */
export function limitProblem(limit: Limit): 'limit-not-whole' | 'limit-not-positive' | 'limit-too-long' | undefined {
  const counted = countOf(limit);
  if (counted === undefined) return undefined;
  if (!Number.isInteger(counted.count)) return 'limit-not-whole';
  if (counted.count < 1) return 'limit-not-positive';
  return counted.count > LONGEST_LIMIT[counted.unit] ? 'limit-too-long' : undefined;
}

/**
 * The longest extension 延期 of a limit (domain.md 3): half of it, rounded down, in the same unit; for a fixed date half the
 * local days from registration to it; null where nothing can be granted: immediate, none, a half below 1.
 */
export function halfLimit(calendar: WorkCalendar, limit: Limit, registeredAt: Instant): CountedLimit | null {
  if ('dueAt' in limit) return halfOfDays(daysTo(calendar, registeredAt, limit.dueAt));
  if ('workingDays' in limit) return atLeastOne(limit.workingDays, (workingDays) => ({ workingDays }));
  if ('days' in limit) return halfOfDays(limit.days);
  if ('months' in limit) return atLeastOne(limit.months, (months) => ({ months }));
  if ('hours' in limit) return atLeastOne(limit.hours, (hours) => ({ hours }));
  return null;
}

/** Whether an extension asked for is in the unit of the longest one and not longer. A fixed date is measured in local days after the deadline. */
export function isWithinHalf(
  calendar: WorkCalendar,
  asked: Limit,
  longest: CountedLimit | null,
  deadline: Instant,
): boolean {
  if (longest === null) return false;
  const inDays = 'dueAt' in asked ? { days: daysTo(calendar, deadline, asked.dueAt) } : asked;
  const wanted = countOf(inDays);
  const granted = countOf(longest);
  return (
    wanted?.unit === granted?.unit && wanted !== undefined && wanted.count > 0 && wanted.count <= (granted?.count ?? 0)
  );
}

const daysTo = (calendar: WorkCalendar, from: Instant, to: Instant): number =>
  dayNumberAt(calendar, msOf(to)) - dayNumberAt(calendar, msOf(from));

const halfOfDays = (days: number): CountedLimit | null => atLeastOne(days, (half) => ({ days: half }));

function atLeastOne(count: number, limit: (half: number) => CountedLimit): CountedLimit | null {
  const half = Math.floor(count / 2);
  return half >= 1 ? limit(half) : null;
}

function countOf(limit: Limit): { unit: keyof typeof LONGEST_LIMIT; count: number } | undefined {
  if ('workingDays' in limit) return { unit: 'workingDays', count: limit.workingDays };
  if ('days' in limit) return { unit: 'days', count: limit.days };
  if ('months' in limit) return { unit: 'months', count: limit.months };
  return 'hours' in limit ? { unit: 'hours', count: limit.hours } : undefined;
}
