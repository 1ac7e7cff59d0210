import { act, coordinator } from '../spec-fixtures/acts.js';
import { local, registered, unit } from '../spec-fixtures/matter-fixture.js';

const dispatch = (to: string = unit.housing, limit: { workingDays: number } | null = null) =>
  ({ type: 'dispatch', unit: to, limit }) as const;

describe('dispatch 交办 [M4]', () => {
  const waiting = () => registered({ coUnits: [{ unit: unit.water }] }, { unit: null });

  it.each([
    ['a unit that is none', dispatch('X'), 'unknown-unit'],
    ['a unit that is co-handler', dispatch(unit.water), 'unit-named-twice'],
    ['a limit of no days', dispatch(unit.housing, { workingDays: 0 }), 'limit-not-positive'],
  ])('refuses %s', (_, command, code) => {
    expect(waiting().answerTo('09-23 11:00', command)).toBe(code);
  });

  it('happens once', () => {
    expect(waiting().do('09-23 11:00', dispatch()).answerTo('09-23 11:00', dispatch(unit.roads))).toBe(
      'already-dispatched',
    );
  });

  it('may name another limit, which a new lead unit inherits', () => {
    const matter = waiting()
      .do('09-23 11:00', dispatch(unit.housing, { workingDays: 8 }))
      .do('09-23 12:00', act.transfer('09-23 12:00', unit.housing, unit.roads))
      .do('09-23 13:00', act.accept('09-23 13:00', null, unit.roads));
    expect(matter.file.rounds.map(({ limit }) => limit)).toStrictEqual([{ workingDays: 8 }, { workingDays: 8 }]);
  });
});

describe('return 退回', () => {
  const returned = (article: string | null = null) =>
    registered().do('09-24 10:00', act.giveBack('09-24 10:00', article));

  it('waits for the office, which rules within 1 working day', () => {
    expect(returned().file).toMatchObject({
      status: 'returned',
      returned: { unit: unit.housing, ruleBy: local('09-28 17:30'), article: null },
    });
  });

  it.each([
    ["in the second of the time for acceptance's end", '09-24 17:30:00.999', 'accepted'],
    ['a second later', '09-24 17:30:01', 'acceptance-time-over'],
  ])('%s', (_, at, answer) => {
    expect(registered().answerTo(at, act.giveBack(at))).toBe(answer);
  });

  it('is refused to another unit, after acceptance and while one waits', () => {
    expect(registered().answerTo('09-24 10:00', act.giveBack('09-24 10:00', null, unit.roads))).toBe(
      'not-the-lead-unit',
    );
    const accepted = registered().do('09-23 11:00', act.accept('09-23 11:00'));
    expect(accepted.answerTo('09-24 10:00', act.giveBack('09-24 10:00'))).toBe('already-accepted');
    expect(returned().answerTo('09-24 11:00', act.giveBack('09-24 11:00'))).toBe('already-returned');
  });

  it('that is not upheld binds the unit: a second return is refused, the clock ran on, no acceptance is missed', () => {
    const matter = returned().do('09-28 10:00', act.ruleStays());
    expect(matter.answerTo('09-28 11:00', act.giveBack('09-24 11:00'))).toBe('second-return');
    expect(matter.dueAt).toBe(local('09-29 17:30'));
    expect(matter.file).toMatchObject({ status: 'dispatched', wrongDispatches: 0, returned: null });
    expect(matter.until('09-29 09:00').round.acceptanceMissed).toBe(false);
    expect(matter.answerTo('09-29 09:00', { type: 'miss-acceptance', round: 1 })).toBe('step-not-due');
  });

  it("that is upheld is a wrong dispatch of the office's; the clock starts at that dispatch for the new unit", () => {
    const matter = returned().do('09-28 10:00', act.ruleMoves(unit.roads));
    expect(matter.file).toMatchObject({ status: 'dispatched', wrongDispatches: 1, returned: null });
    expect(matter.round).toMatchObject({
      number: 2,
      unit: unit.roads,
      because: 'ruling',
      clockFrom: local('09-28 10:00'),
    });
    expect(matter.dueAt).toBe(local('10-08 17:30'));
    expect(matter.file.rounds[0]).toMatchObject({ unit: unit.housing, moved: true, sentBack: false });
    expect(matter.answerTo('09-28 11:00', act.giveBack('09-28 11:00', null, unit.roads))).toBe('second-return');
  });

  it('with the article that gives no competence needs a legal opinion, and the clock stands meanwhile', () => {
    const matter = returned('Article 12');
    expect(matter.answerTo('09-28 11:00', act.ruleStays())).toBe('legal-opinion-missing');
    expect(matter.answerTo('09-28 11:00', act.resume('09-28 11:00'))).toBe('return-not-ruled-on');
    matter.do('09-28 11:00', act.ruleStays('opinion 7'));
    expect(matter.dueAt).toBe(local('10-08 10:00'));
    expect(matter.round.pauses).toStrictEqual([
      {
        version: 3,
        from: local('09-24 10:00'),
        to: local('09-28 11:00'),
        statedFrom: local('09-24 10:00'),
        statedTo: local('09-28 11:00'),
        resumedVersion: 4,
        because: 'competence',
        refusableUntil: null,
        toldAt: null,
      },
    ]);
  });

  it('with such an article is ruled on by who coordinates the unit, never by the office', () => {
    const byLaw = returned('Article 12');
    expect(byLaw.answerTo('09-24 15:00', act.ruleStays('so says the law', 'P-office'))).toBe('not-the-coordinator');
    const other = `P-coordinates-${unit.roads}`;
    expect(byLaw.answerTo('09-24 15:00', act.ruleMoves(unit.roads, 'so', other))).toBe('not-the-coordinator');
    expect(byLaw.answerTo('09-24 15:00', act.ruleStays('so says the law', coordinator))).toBe('accepted');
    expect(returned().answerTo('09-24 15:00', act.ruleStays(null, 'P-office'))).toBe('accepted');
  });

  it('with such an article, posted later than it counts, withdraws the steps taken since', () => {
    const matter = registered({ registeredAt: local('09-28 10:00') }, { limit: { immediate: true } }).until(
      '09-29 09:00',
    );
    expect(matter.round.steps.map(({ step }) => step)).toStrictEqual(['handler', 'head']);
    matter.do('09-29 10:00', act.giveBack('09-28 12:00', 'Article 12'));
    expect(matter.round.steps.map(({ withdrawn }) => withdrawn)).toStrictEqual([true, true]);
  });

  it.each([
    ['a move to nobody', { ...act.ruleMoves('X'), unit: null }, 'other-unit-missing'],
    ['a move to the same unit', act.ruleMoves(unit.housing), 'other-unit-missing'],
    ['a move to a unit that is none', act.ruleMoves('X'), 'unknown-unit'],
  ])('is not ruled on by %s', (_, command, code) => {
    expect(returned().answerTo('09-28 10:00', command as ReturnType<typeof act.ruleMoves>)).toBe(code);
  });

  it('is ruled on once', () => {
    expect(registered().answerTo('09-28 10:00', act.ruleStays())).toBe('no-return-to-rule-on');
  });

  it('that stays names no unit in its ruling', () => {
    const matter = returned().do('09-28 10:00', { ...act.ruleMoves(unit.roads), ruling: 'stays' } as never);
    expect(matter.events.at(-1)?.data).toMatchObject({ ruling: 'stays', unit: null });
  });

  it('takes the steps of the unit that had nothing to do with it, and lets a co-handler lead without a part', () => {
    const late = registered({ coUnits: [{ unit: unit.water }] }, { limit: { dueAt: local('09-22 12:00') } })
      .until('09-23 10:00')
      .do('09-23 11:00', act.giveBack('09-23 11:00'))
      .do('09-23 12:00', act.ruleMoves(unit.water));
    expect(late.file.rounds[0]?.steps.every(({ withdrawn }) => withdrawn)).toBe(true);
    expect(late.lastEvents.slice(-2)).toStrictEqual(['step-withdrawn', 'dispatched']);
    expect(late.file.parts).toMatchObject([{ unit: unit.water, moved: true, reply: null }]);
    expect(late.answerTo('09-23 13:00', act.reply('09-23 13:00', '09-23 13:00', [], unit.water))).toBe('accepted');
  });
});

