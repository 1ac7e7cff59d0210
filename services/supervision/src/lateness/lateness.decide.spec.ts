import { act } from '../spec-fixtures/acts.js';
import { local, registered, unit, type LivingMatter } from '../spec-fixtures/matter-fixture.js';

const heads = (matter: LivingMatter) =>
  matter.round.steps.filter(({ step }) => step === 'head').map(({ withdrawn }) => withdrawn);
const versionOf = (matter: LivingMatter, event: string) => matter.lastEvents.lastIndexOf(event) + 1;
const acceptLast = (matter: LivingMatter, now: string, event: string): LivingMatter =>
  matter.do(now, act.acceptTime(versionOf(matter, event)));

describe('a stated time that the office accepts (domain.md 1, When it happened)', () => {
  const lateReply = () => registered().until('09-30 09:00').do('10-08 10:00', act.reply('09-29 17:00', '10-08 10:00'));

  it('makes a late reply one in time, keeps both times and withdraws the steps taken meanwhile', () => {
    const matter = lateReply();
    expect(heads(matter)).toStrictEqual([false]);
    acceptLast(matter, '10-08 11:00', 'replied');
    expect(matter.round.reply).toMatchObject({ countsAt: local('09-29 17:00'), statedAt: local('09-29 17:00') });
    expect(heads(matter)).toStrictEqual([true]);
    expect(matter.events.at(-1)?.data).toMatchObject({ because: 'stated-time-accepted', step: 'head' });
  });

  it('is accepted once, for an event that there is, and that was late', () => {
    const matter = lateReply();
    expect(matter.answerTo('10-08 11:00', act.acceptTime(99))).toBe('no-late-event');
    expect(registered({}, { unit: null }).answerTo('10-08 11:00', act.acceptTime(1))).toBe('no-late-event');
    acceptLast(matter, '10-08 11:00', 'replied');
    expect(matter.answerTo('10-08 12:00', act.acceptTime(versionOf(matter, 'replied')))).toBe('not-late');
    const inTime = registered().do('09-24 10:00', act.reply('09-24 10:00'));
    expect(inTime.answerTo('09-24 11:00', act.acceptTime(versionOf(inTime, 'replied')))).toBe('not-late');
  });

  it('of a reply reaches back to a round that was sent back, and leaves the present one alone', () => {
    const matter = lateReply().do('10-08 11:00', act.sendBack());
    const deadline = matter.round.deadline;
    acceptLast(matter, '10-08 12:00', 'replied');
    expect(matter.file.rounds[0]).toMatchObject({
      reply: { countsAt: local('09-29 17:00') },
      deadline: { dueAt: local('09-29 17:30') },
    });
    expect(matter.file.rounds[0]?.steps.map(({ withdrawn }) => withdrawn)).toStrictEqual([false, true]);
    expect(matter.round.deadline).toStrictEqual(deadline);
  });

  it('of a pause moves the deadline and withdraws the steps taken since', () => {
    const matter = registered().until('09-29 18:00').do('09-30 09:30', act.pause('09-28 16:30', '09-30 09:30'));
    matter.do('09-30 10:30', act.resume('09-30 10:30'));
    expect(matter.dueAt).toBe(local('09-29 17:30'));
    acceptLast(matter, '09-30 11:00', 'paused');
    expect(matter.dueAt).toBe(local('10-08 11:30'));
    expect(matter.round.steps.map(({ withdrawn }) => withdrawn)).toStrictEqual([true]);
  });

  it('of a resumption moves the deadline back', () => {
    const matter = registered()
      .do('09-24 10:00', act.pause('09-24 10:00'))
      .do('10-08 10:00', act.resume('09-28 11:00', '10-08 10:00'));
    acceptLast(matter, '10-08 11:00', 'resumed');
    expect(matter.dueAt).toBe(local('10-08 10:00'));
    expect(matter.lastEvents.at(-1)).toBe('stated-time-accepted');
  });

  it("of a co-handler's answer counts for its part only", () => {
    const matter = registered({ coUnits: [{ unit: unit.water }] }).do(
      '10-08 10:00',
      act.coReply('09-28 10:00', unit.water, '10-08 10:00'),
    );
    const { rounds } = matter.file;
    acceptLast(matter, '10-08 11:00', 'co-replied');
    expect(matter.file.parts[0]?.reply).toStrictEqual({
      version: 3,
      countsAt: local('09-28 10:00'),
      statedAt: local('09-28 10:00'),
    });
    expect(matter.file.rounds).toStrictEqual(rounds);
  });

  it('of an acceptance: it was not missed', () => {
    const late = (stated: string) => {
      const command = { ...act.accept(stated), countsAt: local('09-28 18:00') } as ReturnType<typeof act.accept>;
      return acceptLast(registered().until('09-28 17:45').do('09-28 18:00', command), '09-29 09:00', 'accepted');
    };
    expect(late('09-24 17:30').round).toMatchObject({ acceptedAt: local('09-24 17:30'), acceptanceMissed: false });
    expect(late('09-24 17:31').round).toMatchObject({ acceptedAt: local('09-24 17:31'), acceptanceMissed: true });
  });

  it('of a contact: it was made in time', () => {
    const late = (made: string) =>
      acceptLast(registered().do('09-29 09:00', act.contact(made, '09-29 09:00')), '09-29 10:00', 'contacted').round;
    expect(late('09-24 10:00').contacted).toBe('in-time');
    expect(late('09-24 10:01').contacted).toBe('late');
  });
});
