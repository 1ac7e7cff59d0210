import { act } from '../spec-fixtures/acts.js';
import { matterView } from '../matter/matter.view.js';
import { local, registered, unit, type LivingMatter } from '../spec-fixtures/matter-fixture.js';

const refuse = { type: 'refuse-pause', reason: 'no basis' } as const;
const paused = () => registered().do('09-24 10:00', act.pause('09-24 10:00'));

describe('pause 中止', () => {
  it('of 8 office hours moves 2026-09-29 17:30 to 2026-10-08 10:00', () => {
    const matter = paused().do('09-28 11:00', act.resume('09-28 11:00'));
    expect(matter.dueAt).toBe(local('10-08 10:00'));
  });

  it("of a citizen's matter is marked unless the petitioner was told of it, and shows when", () => {
    const shown = (matter: LivingMatter): object => {
      const view = matterView(matter.state, local('09-24 11:00')) as { rounds: { pauses: object[] }[] };
      return view.rounds[0]?.pauses[0] ?? {};
    };
    const told = registered().do('09-24 10:00', act.pause('09-24 10:00', '09-24 10:00', '09-24 09:50'));
    expect(shown(told)).toMatchObject({ toldPetitionerAt: local('09-24 09:50'), petitionerUntold: false });
    expect(shown(paused())).toMatchObject({ toldPetitionerAt: null, petitionerUntold: true });
    const internal = registered({ citizen: false, petitioner: null }).do('09-24 10:00', act.pause('09-24 10:00'));
    expect(shown(internal)).toMatchObject({ toldPetitionerAt: null, petitionerUntold: false });
  });

  it("is one at a time, the lead's, while it handles the matter", () => {
    expect(paused().answerTo('09-24 11:00', act.pause('09-24 11:00'))).toBe('already-paused');
    const other = { ...act.pause('09-24 11:00'), unit: unit.roads } as ReturnType<typeof act.pause>;
    expect(registered().answerTo('09-24 11:00', other)).toBe('not-the-lead-unit');
    const replied = registered().do('09-24 10:00', act.reply('09-24 10:00'));
    expect(replied.answerTo('09-24 11:00', act.pause('09-24 11:00'))).toBe('already-replied');
  });

  it('ends when it is resumed, by the lead, not before it began', () => {
    expect(registered().answerTo('09-24 11:00', act.resume('09-24 11:00'))).toBe('not-paused');
    expect(paused().answerTo('09-24 11:00', act.resume('09-24 09:59'))).toBe('resumed-before-pause');
    expect(paused().answerTo('09-24 11:00', act.resume('09-24 10:00'))).toBe('accepted');
    const other = { ...act.resume('09-24 11:00'), unit: unit.roads } as ReturnType<typeof act.resume>;
    expect(paused().answerTo('09-24 11:00', other)).toBe('not-the-lead-unit');
    const merged = paused().do('09-24 11:00', { type: 'merge', into: 'M', by: 'P', reason: 'same' });
    expect(merged.answerTo('09-24 12:00', act.resume('09-24 12:00'))).toBe('merged');
  });

  it('arms only steps not yet taken when it ends', () => {
    const matter = registered()
      .until('09-29 10:00')
      .do('09-29 11:00', act.pause('09-29 11:00'))
      .do('10-08 11:00', act.resume('10-08 11:00'))
      .until('10-09 18:00');
    expect(matter.dueAt).toBe(local('10-08 17:30'));
    expect(matter.round.steps.map(({ step, deliverAt }) => [step, deliverAt])).toStrictEqual([
      ['handler', local('09-29 09:15')],
      ['head', local('10-09 09:00')],
    ]);
  });

  it('posted later than it counts withdraws the steps taken since', () => {
    const matter = registered().until('09-30 09:00').do('09-30 10:00', act.pause('09-29 17:00'));
    expect(matter.round.steps.map(({ step, withdrawn }) => [step, withdrawn])).toStrictEqual([
      ['handler', false],
      ['head', true],
    ]);
  });
});

