import { act } from '../spec-fixtures/acts.js';
import { chinaWith, local, registered, unit, type LivingMatter } from '../spec-fixtures/matter-fixture.js';

const owedBy = (matter: LivingMatter): string[] =>
  matter.file.office.map(({ case: name, dueAt, doneAt, state }) => `${name} ${state} ${dueAt} ${doneAt ?? '-'}`);
const step = (name: string, state: string, dueAt: string, doneAt?: string): string =>
  `${name} ${state} ${local(dueAt)} ${doneAt === undefined ? '-' : local(doneAt)}`;
const replied = (): LivingMatter => registered().do('09-24 11:00', act.reply('09-24 11:00'));
const closed = (): LivingMatter => replied().do('09-28 10:00', act.close());

describe('what the office itself owes', () => {
  it('is a dispatch by the close of the next working day, where a matter waits for a unit', () => {
    const matter = registered({}, { unit: null });
    expect(owedBy(matter)).toStrictEqual([step('dispatch/1', 'open', '09-24 17:30')]);
    matter.do('09-28 09:00', { type: 'dispatch', unit: unit.housing, limit: null });
    expect(owedBy(matter)).toStrictEqual([step('dispatch/1', 'done', '09-24 17:30', '09-28 09:00')]);
    expect(owedBy(registered())).toStrictEqual([]);
  });

  it('is a ruling within 1 working day, but not where the coordinating deputy secretary-general rules', () => {
    const matter = registered().do('09-23 11:00', act.giveBack('09-23 11:00'));
    expect(owedBy(matter)).toStrictEqual([step('ruling/1', 'open', '09-24 17:30')]);
    expect(owedBy(matter.do('09-24 09:00', act.ruleStays()))).toStrictEqual([
      step('ruling/1', 'done', '09-24 17:30', '09-24 09:00'),
    ]);
    const byLaw = registered().do('09-23 11:00', act.giveBack('09-23 11:00', 'Article 12'));
    expect(byLaw.file.office.map(({ step: name }) => name)).toStrictEqual(['legal-ruling']);
  });

  it('is a verification in 3 working days of each reply, then a follow-up within 5 of closing', () => {
    expect(owedBy(replied())).toStrictEqual([step('verification/1', 'open', '09-30 17:30')]);
    expect(owedBy(closed())).toStrictEqual([
      step('verification/1', 'done', '09-30 17:30', '09-28 10:00'),
      step('follow-up/1', 'open', '10-10 17:30'),
    ]);
    const again = replied().do('09-28 10:00', act.sendBack()).do('09-28 11:00', act.reply('09-28 11:00'));
    expect(owedBy(again)[1]).toBe(step('verification/2', 'open', '10-08 17:30'));
  });

  it('is done with the first try to follow up, and dropped when the follow-up is switched off', () => {
    const tried = closed().do('09-29 10:00', act.followUp('09-29 10:00', { answered: false }));
    expect(owedBy(tried)[1]).toBe(step('follow-up/1', 'done', '10-10 17:30', '09-29 10:00'));
    const off = closed().do('09-29 10:00', { type: 'switch-off-follow-up', by: 'P', reason: 'r' });
    expect(owedBy(off)[1]).toBe(step('follow-up/1', 'dropped', '10-10 17:30'));
  });

  it('is an exclusion decided in 5 working days, which time decides in its place', () => {
    const asked = (): LivingMatter => closed().do('09-28 11:00', act.askExclusion('09-28 11:00'));
    const decided = asked().do('09-29 10:00', act.review('P-1')).do('09-29 11:00', act.review('P-2'));
    expect(owedBy(decided)[2]).toBe(step('exclusion/1', 'done', '10-10 17:30', '09-29 11:00'));
    expect(owedBy(asked().until('10-12 10:00'))[2]).toBe(step('exclusion/1', 'missed', '10-10 17:30'));
  });

  it('is a review within 30 days, and what a review closes is owed no longer but followed up', () => {
    const matter = replied().do('09-28 10:00', act.sendBack());
    const version = matter.file.conclusions[0]?.version ?? 0;
    matter.do('09-28 11:00', act.askReview(version));
    expect(owedBy(matter)[1]).toBe(step('review/1', 'open', '10-28 17:30'));
    matter.do('09-28 12:00', act.reply('09-28 12:00')).do('09-29 10:00', act.decideReview(version));
    expect(owedBy(matter).slice(1)).toStrictEqual([
      step('review/1', 'done', '10-28 17:30', '09-29 10:00'),
      step('verification/2', 'dropped', '10-08 17:30'),
      step('follow-up/1', 'open', '10-12 17:30'),
    ]);
  });

  it('falls away when the matter follows another; what is out of scope is dispatched or ruled on by that', () => {
    const merge = { type: 'merge', into: '2026-0002', by: 'P', reason: 'r' } as const;
    const outOfScope = { type: 'answer-out-of-scope', ground: 'secret', route: 'r', earlier: null, by: 'P' } as const;
    const waiting = (): LivingMatter => registered({}, { unit: null });
    expect(owedBy(waiting().do('09-23 12:00', merge))).toStrictEqual([step('dispatch/1', 'dropped', '09-24 17:30')]);
    expect(owedBy(waiting().do('09-23 12:00', outOfScope))).toStrictEqual([
      step('dispatch/1', 'done', '09-24 17:30', '09-23 12:00'),
    ]);
  });
});

