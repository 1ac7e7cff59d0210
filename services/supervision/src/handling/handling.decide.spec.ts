import { act } from '../spec-fixtures/acts.js';
import { local, registered, unit } from '../spec-fixtures/matter-fixture.js';

describe('acceptance 签收 [M5]', () => {
  it('is for the lead unit, once', () => {
    const matter = registered();
    expect(matter.answerTo('09-23 11:00', act.accept('09-23 11:00', null, unit.roads))).toBe('not-the-lead-unit');
    matter.do('09-23 11:00', act.accept('09-23 11:00'));
    expect(matter.round).toMatchObject({ acceptedAt: local('09-23 11:00'), handler: 'P-handler' });
    expect(matter.answerTo('09-23 12:00', act.accept('09-23 12:00'))).toBe('already-accepted');
    expect(registered({}, { unit: null }).answerTo('09-23 12:00', act.accept('09-23 12:00'))).toBe('not-the-lead-unit');
  });

  it('does not follow a return or a reply', () => {
    const returned = registered().do('09-23 11:00', act.giveBack('09-23 11:00'));
    expect(returned.answerTo('09-23 12:00', act.accept('09-23 12:00'))).toBe('not-dispatched');
  });

  it.each([
    ['progressed', act.progress('09-23 11:00')],
    ['contacted', act.contact('09-23 11:00')],
    ['paused', act.pause('09-23 11:00')],
    ['replied', act.reply('09-23 11:00')],
    ['extension-requested', act.extend('09-23 11:00', { workingDays: 1 })],
  ])('is the first %s of the lead unit', (event, command) => {
    const matter = registered().do('09-23 11:00', command);
    expect(matter.lastEvents.slice(2)).toStrictEqual(['accepted', event]);
    expect(matter.round.acceptedAt).toBe(local('09-23 11:00'));
    const accepted = registered().do('09-23 10:30', act.accept('09-23 10:30')).do('09-23 11:00', command);
    expect(accepted.lastEvents.slice(2)).toStrictEqual(['accepted', event]);
  });

  it('is missed when the second of its limit has ended', () => {
    const matter = registered();
    const miss = { type: 'miss-acceptance', round: 1 } as const;
    expect(matter.answerTo('09-24 17:30:00.998', miss)).toBe('step-not-due');
    expect(matter.do('09-24 17:30:00.999', miss).round.acceptanceMissed).toBe(true);
    expect(matter.answerTo('09-28 09:00', miss)).toBe('step-not-due');
  });

  it('in time that is heard of later was not missed', () => {
    const missed = () => registered().until('09-24 18:00');
    expect(missed().round.acceptanceMissed).toBe(true);
    expect(missed().do('09-28 09:00', act.accept('09-24 17:30')).round.acceptanceMissed).toBe(false);
    expect(missed().do('09-28 09:00', act.accept('09-28 09:00')).round.acceptanceMissed).toBe(true);
  });
});

describe('first contact', () => {
  it.each([
    ['within 24 hours of dispatch', '09-24 10:00:00.900', 'in-time'],
    ['later', '09-24 10:00:01', 'late'],
  ])('%s is %s', (_, at, expected) => {
    expect(registered().do(at, act.contact(at)).round.contacted).toBe(expected);
  });

  it('counts when it was made if it was posted within 1 working day, else at receipt', () => {
    expect(registered().do('09-24 17:30', act.contact('09-23 11:00', '09-24 17:30')).round).toMatchObject({
      contacted: 'in-time',
      contact: { statedAt: local('09-23 11:00'), countsAt: local('09-23 11:00') },
    });
    const late = registered().do('09-28 09:00', act.contact('09-23 11:00', '09-28 09:00'));
    expect(late.round).toMatchObject({ contacted: 'late', contact: { countsAt: local('09-28 09:00') } });
  });

  it('does not count before it was posted when it is said to come after', () => {
    const command = { ...act.contact('09-24 12:00'), countsAt: local('09-24 09:00') } as ReturnType<typeof act.contact>;
    expect(registered().do('09-24 09:00', command).round.contacted).toBe('in-time');
  });

  it('is missed 24 hours after dispatch, also by who replied before; the first counts; word of one may come later', () => {
    const matter = registered().do('09-23 12:00', act.reply('09-23 12:00')).until('09-24 10:01');
    expect(matter.round.contacted).toBe('never');
    matter.do('09-24 11:00', act.contact('09-24 09:00'));
    expect(matter.round.contacted).toBe('in-time');
    expect(matter.answerTo('09-24 12:00', act.contact('09-24 12:00'))).toBe('already-contacted');
    expect(registered().answerTo('09-24 09:00', { type: 'miss-contact', round: 1 })).toBe('step-not-due');
  });

  it('is noted by the lead, for a matter with a petitioner', () => {
    const internal = registered({ citizen: false, petitioner: null });
    expect(internal.answerTo('09-23 11:00', act.contact('09-23 11:00'))).toBe('no-petitioner');
    const moved = registered()
      .do('09-23 11:00', act.transfer('09-23 11:00', unit.housing, unit.roads))
      .do('09-23 11:10', act.accept('09-23 11:10', null, unit.roads));
    expect(moved.answerTo('09-23 12:00', act.contact('09-23 12:00'))).toBe('not-the-lead-unit');
    const returned = registered().do('09-23 11:00', act.giveBack('09-23 11:00'));
    expect(returned.answerTo('09-23 12:00', act.contact('09-23 12:00'))).toBe('return-not-ruled-on');
  });
});

