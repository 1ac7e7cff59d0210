import { MatterEscalated } from '@kaoji/contracts';
import { act } from '../spec-fixtures/acts.js';
import { local, registered, unit } from '../spec-fixtures/matter-fixture.js';

const escalate = (step: string, round = 1) => ({ type: 'escalate', step, round }) as const;
const taken = (matter: ReturnType<typeof registered>) =>
  matter.round.steps.map(({ step, deliveredAt }) => [step, deliveredAt]);

describe('the escalation ladder [M4][M8]', () => {
  it('is climbed rung by rung: the worked example of domain.md 3', () => {
    const matter = registered().do('09-23 11:00', act.accept('09-23 11:00')).until('11-01 09:00');
    expect(taken(matter)).toStrictEqual([
      ['handler', local('09-29 09:15')],
      ['head', local('09-30 09:00')],
      ['dunning', local('10-08 09:00')],
      ['orange', local('10-10 09:00')],
      ['red', local('10-13 09:00')],
      ['interview', local('10-20 09:00')],
    ]);
  });

  it('takes each step once per round', () => {
    const matter = registered().do('09-29 09:15', escalate('handler'));
    expect(matter.answerTo('09-29 09:16', escalate('handler'))).toBe('step-not-due');
  });

  it.each([
    ['before its time', '09-29 09:14:59', escalate('handler')],
    ['of another round', '09-29 09:15', escalate('handler', 2)],
    ['that no ladder has', '10-20 09:00', escalate('gallows')],
  ])('takes no step %s', (_, now, command) => {
    expect(registered().answerTo(now, command)).toBe('step-not-due');
  });

  it('takes no step of a matter without a deadline', () => {
    expect(registered({}, { limit: { none: true } }).answerTo('10-20 09:00', escalate('head'))).toBe('step-not-due');
  });

  it('says what it is about, with the time at which it was really taken', () => {
    const matter = registered().do('10-08 08:00', escalate('head'));
    expect(matter.events.at(-1)).toStrictEqual({
      type: MatterEscalated.type,
      data: {
        step: 'head',
        round: 1,
        unit: unit.housing,
        dueAt: local('09-29 17:30'),
        deliveredAt: local('10-08 08:00'),
        urgent: false,
        title: 'Street lamp',
        deadline: local('09-29 17:30'),
      },
    });
  });

  it('is cancelled by a reply, a pause, a return and a merger', () => {
    const accepted = () => registered().do('09-23 11:00', act.accept('09-23 11:00'));
    expect(accepted().do('09-28 10:00', act.reply('09-28 10:00')).until('11-01 09:00').round.steps).toStrictEqual([]);
    expect(accepted().do('09-28 10:00', act.pause('09-28 10:00')).until('11-01 09:00').round.steps).toStrictEqual([]);
    expect(registered().do('09-24 10:00', act.giveBack('09-24 10:00')).until('11-01 09:00').round.steps).toStrictEqual(
      [],
    );
    const merge = { type: 'merge', into: '2026-0002', by: 'P-office', reason: 'the same' } as const;
    expect(accepted().do('09-28 10:00', merge).until('11-01 09:00').round.steps).toStrictEqual([]);
  });

  it('takes no step that a pause, a reply or an extension cancelled or moved in the same moment', () => {
    const accepted = () => registered().do('09-23 11:00', act.accept('09-23 11:00'));
    const replied = accepted().do('09-29 09:15', act.reply('09-29 09:15'));
    expect(replied.answerTo('09-29 09:15', escalate('handler'))).toBe('step-not-due');
    const extended = accepted()
      .do('09-29 10:00', act.extend('09-29 10:00', { workingDays: 1 }))
      .do('09-30 09:00', act.grant());
    expect(extended.answerTo('09-30 09:00', escalate('head'))).toBe('step-not-due');
  });

  it('owes the steps of a missed deadline that came before a late reply, also when the system was down', () => {
    const matter = registered()
      .do('09-23 11:00', act.accept('09-23 11:00'))
      .do('10-10 10:00', act.reply('10-10 10:00'))
      .until('10-10 10:00');
    expect(matter.round.steps.map(({ step }) => step)).toStrictEqual(['head', 'dunning', 'orange']);
    expect(matter.file.status).toBe('replied');
  });
});

describe("a reply in the deadline's very second", () => {
  const urgent = () =>
    registered({ handling: 'urgent' }, { limit: { hours: 4 } })
      .do('09-23 10:30', act.accept('09-23 10:30'))
      .until('09-23 14:00');

  it('is in time, and withdraws the step of an urgent matter that the deadline itself took', () => {
    const matter = urgent().do('09-23 14:00:00.900', act.reply('09-23 14:00:00.900'));
    expect(matter.events.at(-2)).toMatchObject({ data: { onTime: true } });
    expect(matter.round.steps.map(({ step, withdrawn }) => [step, withdrawn])).toStrictEqual([
      ['handler', false],
      ['head', true],
    ]);
  });

  it('a second later it is late and the step stays', () => {
    const matter = urgent().do('09-23 14:00:01', act.reply('09-23 14:00:01'));
    expect(matter.events.at(-1)).toMatchObject({ data: { onTime: false } });
    expect(matter.round.steps.map(({ withdrawn }) => withdrawn)).toStrictEqual([false, false]);
  });
});
