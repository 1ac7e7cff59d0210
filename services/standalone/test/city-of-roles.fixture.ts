import { roles, type Role } from '@kaoji/http';

/** The roles that people have; a key and the public are no people. */
export const peopleRoles: readonly Role[] = roles.filter((role) => role !== 'api-key' && role !== 'public');

/** Where what somebody asks for lies: in their own unit, in one below it, in another. */
export const places = ['own', 'below', 'other'] as const;
export type Place = (typeof places)[number];

export const unitAt: Readonly<Record<Place, string>> = { own: 'bureau', below: 'station', other: 'district' };
/** Somebody who works in a place; in the own one whoever asks, or for what is no person a handler. */
export function personAt(place: Place, role: Role): string {
  if (place !== 'own') return `p-${place}`;
  return peopleRoles.includes(role) ? `p-${role}` : 'p-handler';
}

/** A unit that `role` handles for, so that each person has a notice of their own. */
export const deskOf = (role: Role): string => `desk-${role}`;

const since = '2026-01-01';
const unit = (code: string, parent: string | undefined, more: object): object => ({
  code,
  name: code,
  kind: parent === undefined ? 'city' : 'department',
  validFrom: since,
  ...(parent !== undefined && { parent }),
  ...more,
});
const person = (code: string, of: string, given: readonly Role[]): object => ({
  code,
  name: code,
  unit: of,
  roles: given,
  username: code,
  email: `${code}@city.test`,
});
const key = (id: string, of: string, more: object = {}): object => ({
  id,
  unit: of,
  types: ['*'],
  expiresAt: '2028-01-01T00:00:00+08:00',
  ...more,
});

/** A city with a person for each role in `bureau`, a unit below it and one beside it. JSON is YAML too. */
export const cityOfRoles = JSON.stringify({
  calendar: { kind: 'china', zone: 'Asia/Shanghai' },
  units: [
    unit('city', undefined, { handlers: [] }),
    unit('bureau', 'city', { category: 'bureaus', head: 'p-unit-head', handlers: ['p-handler'] }),
    unit('station', 'bureau', { category: 'stations', handlers: ['p-below'] }),
    unit('district', 'city', { category: 'bureaus', handlers: ['p-other'] }),
    unit('hotline', 'city', { handlers: [] }),
    ...peopleRoles.map((role) => unit(deskOf(role), 'district', { handlers: [`p-${role}`] })),
  ],
  people: [
    ...peopleRoles.map((role) => person(`p-${role}`, 'bureau', [role])),
    person('p-below', 'station', ['handler']),
    person('p-other', 'district', ['handler']),
    person('second', 'city', ['administrator']),
  ],
  keys: [
    key('k-own', 'bureau'),
    key('k-below', 'station'),
    key('k-other', 'district'),
    key('k-hotline', 'hotline', {
      types: ['kaoji.matter.registered.v1', 'kaoji.matter.followed-up.v1'],
      rights: ['for-others'],
      proposedBy: 'p-administrator',
      confirmedBy: 'second',
    }),
  ],
});