describe('a pause that the office refuses', () => {
  it.each([
    ["in the second of the 1 working day's end", '09-28 17:30:00.999', 'accepted'],
    ['later', '09-28 17:30:01', 'pause-refusal-too-late'],
  ])('%s', (_, now, answer) => {
    expect(paused().answerTo(now, refuse)).toBe(answer);
  });

  it('never was: the clock is as before, whether it lasts or has ended', () => {
    expect(paused().do('09-24 12:00', refuse).round).toMatchObject({
      pauses: [],
      deadline: { dueAt: local('09-29 17:30') },
    });
    const ended = paused().do('09-28 11:00', act.resume('09-28 11:00')).do('09-28 12:00', refuse);
    expect(ended.round).toMatchObject({ pauses: [], deadline: { dueAt: local('09-29 17:30') } });
  });

  it('leaves the pause before it', () => {
    const matter = paused()
      .do('09-24 11:00', act.resume('09-24 11:00'))
      .do('09-28 10:00', act.pause('09-28 10:00'))
      .do('09-28 11:00', refuse);
    expect(matter.round.pauses).toHaveLength(1);
    expect(matter.dueAt).toBe(local('09-30 10:00'));
  });

  it('is none where nothing was paused, and not the standing of a return', () => {
    expect(registered({}, { unit: null }).answerTo('09-24 11:00', refuse)).toBe('no-pause-to-refuse');
    expect(registered().answerTo('09-24 11:00', refuse)).toBe('no-pause-to-refuse');
    const standing = registered().do('09-24 10:00', act.giveBack('09-24 10:00', 'Article 12'));
    expect(standing.answerTo('09-24 11:00', refuse)).toBe('no-pause-to-refuse');
  });

  it('restores the steps that it had withdrawn, but not those that a reply withdraws', () => {
    const late = () => registered().until('09-30 09:00').do('09-30 10:00', act.pause('09-29 17:00'));
    const heads = (matter: ReturnType<typeof late>) =>
      matter.round.steps.filter(({ step }) => step === 'head').map(({ withdrawn }) => withdrawn);
    expect(heads(late().do('09-30 11:00', refuse))).toStrictEqual([false]);
    expect(heads(late().do('09-30 10:30', act.reply('09-29 17:10')).do('09-30 11:00', refuse))).toStrictEqual([true]);
    expect(heads(late().do('09-30 10:30', act.reply('09-30 09:00')).do('09-30 11:00', refuse))).toStrictEqual([false]);
  });

  it('owes the steps that came due meanwhile', () => {
    const matter = registered()
      .do('09-29 09:00', act.pause('09-29 09:00'))
      .do('09-30 09:30', refuse)
      .until('09-30 09:30');
    expect(matter.round.steps.map(({ step }) => step)).toStrictEqual(['handler', 'head']);
  });
});

