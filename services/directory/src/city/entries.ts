import type { CalendarOverride, OfficeHours } from '@kaoji/calendar';
import { unitKinds, type PersonRecorded, type UnitRecorded } from '@kaoji/contracts';
import { roles, type Role } from '@kaoji/http';
import type { CalendarWish } from '../calendar/seeded-calendar.js';
import { Fields } from './fields.js';
import type { CityMistake, Placed } from './placed-yaml.js';

/** An entry with its place, and the places of its fields. */
export interface Entry<T> {
  readonly is: T;
  readonly name: string;
  placeOf(field: string): Placed;
}

export type PersonEntry = PersonRecorded & { readonly username: string | undefined };

export interface DutyEntry {
  readonly date: string;
  readonly person: string;
}

export interface KeyEntry {
  readonly id: string;
  readonly unit: string;
  readonly types: readonly string[];
  readonly rights: readonly string[];
  readonly expiresAt: string;
  /** The two people without whom there is no `for-others`. */
  readonly proposedBy: string | undefined;
  readonly confirmedBy: string | undefined;
}

/** Reads one entry by its rule. */
export function entryOf<T>(at: Placed, name: string, mistakes: CityMistake[], read: (fields: Fields) => T): Entry<T> {
  const fields = new Fields(at, name, mistakes);
  const is = read(fields);
  fields.done();
  return { is, name, placeOf: (field) => fields.placeOf(field) };
}

const optionalRoles = (fields: Fields): Omit<UnitRecorded['roles'], 'handlers'> => {
  const given = (['head', 'leadership', 'coordination'] as const).map((role) => [role, fields.optionalCode(role)]);
  return Object.fromEntries(given.filter(([, code]) => code !== undefined));
};

export const unitEntry = (fields: Fields): UnitRecorded => ({
  code: fields.code('code'),
  name: fields.text('name'),
  parent: fields.optionalCode('parent') ?? null,
  kind: fields.oneOf('kind', unitKinds),
  category: fields.optionalText('category') ?? null,
  validFrom: fields.day('validFrom'),
  validTo: null,
  successors: [],
  roles: { ...optionalRoles(fields), handlers: [...fields.codes('handlers')] },
});

const peopleRoles: readonly Role[] = roles.filter((role) => role !== 'api-key' && role !== 'public');

export function personEntry(fields: Fields): PersonEntry {
  const given = fields.codes('roles');
  for (const role of given) {
    if ((peopleRoles as readonly string[]).includes(role)) continue;
    fields.note(fields.placeOf('roles'), `there is no role ${role}, only ${peopleRoles.join(', ')}`);
  }
  return {
    code: fields.code('code'),
    name: fields.text('name'),
    unit: fields.code('unit'),
    roles: [...given],
    email: fields.optionalText('email') ?? null,
    standIn: fields.optionalCode('standIn') ?? null,
    active: true,
    username: fields.optionalCode('username'),
  };
}

export const dutyEntry = (fields: Fields): DutyEntry => ({ date: fields.day('date'), person: fields.code('person') });

export const keyEntry = (fields: Fields): KeyEntry => ({
  id: fields.code('id'),
  unit: fields.code('unit'),
  types: fields.codes('types'),
  rights: fields.codes('rights'),
  expiresAt: fields.time('expiresAt'),
  proposedBy: fields.optionalCode('proposedBy'),
  confirmedBy: fields.optionalCode('confirmedBy'),
});

/** `calendar` with its office hours and overrides, entries of their own. */
export function calendarEntry(mistakes: CityMistake[]): (fields: Fields) => CalendarWish {
  const hours = (fields: Fields): OfficeHours => ({ from: fields.text('from'), to: fields.text('to') });
  const day = (fields: Fields): CalendarOverride => ({ date: fields.day('date'), working: fields.flag('working') });
  return (fields) => {
    const all = <T>(name: string, read: (of: Fields) => T): readonly T[] =>
      fields.list(name).map((at) => entryOf(at, `calendar ${name}`, mistakes, read).is);
    const officeHours = all('officeHours', hours);
    return {
      kind: fields.oneOf('kind', ['china', 'weekdays']),
      zone: fields.text('zone'),
      overrides: all('overrides', day),
      ...(officeHours.length > 0 && { officeHours }),
    };
  };
}
