import { SuccessionSigned, UnitRecorded, UnitSucceeded, type UnitRoles } from '@kaoji/contracts';
import { accept, canonicalJson, firstRefusal, reject, type Decision, type Rule } from '@kaoji/kernel';
import { dayOf, startOfDay, type DirectoryCircumstances } from '../terms/directory-terms.policy.js';
import {
  aUnitIsEstablishedOnce,
  aUnitThatEndsIsNotChanged,
  aUnitMustExist,
  changesGoForward,
  fieldsMustBeKnown,
  itEndsAfterItBegan,
  noUnitBelowIsLeftOver,
  peopleInRolesAreInOffice,
  successorsStandOnThatDay,
} from './unit-rules.decide.js';
import { latestOf, type UnitEvent, type UnitFields, type UnitState } from './unit.state.js';

export type UnitCommand =
  | { readonly type: 'load'; readonly record: UnitRecorded }
  | ({
      readonly type: 'establish';
      readonly code: string;
      readonly from: string;
      readonly roles: UnitRoles;
    } & UnitFields)
  | ({ readonly type: 'change'; readonly from: string } & Partial<UnitFields>)
  | { readonly type: 'assign-roles'; readonly from: string; readonly roles: UnitRoles }
  | {
      readonly type: 'succeed';
      readonly on: string;
      readonly successors: readonly string[];
      readonly successor: string;
      readonly exceptions: Readonly<Record<string, string>>;
    }
  | { readonly type: 'close'; readonly on: string }
  | { readonly type: 'carry-out-succession' };

type Of<T extends UnitCommand['type']> = Extract<UnitCommand, { type: T }>;
type UnitRule<T extends UnitCommand['type']> = Rule<Of<T>, UnitState, DirectoryCircumstances>;

const rules: { readonly [T in UnitCommand['type']]: readonly UnitRule<T>[] } = {
  load: [],
  establish: [aUnitIsEstablishedOnce, fieldsMustBeKnown, peopleInRolesAreInOffice],
  change: [aUnitMustExist, aUnitThatEndsIsNotChanged, changesGoForward, fieldsMustBeKnown],
  'assign-roles': [aUnitMustExist, aUnitThatEndsIsNotChanged, changesGoForward, peopleInRolesAreInOffice],
  succeed: [
    aUnitMustExist,
    aUnitThatEndsIsNotChanged,
    itEndsAfterItBegan,
    successorsStandOnThatDay,
    noUnitBelowIsLeftOver,
  ],
  close: [aUnitMustExist, aUnitThatEndsIsNotChanged, itEndsAfterItBegan, noUnitBelowIsLeftOver],
  'carry-out-succession': [],
};

export function decideUnit(
  command: UnitCommand,
  state: UnitState,
  context: DirectoryCircumstances,
): Decision<UnitEvent> {
  const listed = rules[command.type] as readonly Rule<UnitCommand, UnitState, DirectoryCircumstances>[];
  return firstRefusal(listed, command, state, context) ?? happens(command, state, context);
}

function happens(command: UnitCommand, state: UnitState, context: DirectoryCircumstances): Decision<UnitEvent> {
  switch (command.type) {
    case 'load':
      return state.records.length > 0 ? accept() : accept(recorded(command.record));
    case 'establish': {
      const { code, name, parent, kind, category, from, roles } = command;
      const place = { code, name, parent, kind, category, validFrom: from };
      return accept(recorded({ ...place, validTo: null, successors: [], roles }));
    }
    case 'change':
    case 'assign-roles': {
      const { type: _, from, ...changes } = command;
      return changed(state, from, changes);
    }
    case 'succeed':
      return ended(command, state, context);
    case 'close': {
      const superior = latestOf(state)?.parent;
      if (superior === null || superior === undefined) return reject('no-superior-unit');
      return ended({ ...command, successors: [superior], successor: superior, exceptions: {} }, state, context);
    }
    case 'carry-out-succession':
      return state.signed === null ? accept() : accept(succeeded(state.signed));
  }
}

const recorded = (data: UnitRecorded): UnitEvent => ({ type: UnitRecorded.type, data });

function succeeded({ unit, successor, exceptions, takesEffectOn, signedBy }: SuccessionSigned): UnitEvent {
  return { type: UnitSucceeded.type, data: { unit, successor, exceptions, takesEffectOn, signedBy } };
}

/** A change that says what stands there already is none. */
function changed(
  state: UnitState,
  from: string,
  changes: Partial<UnitFields> & { roles?: UnitRoles },
): Decision<UnitEvent> {
  const latest = latestOf(state);
  if (!latest) return reject('unit-unknown');
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  const isSame = Object.entries(given).every(
    ([field, value]) => canonicalJson(latest[field as keyof UnitRecorded]) === canonicalJson(value),
  );
  return isSame ? accept() : accept(recorded({ ...latest, ...given, validFrom: from }));
}

/** Open work goes over when the day has come; nothing is left over, since the list names where the rest goes (domain.md 1, Unit). */
function ended(
  { on, successors, successor, exceptions }: Omit<Of<'succeed'>, 'type'>,
  state: UnitState,
  { now, actor, terms }: DirectoryCircumstances,
): Decision<UnitEvent> {
  const latest = latestOf(state);
  if (!latest) return reject('unit-unknown');
  const signed: SuccessionSigned = {
    unit: latest.code,
    successors: [...successors],
    successor,
    exceptions,
    takesEffectOn: on,
    takesEffectAt: startOfDay(on, terms.zone),
    signedBy: actor,
  };
  return accept(
    recorded({ ...latest, validTo: on, successors: [...successors] }),
    { type: SuccessionSigned.type, data: signed },
    ...(on <= dayOf(now, terms.zone) ? [succeeded(signed)] : []),
  );
}
