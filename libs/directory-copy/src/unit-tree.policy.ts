import type { UnitRecorded } from '@kaoji/contracts';

/** What is known of units: the records of each code, in the order of `validFrom`, one per day. */
export type UnitRecords = ReadonlyMap<string, readonly UnitRecorded[]>;

/** Trees of offices are a handful of levels deep; a deeper walk has met a circle and stops. */
const deepest = 50;

/**
 * The unit as it stands on a day (`YYYY-MM-DD`, local): the newest record that has begun, unless it has ended by then
 * (`validTo` is the first day on which the unit is no more). Nothing before its first record (domain.md 1, Unit).
 */
export function unitOn(units: UnitRecords, code: string, day: string): UnitRecorded | undefined {
  const record = units.get(code)?.findLast(({ validFrom }) => validFrom <= day);
  return record && isOpen(record, day) ? record : undefined;
}

const isOpen = ({ validTo }: UnitRecorded, day: string): boolean =>
  validTo === null || validTo === undefined || day < validTo;

/** Every unit that exists on a day, in the order of codes. */
export const unitsOn = (units: UnitRecords, day: string): readonly UnitRecorded[] =>
  [...units.keys()]
    .sort()
    .map((code) => unitOn(units, code, day))
    .filter((unit) => unit !== undefined);

/** The units above one on a day, the nearest first. */
export function ancestorsOn(units: UnitRecords, code: string, day: string): readonly UnitRecorded[] {
  const above: UnitRecorded[] = [];
  let parent = unitOn(units, code, day)?.parent;
  while (parent !== null && parent !== undefined && above.length < deepest) {
    const unit = unitOn(units, parent, day);
    if (unit === undefined) break;
    above.push(unit);
    parent = unit.parent;
  }
  return above;
}

/** Whether a unit lies below another on a day, however deep; no unit lies below itself. */
export const isBelowOn = (units: UnitRecords, code: string, ancestor: string, day: string): boolean =>
  ancestorsOn(units, code, day).some((unit) => unit.code === ancestor);

/**
 * The units that stand in a unit's place on a day: itself while it exists, after a merger or split its successors,
 * theirs in turn. None for a unit that was closed without any.
 */
export function standingFor(units: UnitRecords, code: string, day: string): readonly string[] {
  const found = new Set<string>();
  const seen = new Set<string>();
  const ask = (one: string): void => {
    if (seen.has(one)) return;
    seen.add(one);
    if (unitOn(units, one, day)) found.add(one);
    else for (const next of units.get(one)?.findLast(({ validFrom }) => validFrom <= day)?.successors ?? []) ask(next);
  };
  ask(code);
  return [...found];
}