describe('progress', () => {
  it('is noted by the lead while it works on the matter', () => {
    const matter = registered().do('09-23 11:00', act.progress('09-23 11:00'));
    expect(matter.answerTo('09-23 12:00', { ...act.progress('09-23 12:00'), unit: unit.roads } as never)).toBe(
      'not-the-lead-unit',
    );
    matter.do('09-23 12:00', act.reply('09-23 12:00'));
    expect(matter.answerTo('09-23 13:00', act.progress('09-23 13:00'))).toBe('already-replied');
  });
});

describe('reply 答复 [M4]', () => {
  it.each([
    ["in the deadline's very second is in time", '09-29 17:30:00.999', true],
    ['a second later is not', '09-29 17:30:01', false],
    ['stated before and received within 1 working day is in time', '09-29 17:00', true],
  ])('%s', (_, at, onTime) => {
    const matter = registered().do('09-30 09:00', act.reply(at));
    expect(matter.events.find(({ type }) => type.includes('replied'))?.data).toMatchObject({ onTime });
  });

  it('of a matter without a deadline is neither', () => {
    const matter = registered({}, { limit: { none: true } }).do('09-30 09:00', act.reply('09-30 09:00'));
    expect(matter.events.at(-1)?.data).toMatchObject({ onTime: null });
  });

  it('is verified within 3 working days', () => {
    expect(registered().do('09-24 10:00', act.reply('09-24 10:00')).file).toMatchObject({
      status: 'replied',
      verifyBy: local('09-30 17:30'),
    });
  });

  it('ends a pause that lasts, and is in time by the deadline that follows', () => {
    const matter = registered().do('09-24 10:00', act.pause('09-24 10:00')).do('10-08 10:00', act.reply('10-08 10:00'));
    expect(matter.lastEvents.slice(-2)).toStrictEqual(['resumed', 'replied']);
    expect(matter.dueAt).toBe(local('10-10 17:30'));
    expect(matter.events.at(-1)?.data).toMatchObject({ onTime: true });
    expect(matter.round.pauses).toMatchObject([{ from: local('09-24 10:00'), to: local('10-08 10:00') }]);
  });

  it('that counts before the pause leaves nothing of it', () => {
    const matter = registered().do('09-28 10:00', act.pause('09-28 10:00')).do('09-28 11:00', act.reply('09-28 09:00'));
    expect(matter.round.pauses).toMatchObject([{ from: local('09-28 10:00'), to: local('09-28 10:00') }]);
    expect(matter.dueAt).toBe(local('09-29 17:30'));
  });

  it('withdraws the steps taken after it counts, by events that name both', () => {
    const matter = registered().until('09-30 09:00').do('09-30 10:00', act.reply('09-29 17:00'));
    const escalated = matter.round.steps.find(({ step }) => step === 'head')?.version;
    expect(matter.events.at(-1)?.data).toStrictEqual({
      step: 'head',
      round: 1,
      unit: unit.housing,
      escalated,
      because: 'replied',
    });
    expect(matter.round.steps.map(({ step, withdrawn }) => [step, withdrawn])).toStrictEqual([
      ['handler', false],
      ['head', true],
    ]);
  });

  it('leaves a step of the same moment standing', () => {
    const matter = registered().until('10-08 09:00').do('10-08 09:00', act.reply('10-08 09:00'));
    expect(matter.round.steps.some(({ withdrawn }) => withdrawn)).toBe(false);
  });

  it('of an earlier time than the matter counts as early', () => {
    const matter = registered().do('09-23 11:00', act.reply('09-22 11:00'));
    expect(matter.events.at(-1)?.data).toMatchObject({ onTime: true, countsAt: local('09-22 11:00') });
  });

  it('that was on its way when the matter was sent back does not answer the rework', () => {
    const matter = registered().do('09-24 10:00', act.reply('09-24 10:00')).do('09-24 15:00', act.sendBack());
    expect(matter.answerTo('09-24 15:01', act.reply('09-24 14:59'))).toBe('replied-before-sent-back');
    expect(matter.answerTo('09-24 15:01', act.reply('09-24 15:00'))).toBe('accepted');
  });

  it("is the lead's, once", () => {
    const matter = registered();
    expect(matter.answerTo('09-24 10:00', act.reply('09-24 10:00', '09-24 10:00', [], unit.roads))).toBe(
      'not-the-lead-unit',
    );
    matter.do('09-24 10:00', act.reply('09-24 10:00'));
    expect(matter.answerTo('09-24 11:00', act.reply('09-24 11:00'))).toBe('already-replied');
  });
});