describe('the dispatches of the office', () => {
  it('are wrong when a return moved them, or showed them to be out of scope', () => {
    const returned = (): LivingMatter => registered().do('09-23 11:00', act.giveBack('09-23 11:00'));
    const dispatches = (matter: LivingMatter) => matter.file.officeDispatches.map(({ wrong }) => wrong);
    expect(dispatches(registered())).toStrictEqual([false]);
    expect(dispatches(returned().do('09-23 12:00', act.ruleStays()))).toStrictEqual([false]);
    expect(dispatches(returned().do('09-23 12:00', act.ruleMoves(unit.roads)))).toStrictEqual([true, false]);
    const answer = { type: 'answer-out-of-scope', ground: 'secret', route: 'r', earlier: null, by: 'P' } as const;
    expect(dispatches(returned().do('09-23 12:00', answer))).toStrictEqual([true]);
    expect(dispatches(registered().do('09-23 12:00', answer))).toStrictEqual([false]);
  });

  it('are neither those that an agency registered for itself, nor transfers, nor reworks', () => {
    expect(registered({ selfRegistered: true }).file.officeDispatches).toStrictEqual([]);
    const transferred = registered()
      .do('09-23 11:00', act.transfer('09-23 11:00', unit.housing, unit.roads))
      .do('09-23 12:00', act.accept('09-23 12:00', null, unit.roads));
    expect(transferred.file.officeDispatches).toHaveLength(1);
    expect(replied().do('09-28 10:00', act.sendBack()).file.officeDispatches).toHaveLength(1);
  });
});

describe('what the office owes follows the calendar', () => {
  const recompute = { type: 'recompute', because: 'calendar' } as const;
  const flood = chinaWith(
    ['2026-09-24', '2026-09-28', '2026-09-29'].map((date) => ({ date, working: false, reason: 'flood' })),
    2,
  );
  const recomputed = (matter: LivingMatter, at: string): LivingMatter => {
    matter.calendar = flood;
    return matter.do(at, recompute);
  };

  it('while a matter waits for a unit', () => {
    const matter = recomputed(registered({}, { unit: null }), '09-23 12:00');
    expect(matter.lastEvents.at(-1)).toBe('deadline-recomputed');
    expect(owedBy(matter)).toStrictEqual([step('dispatch/1', 'open', '09-30 17:30')]);
  });

  it('while a ruling, a verification or a follow-up is to come, and the dates that others read with it', () => {
    const returned = recomputed(registered().do('09-23 11:00', act.giveBack('09-23 11:00')), '09-23 12:00');
    expect(returned.file.returned?.ruleBy).toBe(local('09-30 17:30'));
    const verified = recomputed(replied(), '09-24 12:00');
    expect([verified.file.verifyBy, verified.file.office[0]?.dueAt]).toStrictEqual([
      local('10-09 17:30'),
      local('10-09 17:30'),
    ]);
    const followed = recomputed(closed(), '09-28 12:00');
    expect(followed.file).toMatchObject({
      status: 'closed',
      followUpBy: local('10-12 17:30'),
      verifyBy: local('09-30 17:30'),
    });
  });

  it('while an exclusion or a review is to be decided, and time refuses the exclusion at its new end', () => {
    const matter = closed().do('09-28 11:00', act.askExclusion('09-28 11:00'));
    matter.do('09-28 11:30', act.askReview(matter.file.conclusions[0]?.version ?? 0));
    matter.calendar = chinaWith(
      [
        { date: '2026-10-28', working: false, reason: 'flood' },
        { date: '2026-09-29', working: false, reason: 'flood' },
      ],
      2,
    );
    matter.do('09-28 12:00', recompute);
    expect(matter.file.exclusion?.decideBy).toBe(local('10-12 17:30'));
    expect(matter.file.conclusions[0]?.review?.decideBy).toBe(local('10-29 17:30'));
    expect(matter.until('10-12 12:00').file.exclusion?.granted).toBeNull();
    expect(matter.until('10-12 18:00').file.exclusion?.granted).toBe(false);
  });

  it('no more once it is done: then nothing is said', () => {
    const done = closed().do('09-28 11:00', act.followUp('09-28 11:00'));
    const before = done.events.length;
    expect(recomputed(done, '09-28 12:00').events).toHaveLength(before);
  });
});