describe('the unit asked first 首问 [M5]', () => {
  const asked = () => registered({ firstAsked: unit.housing }, { unit: null });

  it.each([
    ['in its last second', '09-24 17:30:00.999', unit.housing, unit.roads, 'accepted'],
    ['later', '09-24 17:30:01', unit.housing, unit.roads, 'acceptance-time-over'],
    ['to itself', '09-24 10:00', unit.housing, unit.housing, 'other-unit-missing'],
    ['to a unit that is none', '09-24 10:00', unit.housing, 'X', 'unknown-unit'],
    ['for another unit', '09-24 10:00', unit.water, unit.roads, 'not-the-lead-unit'],
  ])('%s', (_, at, from, to, answer) => {
    expect(asked().answerTo(at, act.transfer(at, from, to))).toBe(answer);
  });

  it('alone transfers: who got it from there, who leads for another, and who was ruled to keep it does not', () => {
    const offered = asked().do('09-24 10:00', act.transfer('09-24 10:00', unit.housing, unit.roads));
    const passOn = act.transfer('09-24 11:00', unit.roads, unit.water);
    expect(offered.answerTo('09-24 11:00', passOn)).toBe('not-the-lead-unit');
    expect(offered.do('09-24 10:30', act.accept('09-24 10:30', null, unit.roads)).answerTo('09-24 11:00', passOn)).toBe(
      'already-accepted',
    );
    const named = registered({ firstAsked: unit.water });
    expect(named.answerTo('09-23 11:00', act.transfer('09-23 11:00', unit.housing, unit.roads))).toBe(
      'not-first-asked',
    );
    const ruled = asked().do('09-23 11:00', act.giveBack('09-23 11:00')).do('09-23 12:00', act.ruleStays());
    expect(ruled.answerTo('09-23 13:00', act.transfer('09-23 13:00', unit.housing, unit.roads))).toBe(
      'not-first-asked',
    );
  });

  it('does not transfer what it accepted', () => {
    const matter = asked().do('09-23 11:00', act.accept('09-23 11:00'));
    expect(matter.answerTo('09-23 12:00', act.transfer('09-23 12:00', unit.housing, unit.roads))).toBe(
      'already-accepted',
    );
  });
});
