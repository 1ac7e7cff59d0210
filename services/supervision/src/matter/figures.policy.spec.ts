import type { Figures } from '@kaoji/contracts';
import { act } from '../spec-fixtures/acts.js';
import { local, registered, unit, type LivingMatter } from '../spec-fixtures/matter-fixture.js';
import { figuresOf } from './figures.policy.js';

const stated = (matter: LivingMatter, back = 1) =>
  (matter.events.at(-back)?.data as { figures?: Figures } | undefined)?.figures;

const lead = {
  case: 'lead/1',
  unit: unit.housing,
  citizen: true,
  weight: 1,
  dispatchedAt: local('09-23 10:00'),
  dueAt: local('09-29 17:30'),
  repliedAt: null,
  paused: false,
  excluded: false,
  petitioner: 'hmac-of-somebody',
  registeredAt: local('09-23 10:00'),
  contacted: null,
  sentBack: false,
};
const slip = (color: 'orange' | 'red', dueAt: string, withdrawn = false) => ({
  case: `slip/1/${color}`,
  unit: unit.housing,
  slip: color,
  dueAt: local(dueAt),
  withdrawn,
});
const merge = { type: 'merge', into: 'M', by: 'P', reason: 'same' } as const;

describe('what each event states in the figures [M4][M26]', () => {
  it('registration states nothing, dispatch the case and a part per co-handler', () => {
    const matter = registered({ coUnits: [{ unit: unit.water }] });
    expect(stated(matter, 2)).toBeUndefined();
    expect(stated(matter)).toStrictEqual({
      cases: [lead, { ...lead, case: `co/${unit.water}`, unit: unit.water, dueAt: local('09-28 17:30') }],
    });
  });

  it('acceptance and progress state nothing', () => {
    expect(stated(registered().do('09-23 11:00', act.accept('09-23 11:00')))).toBeUndefined();
    expect(stated(registered().do('09-23 11:00', act.progress('09-23 11:00')))).toBeUndefined();
  });

  it('a contact, and its miss, state whether it was in time', () => {
    expect(stated(registered().do('09-23 11:00', act.contact('09-23 11:00')))).toStrictEqual({
      cases: [{ ...lead, contacted: 'in-time' }],
    });
    const missed = registered().do('09-23 11:00', act.accept('09-23 11:00')).until('09-24 11:00');
    expect(stated(missed)).toStrictEqual({ cases: [{ ...lead, contacted: 'never' }] });
  });

  it('a pause takes the case out while it lasts, a resumption brings it back with another deadline', () => {
    const matter = registered().do('09-24 10:00', act.pause('09-24 10:00'));
    expect(stated(matter)).toStrictEqual({ cases: [{ ...lead, paused: true }] });
    matter.do('09-28 11:00', act.resume('09-28 11:00'));
    expect(stated(matter)).toStrictEqual({ cases: [{ ...lead, dueAt: local('10-08 10:00') }] });
  });

  it('a pause that begins after the deadline takes the case out of nothing', () => {
    const matter = registered().do('09-29 17:31', act.pause('09-29 17:31'));
    expect(stated(matter)).toBeUndefined();
    expect(figuresOf(matter.state).cases).toStrictEqual([lead]);
    const none = registered({}, { limit: { none: true } }).do('09-29 17:31', act.pause('09-29 17:31'));
    expect(stated(none)).toStrictEqual({ cases: [{ ...lead, dueAt: null, paused: true }] });
  });

  it('an extension states its deadline', () => {
    const matter = registered().do('09-28 10:00', act.extend('09-28 10:00', { workingDays: 1 }));
    expect(stated(matter)).toBeUndefined();
    expect(stated(matter.do('09-28 11:00', act.grant()))).toStrictEqual({
      cases: [{ ...lead, dueAt: local('09-30 17:30') }],
    });
  });

  it('a reply states when it counts, of the lead or of its part', () => {
    const matter = registered({ coUnits: [{ unit: unit.water }] });
    const part = { ...lead, case: `co/${unit.water}`, unit: unit.water, dueAt: local('09-28 17:30') };
    expect(stated(matter.do('09-24 10:00', act.coReply('09-24 10:00', unit.water)))).toStrictEqual({
      cases: [{ ...part, repliedAt: local('09-24 10:00') }],
    });
    expect(stated(matter.do('09-24 11:00', act.reply('09-24 11:00')))).toStrictEqual({
      cases: [{ ...lead, repliedAt: local('09-24 11:00') }],
    });
  });

  it('orange and red state a slip each in the month in which they came due, other steps none', () => {
    const matter = registered().until('10-08 09:00');
    expect(matter.lastEvents.at(-1)).toBe('escalated');
    expect(stated(matter)).toBeUndefined();
    expect(stated(matter.until('10-10 09:00'))).toStrictEqual({ slips: [slip('orange', '10-09 17:30')] });
    expect(stated(matter.until('10-13 09:00'))).toStrictEqual({ slips: [slip('red', '10-12 17:30')] });
    expect(stated(matter.until('10-20 09:00'))).toBeUndefined();
  });

  it('a withdrawal takes the slip back', () => {
    const matter = registered().until('10-10 09:00').do('10-10 10:00', act.reply('10-10 08:00'));
    expect(stated(matter)).toStrictEqual({ slips: [slip('orange', '10-09 17:30', true)] });
  });

  it('a refused pause brings back the slip that it had withdrawn', () => {
    const matter = registered().until('10-10 09:00').do('10-10 10:00', act.pause('10-10 08:00'));
    expect(stated(matter)).toStrictEqual({ slips: [slip('orange', '10-09 17:30', true)] });
    matter.do('10-10 11:00', { type: 'refuse-pause', reason: 'no basis' });
    expect(stated(matter)).toStrictEqual({ slips: [slip('orange', '10-09 17:30')] });
  });

  it('a rework states the case that was sent back, and its own', () => {
    const matter = registered().do('09-24 10:00', act.reply('09-24 10:00')).do('09-24 11:00', act.sendBack());
    const repliedAt = local('09-24 10:00');
    expect(stated(matter, 2)).toStrictEqual({ cases: [{ ...lead, repliedAt, sentBack: true }] });
    expect(stated(matter)).toStrictEqual({
      cases: [{ ...lead, case: 'lead/2', dispatchedAt: local('09-24 11:00'), dueAt: local('10-09 17:30') }],
    });
  });

  it('a case that moved is in no rate of the old unit', () => {
    const matter = registered()
      .do('09-23 11:00', act.transfer('09-23 11:00', unit.housing, unit.roads))
      .do('09-23 11:10', act.accept('09-23 11:10', null, unit.roads));
    expect(stated(matter, 2)).toStrictEqual({
      cases: [
        { ...lead, excluded: true },
        { ...lead, case: 'lead/2', unit: unit.roads, dispatchedAt: local('09-23 11:00') },
      ],
    });
  });

  it('a part that moved is in no rate of the old unit', () => {
    const matter = registered({ coUnits: [{ unit: unit.water }] });
    matter.do('09-24 10:00', { type: 'succeed', from: unit.water, to: unit.newer });
    const part = { ...lead, dueAt: local('09-28 17:30') };
    expect(stated(matter)).toStrictEqual({
      cases: [
        { ...part, case: `co/${unit.water}`, unit: unit.water, excluded: true },
        { ...part, case: `co/${unit.newer}`, unit: unit.newer },
      ],
    });
  });

  it('a successor takes over the case, not the slips', () => {
    const matter = registered()
      .until('10-10 09:00')
      .do('10-10 10:00', { type: 'succeed', from: unit.housing, to: unit.newer });
    expect(stated(matter)?.slips).toBeUndefined();
    expect(figuresOf(matter.state).slips).toStrictEqual([slip('orange', '10-09 17:30')]);
  });
});

