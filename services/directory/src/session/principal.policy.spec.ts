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
