/** What the newest statements of a unit's cases in a month come to: integers, so that months add up exactly. */
export interface Counts {
  /** Citizens' and internal cases due, their weight, and how much of it was replied in time (rates by weight). */
  readonly citizenDue: number;
  readonly citizenWeight: number;
  readonly citizenOnTimeWeight: number;
  readonly internalDue: number;
  readonly internalWeight: number;
  readonly internalOnTimeWeight: number;
  /** By number, for the figures per unit and month. */
  readonly onTime: number;
  readonly late: number;
  /** Never replied, deadline past. */
  readonly open: number;
  /** Never replied, deadline still ahead: in no rate yet. */
  readonly pending: number;
  /** Citizens' matters dispatched whose first contact is decided, and those contacted in time. */
  readonly dispatched: number;
  readonly contactedInTime: number;
  readonly answered: number;
  readonly solvedFully: number;
  readonly solvedPartly: number;
  /** Grades 3 to 5. */
  readonly satisfied: number;
  readonly replied: number;
  readonly sentBack: number;
  readonly orange: number;
  readonly red: number;
  /** Statements that nobody acknowledged after the reminder. */
  readonly unacknowledged: number;
}

export type CountName = keyof Counts;

export const noCounts: Counts = {
  citizenDue: 0,
  citizenWeight: 0,
  citizenOnTimeWeight: 0,
  internalDue: 0,
  internalWeight: 0,
  internalOnTimeWeight: 0,
  onTime: 0,
  late: 0,
  open: 0,
  pending: 0,
  dispatched: 0,
  contactedInTime: 0,
  answered: 0,
  solvedFully: 0,
  solvedPartly: 0,
  satisfied: 0,
  replied: 0,
  sentBack: 0,
  orange: 0,
  red: 0,
  unacknowledged: 0,
};

export const countNames = Object.keys(noCounts) as readonly CountName[];

/** Months, or units, taken together. */
export function addCounts(all: readonly Counts[]): Counts {
  const sum = { ...noCounts } as Record<CountName, number>;
  for (const counts of all) for (const name of countNames) sum[name] += counts[name];
  return sum;
}

/** Counts by unit, then by month `YYYY-MM`; what is missing is nothing. */
export type CountsByUnit = ReadonlyMap<string, ReadonlyMap<string, Counts>>;

/** A unit's counts of some months together. */
export const countsOf = (counts: CountsByUnit, unit: string, months: readonly string[]): Counts =>
  addCounts(months.map((month) => counts.get(unit)?.get(month) ?? noCounts));
