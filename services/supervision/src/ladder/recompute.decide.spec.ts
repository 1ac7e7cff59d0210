import { MatterDeadlineRecomputed } from '@kaoji/contracts';
import { defaultPolicy } from '../policy/supervision.policy.js';
import { act } from '../spec-fixtures/acts.js';
import { chinaWith, local, registered, unit } from '../spec-fixtures/matter-fixture.js';

describe('recomputing a clock', () => {
  const recompute = { type: 'recompute', because: 'calendar' } as const;
  const holiday = chinaWith([{ date: '2026-09-28', working: false, reason: 'flood' }], 2);

  it('says nothing when nothing changed, whatever the versions', () => {
    const matter = registered();
    matter.calendar = chinaWith([], 7);
    expect(matter.ask('09-24 10:00', recompute)).toStrictEqual({ kind: 'accepted', events: [] });
  });

  it('moves an open deadline, its yellow and its ladder with the calendar, with an event', () => {
    const matter = registered();
    matter.calendar = holiday;
    matter.do('09-24 10:00', recompute);
    expect(matter.events.at(-1)?.type).toBe(MatterDeadlineRecomputed.type);
    expect(matter.dueAt).toBe(local('09-30 17:30'));
    expect(matter.round.deadline?.calendarVersion).toBe(2);
  });

  it('never loses a pause or an extension', () => {
    const matter = registered()
      .do('09-24 10:00', act.pause('09-24 10:00'))
      .do('09-28 11:00', act.resume('09-28 11:00'))
      .do('09-28 12:00', act.extend('09-28 12:00', { workingDays: 1 }))
      .do('09-28 12:01', act.grant());
    expect(matter.dueAt).toBe(local('10-09 10:00'));
    matter.calendar = chinaWith([{ date: '2026-10-08', working: false, reason: 'flood' }], 2);
    expect(matter.do('09-29 10:00', recompute).dueAt).toBe(local('10-10 10:00'));
  });

  it.each([
    ['a rung is added', { ...defaultPolicy, ladder: [...defaultPolicy.ladder, { step: 'red', after: 12 } as const] }],
    ['yellow comes earlier', { ...defaultPolicy, yellowPercent: 50 }],
  ])('follows the policy when %s', (_, policy) => {
    const matter = registered();
    matter.policy = policy;
    expect(matter.do('09-24 10:00', recompute).lastEvents.at(-1)).toBe('deadline-recomputed');
  });

  it('takes the mark off a deadline whose year was announced with the same day', () => {
    const matter = registered({ registeredAt: local('12-30 10:00') }, { limit: { workingDays: 2 } });
    expect(matter.round.deadline).toMatchObject({ dueAt: local('2027-01-01 17:30'), provisional: true });
    matter.calendar = chinaWith([], 2, [2027]);
    matter.do('12-30 11:00', recompute);
    expect(matter.round.deadline).toMatchObject({ dueAt: local('2027-01-01 17:30'), provisional: false });
  });

  it('reaches a returned matter, and leaves the reply clock of a replied one alone', () => {
    const returned = registered().do('09-24 10:00', act.giveBack('09-24 10:00'));
    returned.calendar = holiday;
    expect(returned.do('09-24 11:00', recompute).dueAt).toBe(local('09-30 17:30'));
    const replied = registered().do('09-24 10:00', act.reply('09-24 10:00'));
    replied.calendar = holiday;
    expect(replied.do('09-24 11:00', recompute).dueAt).toBe(local('09-29 17:30'));
    const waiting = registered({}, { unit: null });
    expect(waiting.ask('09-24 11:00', recompute)).toStrictEqual({ kind: 'accepted', events: [] });
  });

  it('gives a matter without a deadline none', () => {
    const matter = registered({}, { limit: { none: true } });
    expect(matter.ask('09-24 10:00', recompute)).toStrictEqual({ kind: 'accepted', events: [] });
  });

  it('moves what is open of acceptance and co-handlers, and nothing that was answered', () => {
    const coUnits = [{ unit: unit.water }, { unit: unit.roads, limit: { workingDays: 1 } }, { unit: unit.newer }];
    const matter = registered({ coUnits }).do('09-23 12:00', act.coReply('09-23 12:00', unit.newer));
    matter.calendar = chinaWith([{ date: '2026-09-24', working: false, reason: 'flood' }], 2);
    matter.do('09-23 15:00', recompute);
    expect(matter.round).toMatchObject({ acceptBy: local('09-28 17:30'), deadline: { dueAt: local('09-30 17:30') } });
    expect(matter.file.parts.map(({ dueAt }) => dueAt)).toStrictEqual([
      local('09-29 17:30'),
      local('09-28 17:30'),
      local('09-28 17:30'),
    ]);
    expect(matter.ask('09-23 16:00', recompute)).toStrictEqual({ kind: 'accepted', events: [] });
  });

  it('moves the part of a co-handler when the lead has replied, and no acceptance that was given', () => {
    const matter = registered({ coUnits: [{ unit: unit.water }] })
      .do('09-23 11:00', act.accept('09-23 11:00'))
      .do('09-23 12:00', act.reply('09-23 12:00', '09-23 12:00', [unit.water]));
    matter.calendar = chinaWith([{ date: '2026-09-24', working: false, reason: 'flood' }], 2);
    matter.do('09-23 15:00', recompute);
    expect(matter.round).toMatchObject({ acceptBy: local('09-24 17:30'), deadline: { dueAt: local('09-29 17:30') } });
    expect(matter.file.parts.map(({ dueAt }) => dueAt)).toStrictEqual([local('09-29 17:30')]);
  });

  it('moves the part that a successor took over', () => {
    const matter = registered({ coUnits: [{ unit: unit.water, limit: { workingDays: 1 } }] });
    matter.do('09-23 11:00', { type: 'succeed', from: unit.water, to: unit.newer });
    matter.calendar = chinaWith([{ date: '2026-09-24', working: false, reason: 'flood' }], 2);
    matter.do('09-23 15:00', recompute);
    expect(matter.file.parts.map(({ dueAt }) => dueAt)).toStrictEqual([local('09-24 17:30'), local('09-28 17:30')]);
  });

  it('leaves the clocks of a closed matter as they ended, and says nothing of one that is over in every respect', () => {
    const closed = registered().do('09-23 11:00', act.reply('09-23 11:00')).do('09-23 12:00', act.close());
    const { dueAt } = closed;
    closed.calendar = holiday;
    closed.do('09-23 15:00', recompute);
    expect([closed.dueAt, closed.round.acceptBy]).toStrictEqual([dueAt, local('09-24 17:30')]);
    const internal = registered({ citizen: false })
      .do('09-23 11:00', act.reply('09-23 11:00'))
      .do('09-23 12:00', act.close());
    const merged = registered().do('09-23 11:00', { type: 'merge', into: 'M', by: 'P', reason: 'same' });
    for (const matter of [internal, merged]) {
      matter.calendar = holiday;
      expect(matter.ask('09-23 15:00', recompute)).toStrictEqual({ kind: 'accepted', events: [] });
    }
  });
});
