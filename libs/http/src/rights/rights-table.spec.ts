import { rightsTable } from './rights-table.js';
import { roles, scopes, verbs, type Role, type Verb } from './verbs.js';

const columns: readonly Role[] = [
  'administrator',
  'supervision-office',
  'review-office',
  'inspection-office',
  'leader',
  'unit-head',
  'handler',
  'organisation-department',
  'auditor',
  'api-key',
  'public',
];

const marks = { '-': undefined, o: 'own', s: 'subtree', a: 'all' } as const;

/**
 * Who may do what, written out: one mark per role in the order above. `-` nothing, `o` the own unit, `s` it and all
 * below, `a` the whole installation.
 */
const expected: readonly (readonly [Verb, string])[] = [
  // adm sup rev ins lea head hand org aud key public
  ['read-directory', 'a a a a a a a a a a -'],
  ['change-directory', 'a - - - - - - a - - -'],
  ['manage-keys', 'a - - - - - - - - - -'],
  ['manage-people', 'a - - - - - - a - - -'],
  ['manage-calendar', 'a - - - - - - - - - -'],
  ['post-events', '- a - - - s o - - s -'],
  ['read-own-events', '- a - - - s o - a s -'],
  ['upload-file', '- a - - - s o - - s -'],
  ['read-personal-data', '- a - - - s o - - - -'],
  ['register-matter', '- a - - - s - - - - -'],
  ['read-matters', '- a - a a s o - a - -'],
  ['handle-matter', '- - - - - s o - - - -'],
  ['dispatch-matter', '- a - - - - - - - - -'],
  ['rule-on-return', '- a - - a - - - - - -'],
  ['verify-matter', '- a - - - - - - - - -'],
  ['decide-extension', '- a - - - - - - - - -'],
  ['decide-exclusion', '- a - a - - - - - - -'],
  ['refuse-pause', '- a - - - - - - - - -'],
  ['follow-up-matter', '- a - - - - - - - - -'],
  ['read-live-ranking', '- a a a a s o a a - -'],
  ['read-published-ranking', 'a a a a a a a a a a a'],
  ['explain-ranking', '- a a a a s o a a - -'],
  ['sign-off-ranking', '- - - - a - - - - - -'],
  ['object-to-score', '- - - - - s - - - - -'],
  ['decide-objection', '- a - - - - - - - - -'],
  ['manage-schemes', '- a a - - - - - - - -'],
  ['rebuild', 'a - - - - - - - - - -'],
  ['read-own-inbox', 'o o o o o o o o o - -'],
  ['acknowledge-notice', 'o o o o o o o o o - -'],
  ['read-operations', 'a - - - - - - - a - -'],
  ['retry-mail', 'a - - - - - - - - - -'],
  ['move-drill-clock', 'a - - - - - - - - - -'],
];

const cells = expected.flatMap(([verb, row]) =>
  row.split(' ').map((mark, index) => [columns[index], verb, marks[mark as keyof typeof marks]] as const),
);

describe('the rights table', () => {
  it('has a line here for every verb and a mark for every role', () => {
    expect(expected.map(([verb]) => verb)).toStrictEqual([...verbs]);
    expect(columns).toStrictEqual([...roles]);
    expect(cells).toHaveLength(verbs.length * roles.length);
  });

  it.each(cells)('lets %s %s: %s', (role, verb, scope) => {
    expect(rightsTable[verb][role as Role]).toBe(scope);
  });

  it('grants nothing to a role and by a scope that there is not', () => {
    const granted = Object.values(rightsTable).flatMap((grants) => Object.entries(grants));
    expect(granted.filter(([role]) => !(roles as readonly string[]).includes(role))).toStrictEqual([]);
    expect(granted.filter(([, scope]) => !scopes.includes(scope))).toStrictEqual([]);
  });
});
