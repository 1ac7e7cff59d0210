import type { UnitRoles } from '@kaoji/contracts';
import { reject, type Rejection } from '@kaoji/kernel';
import {
  refuseUnknownPeople,
  type DirectoryCircumstances,
  type DirectoryTerms,
} from '../terms/directory-terms.policy.js';
import { latestOf, type UnitFields, type UnitState } from './unit.state.js';

/** No tree of offices is deeper; a longer way up has met a circle. */
const deepest = 50;

interface FromDay {
  readonly from: string;
}
interface OnDay {
  readonly on: string;
}

export const aUnitIsEstablishedOnce = (_: unknown, { records }: UnitState): Rejection | undefined =>
  records.length > 0 ? reject('unit-exists') : undefined;

export const aUnitMustExist = (_: unknown, { records }: UnitState): Rejection | undefined =>
  records.length === 0 ? reject('unit-unknown') : undefined;

/** What follows the end of a unit is its successors' affair. */
export function aUnitThatEndsIsNotChanged(_: unknown, state: UnitState): Rejection | undefined {
  const validTo = latestOf(state)?.validTo;
  return validTo === null || validTo === undefined ? undefined : reject('unit-ended', { on: validTo });
}

/** A change holds until the next record, so one before the latest would be undone by it unseen. */
export function changesGoForward({ from }: FromDay, state: UnitState): Rejection | undefined {
  const latest = latestOf(state)?.validFrom ?? from;
  return from < latest ? reject('change-before-latest', { latest }) : undefined;
}

export function itEndsAfterItBegan({ on }: OnDay, state: UnitState): Rejection | undefined {
  const latest = latestOf(state)?.validFrom ?? '';
  return on <= latest ? reject('change-before-latest', { latest }) : undefined;
}

/** The superior unit exists on that day, is not about to end (what lay below would be left over) and lies nowhere below. */
export function fieldsMustBeKnown(
  { from, parent, code }: FromDay & Partial<UnitFields> & { readonly code?: string },
  state: UnitState,
  { terms }: DirectoryCircumstances,
): Rejection | undefined {
  if (parent === null || parent === undefined) return undefined;
  const own = code ?? latestOf(state)?.code ?? '';
  if (parent === own || liesBelow(parent, own, from, terms)) return reject('units-in-a-circle', { unit: own });
  const superior = terms.unitOn(parent, from);
  if (!superior) return reject('parent-unknown', { parent });
  return superior.validTo === null ? undefined : reject('unit-ended', { on: superior.validTo });
}

function liesBelow(code: string, ancestor: string, day: string, terms: DirectoryTerms): boolean {
  let parent = terms.unitOn(code, day)?.parent;
  for (let depth = 0; parent !== null && parent !== undefined && depth < deepest; depth += 1) {
    if (parent === ancestor) return true;
    parent = terms.unitOn(parent, day)?.parent;
  }
  return false;
}

export const peopleInRolesAreInOffice = (
  { roles }: { readonly roles: UnitRoles },
  _: UnitState,
  { terms }: DirectoryCircumstances,
): Rejection | undefined => refuseUnknownPeople(peopleOf(roles), terms);

const peopleOf = ({ head, leadership, coordination, handlers }: UnitRoles): readonly string[] =>
  [head, leadership, coordination, ...handlers].filter((code) => code !== undefined && code !== null);

/** The list names only successors, and all of them exist on the day (domain.md 1: none may be left over). */
export function successorsStandOnThatDay(
  command: OnDay & {
    readonly successors: readonly string[];
    readonly successor: string;
    readonly exceptions: Readonly<Record<string, string>>;
  },
  state: UnitState,
  { terms }: DirectoryCircumstances,
): Rejection | undefined {
  const { on, successors, successor, exceptions } = command;
  const stranger = [successor, ...Object.values(exceptions)].find((code) => !successors.includes(code));
  if (stranger !== undefined) return reject('successor-not-listed', { unit: stranger });
  const missing = successors.find((code) => code === latestOf(state)?.code || !terms.unitOn(code, on));
  return missing === undefined ? undefined : reject('successor-unknown', { unit: missing });
}

/** Whatever lies below is moved to another unit first. */
export function noUnitBelowIsLeftOver(
  { on }: OnDay,
  state: UnitState,
  { terms }: DirectoryCircumstances,
): Rejection | undefined {
  const own = latestOf(state)?.code;
  const left = terms.unitsOn(on).find(({ parent }) => parent === own);
  return left && reject('units-below-left', { unit: left.code });
}
