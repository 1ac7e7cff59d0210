import type { Instant } from '@kaoji/kernel';
import { Bound, inCut, type Cut } from './cut.js';

/** What the facts are looked at with. */
export interface FactView {
  /** Table, one of our own names; `fact` unless a rebuild looks at its own. */
  readonly table?: string;
  readonly cut?: Cut;
  /** Deadlines after it are not yet due. */
  readonly asOf: Instant;
}

/** The conditions that rules put on rows of facts, over the alias `f`, with their values bound. */
export interface FactConditions {
  readonly table: string;
  readonly bound: Bound;
  asOf(): string;
  /** In the cut, and neither a later statement of the same case nor a ruling on it is. */
  readonly newest: string;
  /** Of more than 3 matters of one petitioner to one unit in a month the first 3 count (domain.md 3). */
  readonly amongFirstThree: string;
  /** Whether the case stood paused at an instant, given as SQL. */
  pausedAt(instant: string): string;
}

/** The stream of the matter, also of a fact that was ruled. */
const ofStream = (alias: string): string => `coalesce(${alias}.of_stream, ${alias}.stream)`;

/** Instants are UTC text with milliseconds and compare as such. */
export function factConditions(view: FactView): FactConditions {
  const bound = new Bound();
  const table = view.table ?? 'fact';
  const belongs = inCut(bound, view.cut);
  const newest = (alias: string): string =>
    `${belongs(alias)} and not exists (select from ${table} n where n.stream = ${alias}.stream
       and n.case_key = ${alias}.case_key and n.version > ${alias}.version and n.producer = ${alias}.producer
       and ${belongs('n')})
     and not exists (select from ${table} r where r.of_stream = ${ofStream(alias)}
       and r.of_case = coalesce(${alias}.of_case, ${alias}.case_key) and ${belongs('r')}
       and (${alias}.of_stream is null or (r.occurred_at, r.stream) > (${alias}.occurred_at, ${alias}.stream)))`;
  const amongFirstThree = `(f.petitioner is null or (select count(distinct ${ofStream('c')}) from ${table} c
     where c.kind = 'case' and c.unit = f.unit and c.petitioner = f.petitioner
       and c.registered_month = f.registered_month and not c.excluded
       and (c.registered_at, ${ofStream('c')}) < (f.registered_at, ${ofStream('f')}) and ${newest('c')}) < 3)`;
  const pausedAt = (instant: string): string =>
    `coalesce((select p.paused from ${table} p where p.stream = ${ofStream('f')}
       and p.case_key = coalesce(f.of_case, f.case_key) and p.of_stream is null
       and p.occurred_at < ${instant} and ${belongs('p')}
       order by p.version desc limit 1), false)`;
  return { table, bound, asOf: () => bound.of(view.asOf), newest: newest('f'), amongFirstThree, pausedAt };
}
