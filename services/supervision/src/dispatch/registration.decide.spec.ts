import { MatterDispatched, MatterRegistered } from '@kaoji/contracts';
import { LivingMatter, local, register, registered, unit } from '../spec-fixtures/matter-fixture.js';

const nobody = (): LivingMatter => new LivingMatter();

describe('registration [M4][M5]', () => {
  it('with a unit is its dispatch in the same moment', () => {
    const matter = registered();
    expect(matter.events.map(({ type }) => type)).toStrictEqual([MatterRegistered.type, MatterDispatched.type]);
    expect(matter.file.status).toBe('dispatched');
    expect(matter.round).toMatchObject({ number: 1, unit: unit.housing, clockFrom: local('09-23 10:00') });
  });

  it('without a unit waits for one', () => {
    const matter = registered({}, { unit: null });
    expect(matter.file).toMatchObject({ status: 'registered', rounds: [], limit: { workingDays: 3 } });
  });

  it('goes to the unit asked first where no other is named', () => {
    expect(registered({ firstAsked: unit.water }, { unit: null }).round.unit).toBe(unit.water);
    expect(registered({ firstAsked: unit.water }).round.unit).toBe(unit.housing);
  });

  it('uses a number once', () => {
    expect(registered().answerTo('09-23 11:00', register())).toBe('number-taken');
  });

  const co = (code: string, limit?: { workingDays: number }) => ({
    coUnits: [{ unit: code, ...(limit && { limit }) }],
  });

  it.each([
    ['a limit of no days', register({}, { limit: { workingDays: 0 } }), 'limit-not-positive'],
    ['a limit of half days', register({}, { limit: { workingDays: 1.5 } }), 'limit-not-whole'],
    ['a co-handler with such a limit', register(co(unit.water, { workingDays: 0 })), 'limit-not-positive'],
    ['an unknown lead', register({}, { unit: 'X' }), 'unknown-unit'],
    ['an unknown co-handler', register(co('X')), 'unknown-unit'],
    ['an unknown unit asked first', register({ firstAsked: 'X' }), 'unknown-unit'],
    ['a lead that is its own co-handler', register(co(unit.housing)), 'unit-named-twice'],
    [
      'a unit asked first that leads and is its own co-handler',
      register({ firstAsked: unit.water, ...co(unit.water) }, { unit: null }),
      'unit-named-twice',
    ],
    ['a forced-back schedule without its date', register({ handling: 'forced-back' }), 'final-date-missing'],
    [
      'a forced-back schedule with no limit at all',
      register({ handling: 'forced-back' }, { limit: null }),
      'final-date-missing',
    ],
    ['an urgent matter in working days', register({ handling: 'urgent' }), 'urgent-limit-missing'],
    [
      'an urgent matter with no limit at all',
      register({ handling: 'urgent' }, { limit: null }),
      'urgent-limit-missing',
    ],
  ])('refuses %s', (_, command, code) => {
    expect(nobody().answerTo('09-23 10:00', command)).toBe(code);
  });

  it.each([
    ['forced back to a date', register({ handling: 'forced-back' }, { limit: { dueAt: local('10-20 12:00') } })],
    ['forced back without a date, said so', register({ handling: 'forced-back' }, { limit: { none: true } })],
    ['urgent in hours', register({ handling: 'urgent' }, { limit: { hours: 4 } })],
    ['urgent to a date', register({ handling: 'urgent' }, { limit: { dueAt: local('09-23 20:00') } })],
  ])('takes a matter %s [M6]', (_, command) => {
    expect(nobody().answerTo('09-23 10:00', command)).toBe('accepted');
  });

  it('refuses every other command on a number that nothing was registered under', () => {
    expect(nobody().answerTo('09-23 10:00', { type: 'close', by: 'P', finding: '' })).toBe('subject-unknown');
  });
});
