import { act } from '../spec-fixtures/acts.js';
import { local, registered, type LivingMatter } from '../spec-fixtures/matter-fixture.js';

const closed = (facts: Parameters<typeof registered>[0] = {}): LivingMatter =>
  registered(facts).do('09-24 10:00', act.reply('09-24 10:00')).do('09-24 11:00', act.close());
const unanswered = (at: string) => act.followUp(at, { answered: false, solved: null, grade: null });

describe('follow-up 回访 [M13]', () => {
  it('notes what the petitioner said', () => {
    const matter = closed().do(
      '09-28 10:00',
      act.followUp('09-28 10:00', { contacted: 'late', solved: 'partly', grade: 3 }),
    );
    expect(matter.events.at(-1)?.data).toMatchObject({ attempt: 1 });
    expect(matter.file.followUps).toStrictEqual([
      { round: 1, at: local('09-28 10:00'), answered: true, contacted: 'late', solved: 'partly', grade: 3 },
    ]);
  });

  it('tries three times on three days', () => {
    const matter = closed().do('09-24 12:00', unanswered('09-24 12:00'));
    expect(matter.answerTo('09-24 23:59', unanswered('09-24 23:59'))).toBe('tried-that-day');
    matter.do('09-25 00:00', unanswered('09-25 00:00')).do('09-28 10:00', unanswered('09-28 10:00'));
    expect(matter.events.at(-1)?.data).toMatchObject({ attempt: 3 });
    expect(matter.answerTo('09-29 10:00', unanswered('09-29 10:00'))).toBe('tries-used-up');
  });

  it('ends when the petitioner has answered', () => {
    const matter = closed().do('09-28 10:00', act.followUp('09-28 10:00'));
    expect(matter.answerTo('09-29 10:00', act.followUp('09-29 10:00'))).toBe('already-answered');
  });

  it("is for closed citizens' matters, unless switched off", () => {
    const open = registered().do('09-24 10:00', act.reply('09-24 10:00'));
    expect(open.answerTo('09-28 10:00', act.followUp('09-28 10:00'))).toBe('not-closed');
    const internal = closed({ citizen: false, petitioner: null });
    expect(internal.answerTo('09-28 10:00', act.followUp('09-28 10:00'))).toBe('no-petitioner');
    const off = closed().do('09-24 12:00', { type: 'switch-off-follow-up', by: 'P', reason: 'r' });
    expect(off.answerTo('09-28 10:00', act.followUp('09-28 10:00'))).toBe('follow-up-switched-off');
  });

  it('is made by somebody else than the handler, of whichever round', () => {
    const reworked = registered()
      .do('09-23 11:00', act.accept('09-23 11:00', 'P-first'))
      .do('09-24 10:00', act.reply('09-24 10:00'))
      .do('09-24 11:00', act.sendBack())
      .do('09-24 14:00', act.accept('09-24 14:00', 'P-second'))
      .do('09-24 15:00', act.reply('09-24 15:00'))
      .do('09-24 16:00', act.close());
    const asked = (by: string | null) => reworked.answerTo('09-28 10:00', act.followUp('09-28 10:00', { by }));
    expect(['P-first', 'P-second'].map(asked)).toStrictEqual(['followed-up-by-handler', 'followed-up-by-handler']);
    expect([asked('P-caller'), asked('key:hotline'), asked(null)]).toStrictEqual(['accepted', 'accepted', 'accepted']);
  });

  it('of a rework has three tries of its own', () => {
    const matter = closed()
      .do('09-24 12:00', act.followUp('09-24 12:00', { solved: 'not' }))
      .do('09-24 13:30', act.sendBack())
      .do('09-24 14:00', act.reply('09-24 14:00'))
      .do('09-24 15:00', act.close())
      .do('09-24 16:00', unanswered('09-24 16:00'));
    expect(matter.events.at(-1)?.data).toMatchObject({ attempt: 1 });
    expect(matter.answerTo('09-28 10:00', act.followUp('09-28 10:00'))).toBe('accepted');
  });
});
