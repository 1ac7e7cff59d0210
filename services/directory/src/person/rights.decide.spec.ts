import { folded } from '@kaoji/testing';
import { circumstances, happened, personNamed, refusal } from '../spec-fixtures/circumstances.js';
import { decidePerson } from './person.decide.js';
import { evolvePerson, nobody, type PersonEvent } from './person.state.js';
import { decideRights, type RightsCommand } from './rights.decide.js';

const decider = { initial: nobody, evolve: evolvePerson, decide: decidePerson };

const recorded = (changes: object = {}): PersonEvent => ({
  type: 'kaoji.directory.person-recorded.v1',
  data: personNamed('tom', changes),
});
const proposed = (proposedBy: string, ...roles: string[]): PersonEvent => ({
  type: 'kaoji.directory.rights-proposed.v1',
  data: { person: 'tom', roles, proposedBy },
});
const confirm = (...roles: string[]): RightsCommand => ({ type: 'confirm-rights', roles });
const propose = (...roles: string[]): RightsCommand => ({ type: 'propose-rights', roles });
const drop: RightsCommand = { type: 'drop-rights-proposal' };

const when = (given: readonly PersonEvent[], command: RightsCommand, context = circumstances()) =>
  decideRights(command, folded(decider, given), context);
const byBob = circumstances({ actor: 'bob' });
const office = (code: string, ...roles: string[]) => personNamed(code, { unit: 'city', roles });

describe('a proposal of rights', () => {
  it.each([
    [['leader'], ['leader']],
    [
      ['unit-head', 'handler'],
      ['handler', 'unit-head'],
    ],
    [['auditor', 'auditor', 'auditor'], ['auditor']],
    [[], []],
  ])('of %p names each role once and in order: %p', (asked, roles) => {
    expect(when([recorded()], propose(...asked))).toStrictEqual(happened(proposed('ann', ...roles)));
  });

  it('gives nothing by itself', () => {
    const state = folded(decider, [recorded({ roles: ['handler'] }), proposed('ann', 'leader')]);
    expect(state.record?.roles).toStrictEqual(['handler']);
  });

  it('replaces one that waits, also that of somebody else', () => {
    expect(when([recorded(), proposed('ann', 'leader')], propose('auditor'), byBob)).toStrictEqual(
      happened(proposed('bob', 'auditor')),
    );
  });

  it('is dropped by anybody who manages people, also by who made it, once', () => {
    const dropped = (droppedBy: string) => ({
      type: 'kaoji.directory.rights-proposal-dropped.v1',
      data: { person: 'tom', droppedBy },
    });
    const given = [recorded(), proposed('ann', 'leader')];
    expect(when(given, drop)).toStrictEqual(happened(dropped('ann')));
    expect(when(given, drop, byBob)).toStrictEqual(happened(dropped('bob')));
    expect(when([recorded()], drop)).toStrictEqual(refusal('nothing-proposed'));
  });
});

describe('a confirmation of rights', () => {
  const given = [recorded({ roles: ['handler'] }), proposed('ann', 'leader', 'unit-head')];

  it('replaces all roles by those proposed', () => {
    expect(when(given, confirm('leader', 'unit-head'), byBob)).toStrictEqual(
      happened(recorded({ roles: ['leader', 'unit-head'] })),
    );
  });

  it('takes rights away as it gives them: by two', () => {
    const taking = [recorded({ roles: ['handler'] }), proposed('ann')];
    expect(when(taking, confirm())).toStrictEqual(refusal('two-people-needed'));
    expect(when(taking, confirm(), byBob)).toStrictEqual(happened(recorded({ roles: [] })));
  });

  it.each([
    [['unit-head', 'leader'], true],
    [['leader', 'unit-head'], true],
    [['leader'], false],
    [['leader', 'unit-head', 'auditor'], false],
    [['leader', 'leader'], false],
    [[], false],
  ])('names the roles as they were proposed, in any order: %p', (roles, fits) => {
    const decision = when(given, confirm(...roles), byBob);
    expect(decision.kind === 'accepted' ? true : decision).toStrictEqual(fits || refusal('another-proposal'));
  });

  it('needs something that waits, and somebody known and in office', () => {
    expect(when([recorded()], confirm(), byBob)).toStrictEqual(refusal('nothing-proposed'));
    expect(when([], confirm(), byBob)).toStrictEqual(refusal('subject-unknown'));
    expect(when([recorded({ active: false })], confirm(), byBob)).toStrictEqual(
      refusal('person-unknown', { person: 'tom' }),
    );
  });

  it('is not one that people give for themselves, whoever proposed it and however few there are', () => {
    const alone = circumstances({ actor: 'tom', people: [office('tom', 'administrator')] });
    expect(when(given, confirm('leader', 'unit-head'), alone)).toStrictEqual(refusal('own-rights'));
    expect(when(given, propose('leader'), alone)).toStrictEqual(refusal('own-rights'));
  });

  it.each([
    ['an administrator', office('eve', 'administrator'), false],
    ['the organisation department', office('eve', 'organisation-department'), false],
    ['a leader', office('eve', 'leader'), true],
    ['an auditor', office('eve', 'auditor'), true],
    ['an administrator who has left', personNamed('eve', { roles: ['administrator'], active: false }), true],
  ])('by who proposed it is taken only while nobody else could give it: beside %s', (_, other, taken) => {
    const context = circumstances({ people: [office('ann', 'administrator'), other, personNamed('tom')] });
    const decision = when(given, confirm('leader', 'unit-head'), context);
    expect(decision.kind === 'accepted' ? true : decision).toStrictEqual(taken || refusal('two-people-needed'));
  });

  it('does not count the person concerned as somebody who could give it', () => {
    const context = circumstances({ people: [office('ann', 'administrator'), office('tom', 'administrator')] });
    expect(when(given, confirm('leader', 'unit-head'), context).kind).toBe('accepted');
  });
});