describe('joint handling 并联办理', () => {
  const joint = () => registered({ coUnits: [{ unit: unit.water }, { unit: unit.roads }] });

  it("gives each co-handler the lead's limit less 1 working day", () => {
    expect(joint().file.parts.map(({ dueAt }) => dueAt)).toStrictEqual([local('09-28 17:30'), local('09-28 17:30')]);
  });

  it('the lead names who has not answered and is on time itself; the matter closes when they have', () => {
    const matter = joint().do('09-24 10:00', act.coReply('09-24 10:00', unit.water));
    expect(matter.answerTo('09-29 10:00', act.reply('09-29 10:00'))).toBe('outstanding-units-differ');
    expect(matter.answerTo('09-29 10:00', act.reply('09-29 10:00', '09-29 10:00', [unit.water]))).toBe(
      'outstanding-units-differ',
    );
    matter.do('09-29 10:00', act.reply('09-29 10:00', '09-29 10:00', [unit.roads]));
    expect(matter.events.at(-1)?.data).toMatchObject({ onTime: true, outstanding: [unit.roads] });
    expect(matter.answerTo('09-29 11:00', act.close())).toBe('co-handlers-outstanding');
    matter.do('09-30 10:00', act.coReply('09-30 10:00', unit.roads)).do('09-30 11:00', act.close());
    expect(matter.file.status).toBe('closed');
  });

  it.each([
    ["in its deadline's very second is in time", '09-28 17:30:00.999', true],
    ['a second later is not', '09-28 17:30:01', false],
  ])('a part answered %s', (_, at, onTime) => {
    expect(joint().do(at, act.coReply(at, unit.water)).events.at(-1)?.data).toMatchObject({ onTime });
  });

  it('a part without a deadline is neither', () => {
    const matter = registered({ coUnits: [{ unit: unit.water }] }, { limit: { none: true } });
    expect(matter.do('09-28 10:00', act.coReply('09-28 10:00', unit.water)).events.at(-1)?.data).toMatchObject({
      onTime: null,
    });
  });

  it('a co-handler answers once, while the matter is open', () => {
    const matter = joint().do('09-24 10:00', act.coReply('09-24 10:00', unit.water));
    expect(matter.answerTo('09-24 11:00', act.coReply('09-24 11:00', unit.water))).toBe('already-replied');
    expect(matter.answerTo('09-24 11:00', act.coReply('09-24 11:00', unit.housing))).toBe('not-a-co-handler');
    matter.do('09-24 11:00', { type: 'merge', into: 'M', by: 'P', reason: 'same' });
    expect(matter.answerTo('09-24 12:00', act.coReply('09-24 12:00', unit.roads))).toBe('already-closed');
  });

  it('co-handlers of a matter that moved keep their parts and limits', () => {
    const matter = joint().do('09-24 10:00', act.giveBack('09-24 10:00')).do('09-28 10:00', act.ruleMoves(unit.newer));
    expect(matter.file.parts).toMatchObject([
      { unit: unit.water, dueAt: local('09-28 17:30'), moved: false },
      { unit: unit.roads, dueAt: local('09-28 17:30'), moved: false },
    ]);
  });
});