describe('what the petitioner says', () => {
  const closed = () => registered().do('09-23 15:00', act.reply('09-23 15:00')).do('09-23 16:00', act.close());
  const word = { case: 'follow-up/1', unit: unit.housing, answered: true, excluded: false } as const;

  it('is stated per closing; silence is not [M13]', () => {
    const silent = closed().do(
      '09-24 09:00',
      act.followUp('09-24 09:00', { answered: false, solved: null, grade: null }),
    );
    expect(stated(silent)).toBeUndefined();
    const matter = closed().do('09-24 09:00', act.followUp('09-24 09:00', { solved: 'not', grade: 1 }));
    expect(stated(matter)?.followUps).toStrictEqual([
      {
        ...word,
        answeredAt: local('09-24 09:00'),
        solved: 'not',
        grade: 1,
        petitioner: 'hmac-of-somebody',
        registeredAt: local('09-23 10:00'),
      },
    ]);
    matter
      .do('09-24 10:00', act.sendBack())
      .do('09-24 11:00', act.reply('09-24 11:00'))
      .do('09-24 12:00', act.close())
      .do('09-28 09:00', act.followUp('09-28 09:00'));
    expect(stated(matter)?.followUps).toMatchObject([{ case: 'follow-up/2', solved: 'fully', unit: unit.housing }]);
  });

  it("outranks the unit's word about the first contact, not about a rework", () => {
    const matter = closed()
      .do('09-23 17:00', act.contact('09-23 11:00'))
      .do('09-24 09:00', act.followUp('09-24 09:00', { contacted: 'never', solved: 'not' }));
    expect(stated(matter)?.cases).toMatchObject([{ case: 'lead/1', contacted: 'never' }]);
    matter.do('09-24 10:00', act.sendBack());
    expect(figuresOf(matter.state).cases.map(({ contacted }) => contacted)).toStrictEqual(['never', null]);
  });

  it("is not asked where somebody did not answer, and leaves the unit's word where it says nothing", () => {
    const contacted = closed().do('09-23 17:00', act.contact('09-23 11:00'));
    contacted.do('09-24 09:00', act.followUp('09-24 09:00'));
    expect(figuresOf(contacted.state).cases[0]?.contacted).toBe('in-time');
    const silent = closed().do('09-24 09:00', act.followUp('09-24 09:00', { answered: false, contacted: 'never' }));
    expect(figuresOf(silent.state).cases[0]?.contacted).toBeNull();
  });
});

