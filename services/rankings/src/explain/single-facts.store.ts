import { periodBounds } from '@kaoji/kernel';
import type { ClientBase, Pool } from 'pg';
import { factConditions, type FactView } from '../fact/fact-conditions.sql.js';
import type { SingleFact } from './single-fact.policy.js';

/** Which facts are asked for: of one unit, or of all. */
export interface SingleFactsAsked {
  readonly months: readonly string[];
  readonly zone: string;
  readonly unit?: string;
}

/** The newest statements that concern any of the months, by unit, stream and case. */
export async function readSingleFacts(
  client: ClientBase | Pool,
  { months, zone, unit }: SingleFactsAsked,
  view: FactView,
): Promise<readonly SingleFact[]> {
  const conditions = factConditions(view);
  const { bound, table, newest, amongFirstThree, pausedAt } = conditions;
  const asked = bound.of(months);
  const ends = bound.of(months.map((month) => periodBounds(month, zone).to));
  const ofUnit = unit === undefined ? '' : `and f.unit = ${bound.of(unit)}`;
  const end = `(select e.ends from unnest(${asked}::text[], ${ends}::timestamptz[]) as e(month, ends) where e.month = f.month)`;
  const { rows } = await client.query<SingleFact>(
    `select f.producer, f.stream, f.version, f.case_key as "caseKey", f.kind, f.type, f.unit, f.month,
       f.dispatch_month as "dispatchMonth", f.reply_month as "replyMonth", f.excluded, f.data as figure, f.ruling,
       ${amongFirstThree} as "amongFirstThree",
       coalesce(f.paused and ${pausedAt(end)}, false) as "pausedAtMonthsEnd"
     from ${table} f
     where (f.month = any(${asked}::text[]) or f.dispatch_month = any(${asked}::text[])
         or f.reply_month = any(${asked}::text[])) ${ofUnit} and ${newest}
     order by f.unit, coalesce(f.of_stream, f.stream), coalesce(f.of_case, f.case_key)`,
    bound.values,
  );
  return rows;
}
