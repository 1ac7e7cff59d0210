import { validatePayload } from '@kaoji/contracts';
import { roles } from '@kaoji/http';
import {
  AbsenceGiven,
  AccountGiven,
  PasswordChange,
  PersonChange,
  PersonToRecord,
  RightsGiven,
} from './person.payloads.js';

const fieldsOf = (cls: new () => object, data: object): readonly string[] => {
  const verdict = validatePayload(cls, data);
  return verdict.ok ? [] : [...new Set(verdict.faults.map(({ field }) => field))];
};

describe('a person who is asked for', () => {
  const sound = { code: 'p', name: '李某', unit: 'health' };

  it.each<[object, string[]]>([
    [{}, []],
    [{ email: 'p@example.org', standIn: 'q' }, []],
    [{ email: null, standIn: null }, []],
    [{ email: 'p' }, ['email']],
    [{ email: 'p @example.org' }, ['email']],
    [{ email: 'P <p@example.org>' }, ['email']],
    [{ email: 'p@example.org,q@example.org' }, ['email']],
    [{ email: 'p@example.org\r\nBcc: q@example.org' }, ['email']],
    [{ email: `${'x'.repeat(65)}@example.org` }, ['email']],
    [{ code: 'p/q' }, ['code']],
    [{ unit: undefined }, ['unit']],
    [{ roles: ['administrator'] }, ['roles']],
    [{ active: false }, ['active']],
  ])('with %j is faulty in %j', (changes, fields) => {
    expect(fieldsOf(PersonToRecord, { ...sound, ...changes })).toStrictEqual(fields);
  });

  it('is changed field by field, never in code or rights', () => {
    expect(fieldsOf(PersonChange, {})).toStrictEqual([]);
    expect(fieldsOf(PersonChange, { active: false, unit: 'care' })).toStrictEqual([]);
    expect(fieldsOf(PersonChange, { active: 'no' })).toStrictEqual(['active']);
    expect(fieldsOf(PersonChange, { email: null, standIn: null })).toStrictEqual([]);
    expect(fieldsOf(PersonChange, { name: null, unit: null, active: null })).toStrictEqual(['name', 'unit', 'active']);
    expect(fieldsOf(PersonChange, { code: 'q', roles: [] })).toStrictEqual(['code', 'roles']);
  });
});

describe('the roles that are asked for', () => {
  it.each(roles.map((role) => [role, role !== 'api-key' && role !== 'public']))('may hold %s: %p', (role, taken) => {
    expect(fieldsOf(RightsGiven, { roles: [role] })).toStrictEqual(taken ? [] : ['roles']);
  });

  it.each<[unknown, string[]]>([
    [[], []],
    [['leader', 'leader'], []],
    [['king'], ['roles']],
    [Array.from({ length: 10 }, () => 'leader'), ['roles']],
    ['leader', ['roles']],
    [undefined, ['roles']],
  ])('are a list of what there is: %j', (given, fields) => {
    expect(fieldsOf(RightsGiven, { roles: given })).toStrictEqual(fields);
  });
});

describe('what else is asked for', () => {
  it.each<[number, string[]]>([
    [11, ['password']],
    [12, []],
    [200, []],
    [201, ['password']],
  ])('is a password of %p characters: faulty in %j', (length, fields) => {
    expect(fieldsOf(AccountGiven, { username: 'p', password: 'x'.repeat(length) })).toStrictEqual(fields);
    expect(fieldsOf(PasswordChange, { password: 'old', newPassword: 'x'.repeat(length) })).toStrictEqual(
      fields.map(() => 'newPassword'),
    );
  });

  it.each<[string, string, string[]]>([
    ['2026-10-08', '2026-10-08', []],
    ['2026-10-08T09:00:00+08:00', '2026-10-08T12:00:00+08:00', []],
    ['2026-10-09', '2026-10-08', ['to']],
    ['2026-10-08T09:00', '2026-10-09', ['from']],
    ['soon', 'later', ['from', 'to']],
  ])('is an absence [M5] from %s to %s: faulty in %j', (from, to, fields) => {
    expect(fieldsOf(AbsenceGiven, { from, to })).toStrictEqual(fields);
  });
});
