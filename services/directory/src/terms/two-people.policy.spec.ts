import { circumstances, personNamed, refusal } from '../spec-fixtures/circumstances.js';
import { refuseUnlessTwo } from './two-people.policy.js';

const holder = (code: string, role: string, active = true) => personNamed(code, { roles: [role], active });
const by = (actor: string, ...people: ReturnType<typeof personNamed>[]) => circumstances({ actor, people });
const refused = refusal('two-people-needed');

describe('what needs two people', () => {
  it('is done by another than who proposed it, whoever that is', () => {
    expect(refuseUnlessTwo('ann', by('bob', holder('eve', 'administrator')), ['administrator'])).toBeUndefined();
  });

  it.each([
    ['nobody else', [], undefined],
    ['another holder of the office', [holder('bob', 'administrator')], refused],
    ['a holder who has left', [holder('bob', 'administrator', false)], undefined],
    ['holders of other offices', [holder('bob', 'leader'), holder('eve', 'auditor')], undefined],
  ])('is done by one alone only where there is %s', (_, others, expected) => {
    const context = by('ann', holder('ann', 'administrator'), ...others);
    expect(refuseUnlessTwo('ann', context, ['administrator'])).toStrictEqual(expected);
  });

  it('counts every office that could confirm', () => {
    const context = by('ann', holder('ann', 'administrator'), holder('bob', 'organisation-department'));
    expect(refuseUnlessTwo('ann', context, ['administrator'])).toBeUndefined();
    expect(refuseUnlessTwo('ann', context, ['administrator', 'organisation-department'])).toStrictEqual(refused);
  });

  it('does not count the one whom it concerns', () => {
    const context = by('ann', holder('ann', 'administrator'), holder('bob', 'administrator'));
    expect(refuseUnlessTwo('ann', context, ['administrator'], 'bob')).toBeUndefined();
    expect(refuseUnlessTwo('ann', context, ['administrator'], 'tom')).toStrictEqual(refused);
  });
});