describe('extension 延期', () => {
  const asked = (at = '09-28 10:00') => registered().do(at, act.extend(at, { workingDays: 1 }));

  it.each([
    ['3 working days by 1', { workingDays: 3 }, { workingDays: 1 }, 'accepted'],
    ['3 working days by 2', { workingDays: 3 }, { workingDays: 2 }, 'extension-too-long'],
    ['1 working day at all', { workingDays: 1 }, { workingDays: 1 }, 'extension-too-long'],
    ['3 working days in days', { workingDays: 3 }, { days: 1 }, 'extension-too-long'],
    ['60 days by 30', { days: 60 }, { days: 30 }, 'accepted'],
    ['60 days by 31', { days: 60 }, { days: 31 }, 'extension-too-long'],
    ['3 months by 1', { months: 3 }, { months: 1 }, 'accepted'],
    ['5 hours by 2', { hours: 5 }, { hours: 2 }, 'accepted'],
    ['5 hours by 3', { hours: 5 }, { hours: 3 }, 'extension-too-long'],
    ['an immediate matter', { immediate: true }, { hours: 1 }, 'extension-too-long'],
    ['a matter without a deadline', { none: true }, { days: 1 }, 'no-deadline'],
    ['a date 6 days off by 3 days', { dueAt: local('09-29 12:00') }, { dueAt: local('10-02 12:00') }, 'accepted'],
    [
      'a date 6 days off by 4 days',
      { dueAt: local('09-29 12:00') },
      { dueAt: local('10-03 12:00') },
      'extension-too-long',
    ],
  ] as const)('of %s', (_, limit, by, answer) => {
    expect(registered({}, { limit }).answerTo('09-23 11:00', act.extend('09-23 11:00', by))).toBe(answer);
  });

  it.each([
    ["in the deadline's very second", '09-29 17:30:00.999', 'accepted'],
    ['a second later', '09-29 17:30:01', 'deadline-over'],
  ])('asked for %s', (_, at, answer) => {
    expect(registered().answerTo(at, act.extend(at, { workingDays: 1 }))).toBe(answer);
  });

  it('may be asked for while the clock stands, however long', () => {
    expect(paused().answerTo('10-20 10:00', act.extend('10-20 10:00', { workingDays: 1 }))).toBe('accepted');
    const tooLate = registered().do('09-30 10:00', act.pause('09-30 10:00'));
    expect(tooLate.answerTo('09-30 11:00', act.extend('09-30 11:00', { workingDays: 1 }))).toBe('deadline-over');
    const pausedLater = registered().do('09-30 10:00', act.pause('09-30 10:00'));
    expect(pausedLater.answerTo('09-30 11:00', act.extend('09-29 17:00', { workingDays: 1 }))).toBe('accepted');
  });

  it('is asked for once, by the lead, before the reply', () => {
    expect(asked().answerTo('09-28 11:00', act.extend('09-28 11:00', { workingDays: 1 }))).toBe('already-extended');
    const refused = asked().do('09-28 11:00', act.grant(false));
    expect(refused.answerTo('09-28 12:00', act.extend('09-28 12:00', { workingDays: 1 }))).toBe('already-extended');
    const other = { ...act.extend('09-28 11:00', { workingDays: 1 }), unit: unit.roads } as ReturnType<
      typeof act.extend
    >;
    expect(registered().answerTo('09-28 11:00', other)).toBe('not-the-lead-unit');
    const replied = registered().do('09-28 10:00', act.reply('09-28 10:00'));
    expect(replied.answerTo('09-28 11:00', act.extend('09-28 11:00', { workingDays: 1 }))).toBe('already-replied');
  });

  it('granted moves the deadline, refused does not, and is decided once', () => {
    expect(asked().do('09-28 11:00', act.grant()).dueAt).toBe(local('09-30 17:30'));
    expect(asked().do('09-28 11:00', act.grant(false)).dueAt).toBe(local('09-29 17:30'));
    expect(asked().do('09-28 11:00', act.grant()).answerTo('09-28 12:00', act.grant())).toBe('no-extension-to-decide');
    expect(registered().answerTo('09-28 12:00', act.grant())).toBe('no-extension-to-decide');
    expect(registered({}, { unit: null }).answerTo('09-28 12:00', act.grant())).toBe('no-extension-to-decide');
  });

  it('granted after the deadline counts from the deadline, and steps taken lose their points', () => {
    const matter = asked().until('10-08 09:30').do('10-08 10:00', act.grant());
    expect(matter.dueAt).toBe(local('09-30 17:30'));
    expect(matter.round.steps.map(({ step, withdrawn }) => [step, withdrawn])).toStrictEqual([
      ['handler', false],
      ['head', true],
      ['dunning', true],
    ]);
    expect(matter.until('10-20 09:00').round.steps.map(({ step }) => step)).toStrictEqual([
      'handler',
      'head',
      'dunning',
      'orange',
      'red',
    ]);
  });

  it('and a pause together move the deadline by both', () => {
    const matter = asked()
      .do('09-28 11:00', act.pause('09-28 11:00'))
      .do('09-28 12:00', act.grant())
      .do('09-28 14:30', act.resume('09-28 14:30'));
    expect(matter.dueAt).toBe(local('10-08 11:00'));
  });

  it('granted after a late reply makes the reply one in time', () => {
    const matter = asked().do('09-30 10:00', act.reply('09-30 10:00')).do('09-30 11:00', act.grant());
    expect(matter.file.status).toBe('replied');
    expect(matter.dueAt).toBe(local('09-30 17:30'));
  });
});