describe('an excluded case', () => {
  const granted = () =>
    registered({ coUnits: [{ unit: unit.water }] })
      .until('10-13 09:00')
      .do('10-13 10:00', act.coReply('10-13 10:00', unit.water))
      .do('10-13 11:00', act.reply('10-13 11:00'))
      .do('10-13 12:00', act.close())
      .do('10-13 14:00', act.followUp('10-13 14:00'))
      .do('10-14 10:00', act.askExclusion('10-14 10:00'))
      .do('10-14 11:00', act.review('P-1'))
      .do('10-14 11:00', act.review('P-2'));

  it('is lost to both sides of every rate, and its slips fall away', () => {
    const figures = stated(granted());
    expect(figures?.cases?.map((one) => [one.case, one.excluded])).toStrictEqual([
      ['lead/1', true],
      [`co/${unit.water}`, true],
    ]);
    expect(figures?.followUps?.map(({ excluded }) => excluded)).toStrictEqual([true]);
    expect(figures?.slips?.map(({ withdrawn }) => withdrawn)).toStrictEqual([true, true]);
  });

  it('is not one whose exclusion was refused', () => {
    const matter = registered().do('09-23 15:00', act.reply('09-23 15:00')).do('09-23 16:00', act.close());
    matter.do('09-24 10:00', act.askExclusion('09-24 10:00')).do('09-24 11:00', act.review('P-1', false));
    expect(stated(matter.do('09-24 12:00', act.review('P-2')))).toBeUndefined();
  });

  it('is a merged one too', () => {
    const matter = registered().until('10-10 09:00').do('10-10 10:00', merge);
    expect(stated(matter)).toMatchObject({ cases: [{ excluded: true }], slips: [{ withdrawn: true }] });
  });
});
