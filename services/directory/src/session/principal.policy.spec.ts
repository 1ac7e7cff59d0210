import type { PersonRecorded } from '@kaoji/contracts';
import { lentRoles } from './principal.policy.js';

const person = (code: string, changes: Partial<PersonRecorded> = {}): PersonRecorded => ({
  code,
  name: code,
  unit: `unit of ${code}`,
  roles: ['unit-head', 'administrator', 'supervision-office'],
  email: null,
  standIn: 'tom',
  active: true,
  ...changes,
});

const away = (code: string) => [{ person: code, from: '2026-10-08T00:00:00.000Z', to: '2026-10-09T00:00:00.000Z' }];

describe('[M5] post B', () => {
  it.each([
    ['2026-10-07T23:59:59.999Z', []],
    ['2026-10-08T00:00:00.000Z', [{ role: 'unit-head', unit: 'unit of sue' }]],
    ['2026-10-08T23:59:59.999Z', [{ role: 'unit-head', unit: 'unit of sue' }]],
    ['2026-10-09T00:00:00.000Z', []],
  ])('has the roles of a unit while A is absent, never those of an office: at %s', (now, lent) => {
    expect(lentRoles('tom', [person('sue')], away, now)).toStrictEqual(lent);
  });

  it('has nothing of those who are there, have another stand-in, or have left', () => {
    const now = '2026-10-08T12:00:00.000Z';
    const others = [person('ann', { standIn: 'bob' }), person('eve', { active: false })];
    expect(lentRoles('tom', others, away, now)).toStrictEqual([]);
    expect(lentRoles('tom', [person('sue')], () => [], now)).toStrictEqual([]);
  });
});

describe('[M5] a chain of posts B', () => {
  const now = '2026-10-08T12:00:00.000Z';
  const head = (unit: string) => ({ role: 'unit-head', unit });

  it('does not pass on what the absent post B would have had for another', () => {
    const people = [person('ann', { standIn: 'bob' }), person('bob', { standIn: 'tom' })];
    expect(lentRoles('bob', people, away, now)).toStrictEqual([head('unit of ann')]);
    expect(lentRoles('tom', people, away, now)).toStrictEqual([head('unit of bob')]);
  });

  it('of two who stand in for one another gives each the roles of the other', () => {
    const people = [person('ann', { standIn: 'bob' }), person('bob', { standIn: 'ann' })];
    expect([lentRoles('ann', people, away, now), lentRoles('bob', people, away, now)]).toStrictEqual([
      [head('unit of bob')],
      [head('unit of ann')],
    ]);
  });

  it('gives the roles of all for whom one stands in', () => {
    const people = [person('ann'), person('bob', { roles: ['leader', 'handler'] }), person('eve', { standIn: null })];
    expect(lentRoles('tom', people, away, now)).toStrictEqual([
      head('unit of ann'),
      { role: 'leader', unit: 'unit of bob' },
      { role: 'handler', unit: 'unit of bob' },
    ]);
  });

  it.each([
    ['leader', true],
    ['unit-head', true],
    ['handler', true],
    ['administrator', false],
    ['supervision-office', false],
    ['review-office', false],
    ['inspection-office', false],
    ['organisation-department', false],
    ['auditor', false],
  ])('lends the role %s: %p', (role, isLent) => {
    const lent = lentRoles('tom', [person('ann', { roles: [role] })], away, now);
    expect(lent).toStrictEqual(isLent ? [{ role, unit: 'unit of ann' }] : []);
  });

  it('lasts while any of several absences lasts, and not in one that was taken back', () => {
    const takenBack = { person: 'ann', from: now, to: now };
    expect(lentRoles('tom', [person('ann')], () => [takenBack], now)).toStrictEqual([]);
    expect(lentRoles('tom', [person('ann')], (one) => [takenBack, ...away(one)], now)).toStrictEqual([
      head('unit of ann'),
    ]);
  });
});
