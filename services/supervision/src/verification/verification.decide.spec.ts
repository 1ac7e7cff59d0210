import { act } from '../spec-fixtures/acts.js';
import { local, registered, unit } from '../spec-fixtures/matter-fixture.js';

const replied = () =>
  registered().do('09-23 11:00', act.accept('09-23 11:00')).do('09-24 10:00', act.reply('09-24 10:00'));
const closed = () => replied().do('09-28 10:00', act.close());
const switchOff = { type: 'switch-off-follow-up', by: 'P-office', reason: 'moved abroad' } as const;

describe('verification 核查 [M4]', () => {
  it('by somebody else than the handler closes the matter 办结', () => {
    expect(replied().answerTo('09-28 10:00', act.close('P-handler'))).toBe('verifier-is-handler');
    expect(closed().file).toMatchObject({ status: 'closed', closedAt: local('09-28 10:00') });
  });

  it('is for a reply, once', () => {
    expect(registered().answerTo('09-28 10:00', act.close())).toBe('not-replied');
    expect(closed().answerTo('09-28 11:00', act.close())).toBe('already-closed');
  });

  it("has a citizens' matter followed up within 5 working days, unless the office switched that off", () => {
    expect(closed().file.followUpBy).toBe(local('10-10 17:30'));
    expect(replied().do('09-24 11:00', switchOff).do('09-28 10:00', act.close()).file).toMatchObject({
      followUpOff: true,
      followUpBy: null,
    });
    const internal = registered({ citizen: false, petitioner: null })
      .do('09-24 10:00', act.reply('09-24 10:00'))
      .do('09-28 10:00', act.close());
    expect(internal.file.followUpBy).toBeNull();
  });

  it('switches a follow-up off once, before the petitioner answered, where there is one', () => {
    expect(closed().do('09-28 11:00', switchOff).file).toMatchObject({ followUpOff: true, followUpBy: null });
    expect(closed().do('09-28 11:00', switchOff).answerTo('09-28 12:00', switchOff)).toBe('follow-up-over');
    expect(closed().do('09-28 11:00', act.followUp('09-28 11:00')).answerTo('09-28 12:00', switchOff)).toBe(
      'follow-up-over',
    );
    expect(registered({ citizen: false }).answerTo('09-28 12:00', switchOff)).toBe('no-petitioner');
  });
});

describe('rework 重办 [M13][M22]', () => {
  it('has its own limit and count, clock and ladder', () => {
    const matter = registered()
      .until('09-30 09:00')
      .do('09-30 10:00', act.reply('09-30 10:00'))
      .do('09-30 11:00', act.sendBack());
    expect(matter.file.status).toBe('dispatched');
    expect(matter.file.rounds[0]).toMatchObject({ sentBack: true, moved: false });
    expect(matter.round).toMatchObject({
      number: 2,
      because: 'rework',
      unit: unit.housing,
      limit: { workingDays: 5 },
      clockFrom: local('09-30 11:00'),
      acceptBy: local('10-08 17:30'),
      contactBy: null,
      steps: [],
    });
    expect(matter.dueAt).toBe(local('10-13 17:30'));
    expect(matter.until('10-14 09:00').round.steps.map(({ step, round }) => [step, round])).toStrictEqual([
      ['handler', 2],
      ['head', 2],
    ]);
  });

  it('may have a limit of its own', () => {
    const command = { ...act.sendBack(), limit: { workingDays: 2 } } as ReturnType<typeof act.sendBack>;
    expect(replied().do('09-24 11:00', command).dueAt).toBe(local('09-29 17:30'));
    const none = { ...command, limit: { workingDays: 0 } } as ReturnType<typeof act.sendBack>;
    expect(replied().answerTo('09-24 11:00', none)).toBe('limit-not-positive');
  });

  it('is asked for by somebody else than the handler, of a reply', () => {
    expect(replied().answerTo('09-24 11:00', act.sendBack('P-handler'))).toBe('verifier-is-handler');
    expect(registered().answerTo('09-24 11:00', act.sendBack())).toBe('not-replied');
    expect(closed().answerTo('09-28 11:00', act.sendBack())).toBe('not-replied');
  });

  it('is not verified by who handled an earlier round', () => {
    const again = replied()
      .do('09-24 11:00', act.sendBack())
      .do('09-24 12:00', act.progress('09-24 12:00'))
      .do('09-28 10:00', act.reply('09-28 10:00'));
    expect(again.round.handler).toBeNull();
    expect(again.answerTo('09-28 11:00', act.close('P-handler'))).toBe('verifier-is-handler');
  });

  it.each([
    ['partly', 'accepted'],
    ['not', 'accepted'],
    ['fully', 'not-replied'],
  ])('after a follow-up whose answer is %s: %s', (solved, answer) => {
    const matter = closed().do('09-29 10:00', act.followUp('09-29 10:00', { solved }));
    expect(matter.answerTo('09-29 11:00', act.sendBack())).toBe(answer);
  });

  it('is not asked for again by the same word, and is followed up anew', () => {
    const matter = closed()
      .do('09-29 10:00', act.followUp('09-29 10:00', { solved: 'not' }))
      .do('09-29 11:00', act.sendBack())
      .do('09-30 10:00', act.reply('09-30 10:00'))
      .do('09-30 11:00', act.close());
    expect(matter.file).toMatchObject({ status: 'closed', followUpBy: local('10-13 17:30') });
    expect(matter.answerTo('09-30 12:00', act.sendBack())).toBe('not-replied');
    matter.do('09-30 13:30', act.followUp('09-30 13:30'));
    expect(matter.file.followUps.map(({ round, solved }) => [round, solved])).toStrictEqual([
      [1, 'not'],
      [2, 'fully'],
    ]);
  });
});
