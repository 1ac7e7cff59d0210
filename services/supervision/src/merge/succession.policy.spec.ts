import { act } from '../spec-fixtures/acts.js';
import { local, registered, unit } from '../spec-fixtures/matter-fixture.js';

const succeed = (from: string = unit.housing, to: string = unit.newer) => ({ type: 'succeed', from, to }) as const;

describe('a unit that others follow (domain.md 1, Unit)', () => {
  it('hands its open matter on; the clock runs on with all that it has lived through', () => {
    const matter = registered()
      .do('09-23 11:00', act.accept('09-23 11:00'))
      .do('09-24 10:00', act.pause('09-24 10:00'))
      .do('09-28 11:00', act.resume('09-28 11:00'))
      .until('09-30 11:00');
    const before = matter.round;
    matter.do('09-30 12:00', succeed());
    expect(matter.file.status).toBe('handling');
    expect(matter.round).toStrictEqual({
      ...before,
      number: 2,
      unit: unit.newer,
      because: 'succession',
      handler: null,
    });
    expect(matter.file.rounds[0]).toStrictEqual({ ...before, moved: true });
    expect(matter.dueAt).toBe(local('10-08 10:00'));
    expect(matter.answerTo('09-30 13:30', act.reply('09-30 13:30'))).toBe('not-the-lead-unit');
  });

  it("does not have the steps taken once more, and a withdrawal reaches the old unit's slip", () => {
    const matter = registered().until('10-10 09:00').do('10-10 10:00', succeed()).until('10-13 09:00');
    expect(matter.round.steps.map(({ step, round, unit: whose }) => [step, round, whose])).toStrictEqual([
      ['handler', 1, unit.housing],
      ['head', 1, unit.housing],
      ['dunning', 1, unit.housing],
      ['orange', 1, unit.housing],
      ['red', 2, unit.newer],
    ]);
    matter.do('10-13 10:00', act.reply('09-29 10:00', '09-29 10:00', [], unit.newer));
    expect(matter.file.rounds[0]?.steps.map(({ withdrawn }) => withdrawn)).toStrictEqual([false, true, true, true]);
    expect(matter.events.at(-2)?.data).toMatchObject({ step: 'orange', round: 1, unit: unit.housing });
    expect(matter.events.at(-1)?.data).toMatchObject({ step: 'red', round: 2, unit: unit.newer });
  });

  it('hands the open part of a co-handler on with its limit', () => {
    const matter = registered({ coUnits: [{ unit: unit.water }] }).do('09-24 10:00', succeed(unit.water));
    expect(matter.file.parts).toStrictEqual([
      { unit: unit.water, limit: null, dueAt: local('09-28 17:30'), moved: true, reply: null },
      { unit: unit.newer, limit: null, dueAt: local('09-28 17:30'), moved: false, reply: null },
    ]);
    expect(matter.answerTo('09-24 11:00', act.coReply('09-24 11:00', unit.water))).toBe('not-a-co-handler');
    expect(matter.answerTo('09-24 11:00', act.coReply('09-24 11:00', unit.newer))).toBe('accepted');
  });

  it.each([
    ['the co-handler follows the lead', succeed(unit.housing, unit.water)],
    ['the lead follows the co-handler', succeed(unit.water, unit.housing)],
  ])('leaves one answer to give when %s', (_, command) => {
    const matter = registered({ coUnits: [{ unit: unit.water }] }).do('09-24 10:00', command);
    expect(matter.file.parts).toMatchObject([{ unit: unit.water, moved: true }]);
    const lead = matter.round.unit;
    expect(matter.answerTo('09-24 11:00', act.reply('09-24 11:00', '09-24 11:00', [], lead))).toBe('accepted');
  });

  it('joins two co-handlers to one', () => {
    const coUnits = [{ unit: unit.water }, { unit: unit.roads }];
    const matter = registered({ coUnits }).do('09-24 10:00', succeed(unit.water, unit.roads));
    expect(matter.file.parts.map(({ unit: whose, moved }) => [whose, moved])).toStrictEqual([
      [unit.water, true],
      [unit.roads, false],
    ]);
  });

  it("changes nothing of matters that are over, not dispatched, or another's", () => {
    const closed = registered().do('09-24 10:00', act.reply('09-24 10:00')).do('09-24 11:00', act.close());
    const merged = registered().do('09-24 10:00', { type: 'merge', into: 'M', by: 'P', reason: 'same' });
    const waiting = registered({}, { unit: null });
    const answered = registered({ coUnits: [{ unit: unit.water }] }).do(
      '09-24 10:00',
      act.coReply('09-24 10:00', unit.water),
    );
    const nothing = { kind: 'accepted', events: [] };
    for (const matter of [closed, merged, waiting]) expect(matter.ask('09-24 12:00', succeed())).toStrictEqual(nothing);
    expect(answered.ask('09-24 12:00', succeed(unit.water))).toStrictEqual(nothing);
    expect(registered().ask('09-24 12:00', succeed(unit.roads))).toStrictEqual(nothing);
  });

  it('keeps a reply that stands, and counts no contact of a rework', () => {
    const rework = registered().do('09-24 10:00', act.reply('09-24 10:00')).do('09-24 11:00', act.sendBack());
    expect(rework.do('09-24 12:00', succeed()).until('09-28 09:00').round.contacted).toBeNull();
    const replied = registered().do('09-24 10:00', act.reply('09-24 10:00')).do('09-24 11:00', succeed());
    expect(replied.file.status).toBe('replied');
    expect(replied.round.reply?.countsAt).toBe(local('09-24 10:00'));
  });
});
