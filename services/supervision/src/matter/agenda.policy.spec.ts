import { act } from '../spec-fixtures/acts.js';
import { LivingMatter, local, registered, type LivingMatter as Living } from '../spec-fixtures/matter-fixture.js';
import { matterAgenda } from './agenda.policy.js';

const kinds = (matter: Living) => matterAgenda(matter.state).map(({ kind }) => kind);
const rungs = ['handler', 'head', 'dunning', 'orange', 'red', 'interview'].map((step) => `ladder-${step}`);

describe('what time must do for a matter [M4]', () => {
  it('is nothing while it is unknown or merged', () => {
    expect(matterAgenda(new LivingMatter().state)).toStrictEqual([]);
    expect(kinds(registered().do('09-23 11:00', { type: 'merge', into: 'M', by: 'P', reason: 'r' }))).toStrictEqual([]);
  });

  it('is nothing for a matter that waits for its unit', () => {
    expect(kinds(registered({}, { unit: null }))).toStrictEqual([]);
  });

  it('is the ladder, the missed acceptance and the missed contact at first', () => {
    const matter = registered();
    expect(kinds(matter)).toStrictEqual([...rungs, 'acceptance', 'contact']);
    expect(matterAgenda(matter.state).slice(5)).toStrictEqual([
      { kind: 'ladder-interview', round: '1', at: local('10-20 09:00') },
      { kind: 'acceptance', round: '1', at: local('09-24 17:30:00.999') },
      { kind: 'contact', round: '1', at: local('09-24 10:00:00.999') },
    ]);
  });

  it('is the rungs that were not taken', () => {
    expect(kinds(registered().until('09-30 09:00'))).toStrictEqual(rungs.slice(2));
  });

  it.each([
    ['paused', act.pause('09-24 09:00')],
    ['replied', act.reply('09-24 09:00')],
  ])('holds no rung while %s', (_, command) => {
    expect(kinds(registered().do('09-24 09:00', command))).toStrictEqual(['contact']);
  });

  it('holds nothing while a return waits for its ruling, and all again when it stays', () => {
    const matter = registered().do('09-24 09:00', act.giveBack('09-24 09:00'));
    expect(kinds(matter)).toStrictEqual([]);
    expect(kinds(matter.do('09-24 10:00', act.ruleStays()))).toStrictEqual([...rungs, 'contact']);
  });

  it('names the round, so that a rework climbs a new ladder', () => {
    const matter = registered()
      .until('09-30 09:00')
      .do('09-30 10:00', act.reply('09-30 10:00'))
      .do('09-30 11:00', act.sendBack());
    expect(matterAgenda(matter.state).map(({ kind, round }) => `${kind}/${round}`)).toStrictEqual([
      ...rungs.map((rung) => `${rung}/2`),
      'acceptance/2',
    ]);
  });

  it('owes what a deadline that was missed brought before the reply, but no reminder', () => {
    const matter = registered().do('10-10 09:00', act.reply('10-10 09:00'));
    expect(kinds(matter)).toStrictEqual(['ladder-head', 'ladder-dunning', 'ladder-orange', 'contact']);
  });

  it('lets an exclusion lapse until it is decided', () => {
    const matter = registered()
      .do('09-23 11:00', act.contact('09-23 11:00'))
      .do('09-23 15:00', act.reply('09-23 15:00'))
      .do('09-23 16:00', act.close())
      .do('09-24 10:00', act.askExclusion('09-24 10:00'));
    expect(matterAgenda(matter.state)).toStrictEqual([
      { kind: 'exclusion-lapse', round: '1', at: local('10-09 17:30:00.999') },
    ]);
    matter.do('09-24 11:00', act.review('P-1')).do('09-24 11:00', act.review('P-2'));
    expect(kinds(matter)).toStrictEqual([]);
  });
});

describe('backfill', () => {
  const loaded = (receivedAt: string) =>
    registered({ backfill: true, citizen: false, petitioner: null, receivedAt: local(receivedAt) });

  it('notes what came due before receipt as passed over, also for an open matter, and never takes it', () => {
    const matter = loaded('10-09 17:30');
    expect(matterAgenda(matter.state).map(({ kind, skipped }) => [kind, skipped ?? false])).toStrictEqual([
      ['ladder-handler', true],
      ['ladder-head', true],
      ['ladder-dunning', true],
      ['ladder-orange', true],
      ['ladder-red', false],
      ['ladder-interview', false],
      ['acceptance', true],
    ]);
    expect(matter.answerTo('10-10 09:00', { type: 'escalate', step: 'orange', round: 1 })).toBe('step-not-due');
    expect(matter.answerTo('10-13 09:00', { type: 'escalate', step: 'red', round: 1 })).toBe('accepted');
  });

  it('arms what comes due after receipt', () => {
    expect(matterAgenda(loaded('10-09 17:29').state).find(({ kind }) => kind === 'ladder-orange')).toStrictEqual({
      kind: 'ladder-orange',
      round: '1',
      at: local('10-10 09:00'),
    });
  });

  it('is not what any other late registration is', () => {
    const matter = registered({ receivedAt: local('10-09 17:30') });
    expect(matterAgenda(matter.state).some(({ skipped }) => skipped)).toBe(false);
  });
});
