import type { PeriodState } from '../close/period.state.js';
import { waitsFor } from '../close/period.state.js';
import type { RankingJson } from '../scoring/ranking-json.policy.js';
import type { CountsByUnit } from '../scoring/counts.policy.js';
import type { Subscription } from '../subscription/subscription.state.js';
import type { AlertKind } from './kinds.policy.js';

/** What a leader should look at, with the numbers that say so. */
export interface Alert {
  /** The same alert has the same id, whenever it is read. */
  readonly id: string;
  readonly kind: AlertKind;
  readonly period: string;
  readonly category: string | null;
  readonly unit: string | null;
  readonly name: string | null;
  readonly numbers: Readonly<Record<string, number | string>>;
}

/** A period's ranking as far as alerts look at it. */
export interface WatchedPeriod {
  readonly period: string;
  readonly state: PeriodState;
}

/** What alerts are made of: the present month's table and counts, and how far the periods are. */
export interface AlertInput {
  readonly period: string;
  readonly rankings: readonly RankingJson[];
  /** Of the present month and those whose matters may still be open. */
  readonly counts: CountsByUnit;
  /** Published lately, the newest first. */
  readonly published: readonly WatchedPeriod[];
  /** The periods that are being closed. */
  readonly closing: readonly WatchedPeriod[];
  readonly now: string;
}

const alert = (
  kind: AlertKind,
  { period, category = null, unit = null, name = null }: Partial<Alert> & { readonly period: string },
  numbers: Alert['numbers'],
): Alert => ({ id: [kind, period, unit ?? ''].join('/'), kind, period, category, unit, name, numbers });

/** All that there is to hear of, for a subscription; the most pressing kind first, then by category and unit. */
export const alertsOf = (input: AlertInput, { fallenBy }: Pick<Subscription, 'fallenBy'>): readonly Alert[] => [
  ...ofUnits(input, 'matters-overdue', ({ open }) => ({ open })),
  ...ofUnits({ ...input, counts: ofMonth(input) }, 'red-slips', ({ red }) => ({ red })),
  ...fallen(input, fallenBy),
  ...input.closing.flatMap((watched) => ofClosing(watched, input.now)),
  ...input.published.map(ofPublication),
];

const ofMonth = ({ counts, period }: AlertInput): CountsByUnit =>
  new Map([...counts].map(([unit, months]) => [unit, new Map([...months].filter(([month]) => month === period))]));

type Counted = { readonly open: number; readonly red: number };

/** Units of the table for which something is counted. */
function ofUnits(
  { period, rankings, counts }: AlertInput,
  kind: AlertKind,
  numbersOf: (counted: Counted) => Readonly<Record<string, number>>,
): readonly Alert[] {
  return rankings.flatMap(({ category, rows }) =>
    [...rows].sort(byUnit).flatMap(({ unit, name }) => {
      const months = [...(counts.get(unit)?.values() ?? [])];
      const sum = (of: keyof Counted): number => months.reduce((total, one) => total + one[of], 0);
      const numbers = numbersOf({ open: sum('open'), red: sum('red') });
      const some = Object.values(numbers).some((number) => number > 0);
      return some ? [alert(kind, { period, category, unit, name }, numbers)] : [];
    }),
  );
}

const byUnit = (a: { readonly unit: string }, b: { readonly unit: string }): number => (a.unit < b.unit ? -1 : 1);

/** Ranks lost since the period before, at least as many as the subscription says. */
const fallen = ({ period, rankings }: AlertInput, fallenBy: number): readonly Alert[] =>
  rankings.flatMap(({ category, rows }) =>
    rows
      .filter(({ change }) => change !== null && change <= -fallenBy)
      .sort(byUnit)
      .map(({ unit, name, rank, change }) => {
        const numbers = { rank: rank ?? 0, before: (rank ?? 0) + (change ?? 0), fallenBy: -(change ?? 0) };
        return alert('rank-fallen', { period, category, unit, name }, numbers);
      }),
  );

/** A month whose close waits for a producer, and objections that are due to be decided. */
function ofClosing({ period, state }: WatchedPeriod, now: string): readonly Alert[] {
  const { timetable, reached, published, objections } = state;
  if (timetable === null || published.length > 0) return [];
  const missing = waitsFor(state, reached.includes('freeze') ? ['closed', 'frozen'] : ['closed']);
  const incomplete = reached.length > 0 && missing.length > 0;
  const ready = state.frozen !== null && now >= timetable.signOffAt;
  const undecided = Object.entries(objections).filter(([, { decision }]) => decision === null);
  return [
    ...(incomplete ? [alert('month-incomplete', { period }, { waitsFor: missing.join(', ') })] : []),
    ...(ready ? [alert('sign-off-due', { period }, { signOffAt: timetable.signOffAt })] : []),
    ...undecided
      .map(([objection, { unit }]) => ({
        ...alert('objection-undecided', { period, unit }, { objection, decideBy: timetable.freezeAt }),
      }))
      .sort((a, b) => ((a.unit ?? '') < (b.unit ?? '') ? -1 : 1)),
  ];
}

function ofPublication({ period, state }: WatchedPeriod): Alert {
  const newest = state.published.at(-1);
  const revision = newest?.revision ?? 0;
  const kind = revision > 1 ? 'ranking-corrected' : 'ranking-published';
  const numbers = {
    revision,
    publishedAt: newest?.publishedAt ?? '',
    ...(newest?.reason && { reason: newest.reason }),
  };
  return alert(kind, { period }, numbers);
}

/** Whose alerts are looked at: those of units that the person sees and asked for. */
export interface Ear {
  sees(unit: string): boolean;
  /** Whether a unit is another, or lies below it. */
  isOf(unit: string, of: string): boolean;
}

/** The alerts that a person subscribed to. */
export const heard = (
  alerts: readonly Alert[],
  { kinds, units, categories }: Subscription,
  ear: Ear,
): readonly Alert[] =>
  alerts.filter(({ kind, unit, category }) => {
    if (!kinds.includes(kind)) return false;
    if (category !== null && categories.length > 0 && !categories.includes(category)) return false;
    if (unit === null) return true;
    return ear.sees(unit) && (units.length === 0 || units.some((of) => ear.isOf(unit, of)));
  });
