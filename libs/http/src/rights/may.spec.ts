import fc from 'fast-check';
import type { PersonPrincipal, Principal, StandIn } from '../sign-in/principal.js';
import { may, reachOf, refusalUnlessMay, type UnitTree } from './may.js';
import { rightsTable } from './rights-table.js';
import { roles, verbs, type Role, type Scope } from './verbs.js';

/** `city` above A and B, A1 below A, A11 below A1, B1 below B. */
const parents: Readonly<Record<string, string>> = { A: 'city', B: 'city', A1: 'A', A11: 'A1', B1: 'B' };
const tree: UnitTree = {
  isBelow: (unit, of) => {
    const parent = parents[unit];
    return parent !== undefined && (parent === of || tree.isBelow(parent, of));
  },
};
const units = ['city', 'A', 'A1', 'A11', 'B', 'B1'];

const person = (unit: string, given: readonly Role[], standsInFor: readonly StandIn[] = []): PersonPrincipal => ({
  kind: 'person',
  code: 'p',
  name: 'P',
  unit,
  roles: given,
  standsInFor,
});

/** The units of which somebody at A1 is concerned, by scope, written out. */
const reached: Readonly<Record<Scope, readonly string[]>> = {
  own: ['A1'],
  subtree: ['A1', 'A11'],
  all: units,
};
const peopleRoles = roles.filter((role) => role !== 'api-key' && role !== 'public');
const pairs = peopleRoles.flatMap((role) => verbs.map((verb) => [role, verb] as const));

describe('the right of a person of unit A1', () => {
  it.each(pairs)('as %s to %s reaches as far as the table says', (role, verb) => {
    const scope = rightsTable[verb][role];
    const who = person('A1', [role]);
    expect(units.filter((unit) => may(who, verb, unit, tree))).toStrictEqual(
      units.filter((unit) => scope !== undefined && reached[scope].includes(unit)),
    );
    expect(may(who, verb, undefined, tree)).toBe(scope === 'all');
    expect(may(who, verb, 'a unit of nowhere', tree)).toBe(scope === 'all');
  });

  it.each(pairs)('as %s to %s, where it is missing, is refused by a code that tells where', (role, verb) => {
    const scope = rightsTable[verb][role];
    const notAllowed = { kind: 'rejected', code: 'not-allowed', params: { verb } };
    const notThere = { kind: 'rejected', code: 'not-your-unit', params: { verb, unit: 'B' } };
    const expected = scope === 'all' ? undefined : scope === undefined ? notAllowed : notThere;
    expect(refusalUnlessMay(person('A1', [role]), verb, 'B', tree)).toStrictEqual(expected);
    expect(refusalUnlessMay(person('A1', [role]), verb, undefined, tree)).toStrictEqual(
      scope === 'all' ? undefined : notAllowed,
    );
  });
});

describe('a right', () => {
  const role = fc.constantFrom(...peopleRoles);
  const unit = fc.constantFrom(...units);
  const verb = fc.constantFrom(...verbs);

  it('of several roles is all that any of them gives, and no more', () => {
    fc.assert(
      fc.property(fc.array(role, { maxLength: 4 }), unit, verb, unit, (given, at, what, concerned) => {
        const byAny = given.some((one) => may(person(at, [one]), what, concerned, tree));
        expect(may(person(at, given), what, concerned, tree)).toBe(byAny);
      }),
    );
  });

  it('[M5] lent to a stand-in is the one that it is to its holder', () => {
    fc.assert(
      fc.property(role, unit, unit, verb, unit, (one, at, own, what, concerned) => {
        const standIn = person(own, [], [{ role: one, unit: at }]);
        expect(may(standIn, what, concerned, tree)).toBe(may(person(at, [one]), what, concerned, tree));
      }),
    );
  });

  it('is had for a unit exactly when nothing refuses it', () => {
    fc.assert(
      fc.property(
        fc.array(role, { maxLength: 3 }),
        unit,
        verb,
        fc.option(unit, { nil: undefined }),
        (given, at, what, of) => {
          const who = person(at, given);
          expect(refusalUnlessMay(who, what, of, tree) === undefined).toBe(may(who, what, of, tree));
          if (reachOf(who, what) === undefined) expect(may(who, what, of, tree)).toBe(false);
        },
      ),
    );
  });

  it('names each unit once, however often it was given', () => {
    const twice = person(
      'A',
      ['unit-head', 'handler'],
      [
        { role: 'unit-head', unit: 'A' },
        { role: 'unit-head', unit: 'B' },
        { role: 'handler', unit: 'A' },
      ],
    );
    expect(reachOf(twice, 'read-matters')).toStrictEqual({ kind: 'units', own: ['A'], subtrees: ['A', 'B'] });
  });

  it.each([
    ['no roles', person('A', [])],
    ['no sign-in', { kind: 'public' } as Principal],
  ])('to change anything is not had with %s', (_, who) => {
    const changes = verbs.filter((one) => !/^read-|^explain-/.test(one));
    expect(changes.filter((one) => reachOf(who, one) !== undefined)).toStrictEqual([]);
  });

  it('of a key is that of its unit and below for posting, and nothing of people', () => {
    const key: Principal = { kind: 'key', id: 'k', unit: 'A', types: ['*'], rights: ['backfill', 'for-others'] };
    expect(verbs.filter((one) => reachOf(key, one) !== undefined)).toStrictEqual([
      'read-directory',
      'post-events',
      'read-own-events',
      'upload-file',
      'read-published-ranking',
    ]);
    expect(units.filter((one) => may(key, 'post-events', one, tree))).toStrictEqual(['A', 'A1', 'A11']);
  });
});
