import { periodBounds } from '@kaoji/kernel';
import type { ClientBase, Pool } from 'pg';
import { countNames, noCounts, type CountName, type Counts, type CountsByUnit } from '../scoring/counts.policy.js';
import { factConditions, type FactConditions, type FactView } from './fact-conditions.sql.js';

type CountRow = { readonly unit: string; readonly month: string } & Readonly<Partial<Record<CountName, string | null>>>;

/** Columns of a fact that the counts look at; one statement keeps the newest of each case once for all of them. */
const looked = `f.kind, f.unit, f.month, f.dispatch_month, f.reply_month, f.citizen, f.weight, f.replied_at,
  f.contacted, f.sent_back, f.answered, f.solved, f.grade, f.slip`;

/** A reply in the deadline's very second is in time (domain.md 3, Escalation ladder). */
const inTime = `coalesce(substr(f.replied_at, 1, 19) <= substr(f.due_at, 1, 19), false)`;

/**
 * The newest facts that concern the months: `due` when the case is in the rate of its deadline's month (paused at the month's
 * end: in none), `ahead` when it is open and its deadline is still to come.
 */
const newestFacts = ({ table, asOf, newest, amongFirstThree, pausedAt }: FactConditions, months: string): string => `
  select ${looked}, ${inTime} as in_time, f.replied_at is null and f.due_at > ${asOf()} as ahead,
    f.kind = 'case' and f.month is not null and not (f.paused and ${pausedAt('e.ends')}) as due
  from ${table} f left join month e on e.month = f.month
  where (f.month = any(${months}::text[]) or f.dispatch_month = any(${months}::text[])
      or f.reply_month = any(${months}::text[]))
    and not f.excluded and ${newest} and (f.kind = 'slip' or ${amongFirstThree})`;

const inMonthOf = {
  due: 'f.due and f.month = m.month',
  dispatch: `f.kind = 'case' and f.citizen and f.contacted is not null and f.dispatch_month = m.month`,
  reply: `f.kind = 'case' and f.reply_month = m.month`,
  answer: `f.kind = 'follow-up' and f.answered and f.month = m.month`,
  slip: `f.kind = 'slip' and f.month = m.month`,
  conduct: `f.kind = 'conduct' and f.month = m.month`,
} as const;

/** What is counted, or whose weight is summed, for each name. */
const measures: Readonly<Record<CountName, string>> = {
  citizenDue: counted(inMonthOf.due, 'f.citizen and not f.ahead'),
  citizenWeight: weighed(inMonthOf.due, 'f.citizen and not f.ahead'),
  citizenOnTimeWeight: weighed(inMonthOf.due, 'f.citizen and f.in_time'),
  internalDue: counted(inMonthOf.due, 'not f.citizen and not f.ahead'),
  internalWeight: weighed(inMonthOf.due, 'not f.citizen and not f.ahead'),
  internalOnTimeWeight: weighed(inMonthOf.due, 'not f.citizen and f.in_time'),
  onTime: counted(inMonthOf.due, 'f.in_time'),
  late: counted(inMonthOf.due, 'f.replied_at is not null and not f.in_time'),
  open: counted(inMonthOf.due, 'f.replied_at is null and not f.ahead'),
  pending: counted(inMonthOf.due, 'f.ahead'),
  dispatched: counted(inMonthOf.dispatch, 'true'),
  contactedInTime: counted(inMonthOf.dispatch, `f.contacted = 'in-time'`),
  answered: counted(inMonthOf.answer, 'true'),
  solvedFully: counted(inMonthOf.answer, `f.solved = 'fully'`),
  solvedPartly: counted(inMonthOf.answer, `f.solved = 'partly'`),
  satisfied: counted(inMonthOf.answer, 'f.grade >= 3'),
  replied: counted(inMonthOf.reply, 'true'),
  sentBack: counted(inMonthOf.reply, 'f.sent_back'),
  orange: counted(inMonthOf.slip, `f.slip = 'orange'`),
  red: counted(inMonthOf.slip, `f.slip = 'red'`),
  unacknowledged: counted(inMonthOf.conduct, 'true'),
};

function counted(which: string, when: string): string {
  return `count(*) filter (where ${which} and ${when})`;
}

function weighed(which: string, when: string): string {
  return `sum(f.weight) filter (where ${which} and ${when})`;
}

/** Counts per unit and month of the facts in a view, by one set-based statement over exact integers. */
export async function readCounts(
  client: ClientBase | Pool,
  months: readonly string[],
  zone: string,
  view: FactView,
): Promise<CountsByUnit> {
  const conditions = factConditions(view);
  const asked = conditions.bound.of(months);
  const ends = conditions.bound.of(months.map((month) => periodBounds(month, zone).to));
  const columns = countNames.map((name) => `${measures[name]} as "${name}"`).join(',\n');
  const { rows } = await client.query<CountRow>(
    `with month as (select * from unnest(${asked}::text[], ${ends}::timestamptz[]) as m(month, ends)),
       newest as materialized (${newestFacts(conditions, asked)})
     select f.unit, m.month, ${columns}
     from newest f join month m on m.month in (f.month, f.dispatch_month, f.reply_month)
     group by f.unit, m.month`,
    conditions.bound.values,
  );
  const counts = new Map<string, Map<string, Counts>>();
  for (const row of rows) take(counts, row);
  return counts;
}

function take(counts: Map<string, Map<string, Counts>>, { unit, month, ...values }: CountRow): void {
  const ofUnit = counts.get(unit) ?? new Map<string, Counts>();
  const numbers = Object.entries(values).map(([name, value]) => [name, Number(value ?? 0)] as const);
  ofUnit.set(month, { ...(ofUnit.get(month) ?? noCounts), ...Object.fromEntries(numbers) });
  counts.set(unit, ofUnit);
}
