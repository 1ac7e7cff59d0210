import { reject } from '@kaoji/kernel';
import type { PersonPrincipal, Principal } from '../sign-in/principal.js';
import { may, reachOf, refusalUnlessMay, type UnitTree } from './may.js';
import { rightsTable } from './rights-table.js';
import { roles, verbs, type Role } from './verbs.js';

const parents: Readonly<Record<string, string>> = { A1: 'A', A11: 'A1', B1: 'B', A: 'city', B: 'city' };
const tree: UnitTree = {
  isBelow: (unit, of) => {
    const parent = parents[unit];
    return parent !== undefined && (parent === of || tree.isBelow(parent, of));
  },
};

const person = (unit: string, ...given: Role[]): PersonPrincipal => ({
  kind: 'person',
  code: 'p1',
  name: 'P',
  unit,
  roles: given,
  standsInFor: [],
});
const key: Principal = { kind: 'key', id: 'k1', unit: 'A', types: [], rights: [] };
const nobody: Principal = { kind: 'public' };

describe('rights', () => {
  it.each([
    ['handler', 'A1', 'A1', true],
    ['handler', 'A1', 'A11', false],
    ['handler', 'A1', 'A', false],
    ['unit-head', 'A', 'A', true],
    ['unit-head', 'A', 'A11', true],
    ['unit-head', 'A', 'B1', false],
    ['unit-head', 'A1', 'A', false],
    ['supervision-office', 'A', 'B1', true],
    ['administrator', 'city', 'A', false],
    ['auditor', 'A', 'B1', true],
  ] as const)('a %s of %s reads the matters of %s: %p', (role, at, concerned, expected) => {
    expect(may(person(at, role), 'read-matters', concerned, tree)).toBe(expected);
  });

  it('what concerns the whole installation asks for the scope all', () => {
    expect(may(person('A', 'unit-head'), 'read-matters', undefined, tree)).toBe(false);
    expect(may(person('A', 'leader'), 'read-matters', undefined, tree)).toBe(true);
  });

  it('the widest of several roles counts', () => {
    expect(reachOf(person('A', 'handler', 'unit-head'), 'read-matters')).toStrictEqual({
      kind: 'units',
      own: ['A'],
      subtrees: ['A'],
    });
    expect(reachOf(person('A', 'handler', 'leader'), 'read-matters')).toStrictEqual({ kind: 'all' });
  });

  it('a stand-in has the rights of the absent for their unit only', () => {
    const standIn: Principal = { ...person('A1', 'handler'), standsInFor: [{ role: 'unit-head', unit: 'B' }] };
    expect(may(standIn, 'object-to-score', 'B1', tree)).toBe(true);
    expect(may(standIn, 'object-to-score', 'A1', tree)).toBe(false);
  });

  it('a key posts for its unit and below and reads no rankings but published ones', () => {
    expect(may(key, 'post-events', 'A11', tree)).toBe(true);
    expect(may(key, 'post-events', 'B', tree)).toBe(false);
    expect(may(key, 'read-published-ranking', undefined, tree)).toBe(true);
    expect(may(key, 'read-live-ranking', 'A', tree)).toBe(false);
  });

  it('the public reads what is published and nothing else', () => {
    expect(verbs.filter((verb) => reachOf(nobody, verb))).toStrictEqual(['read-published-ranking']);
  });

  it('an auditor changes nothing but their own inbox', () => {
    const reads = /^(read|explain)-/;
    expect(verbs.filter((verb) => rightsTable[verb].auditor && !reads.test(verb))).toStrictEqual([
      'acknowledge-notice',
    ]);
    expect(reachOf(person('A', 'auditor'), 'read-personal-data')).toBeUndefined();
  });

  it('an administrator sees neither matters nor personal data', () => {
    const administrator = person('city', 'administrator');
    expect(reachOf(administrator, 'read-matters')).toBeUndefined();
    expect(reachOf(administrator, 'read-personal-data')).toBeUndefined();
  });

  it('every role can do something and every verb has somebody', () => {
    expect(roles.filter((role) => verbs.every((verb) => rightsTable[verb][role] === undefined))).toStrictEqual([]);
    expect(verbs.filter((verb) => Object.keys(rightsTable[verb]).length === 0)).toStrictEqual([]);
  });

  it('a refusal tells what is not allowed at all from what is not allowed there', () => {
    const handler = person('A1', 'handler');
    expect(refusalUnlessMay(handler, 'handle-matter', 'A1', tree)).toBeUndefined();
    expect(refusalUnlessMay(handler, 'handle-matter', 'B1', tree)).toStrictEqual(
      reject('not-your-unit', { verb: 'handle-matter', unit: 'B1' }),
    );
    expect(refusalUnlessMay(handler, 'dispatch-matter', 'A1', tree)).toStrictEqual(
      reject('not-allowed', { verb: 'dispatch-matter' }),
    );
  });
});
