import { figuresOf } from '../matter/figures.policy.js';
import type { MatterCommand } from '../matter/matter.decide.js';
import { act } from '../spec-fixtures/acts.js';
import { local, registered, timed, unit, type LivingMatter } from '../spec-fixtures/matter-fixture.js';

const asked = (): LivingMatter => registered({ firstAsked: unit.housing }, { unit: null });
const transferred = (): LivingMatter =>
  asked().do('09-24 10:00', act.transfer('09-24 10:00', unit.housing, unit.roads));
const now = timed('09-24 11:00');
const byTheOther = (at: string) => act.accept(at, 'P-roads', unit.roads);

describe('a matter that the unit asked first transfers [M5]', () => {
  it('stays with that unit, and its clock runs, until the other has accepted', () => {
    const matter = transferred();
    expect(matter.lastEvents.at(-1)).toBe('transferred');
    expect(matter.file).toMatchObject({
      status: 'dispatched',
      transfer: { to: unit.roads, at: local('09-24 10:00'), acceptBy: local('09-28 17:30') },
    });
    expect(matter.round).toMatchObject({ number: 1, unit: unit.housing, moved: false });
    expect(matter.dueAt).toBe(local('09-29 17:30'));
    matter.do('09-24 11:00', byTheOther('09-24 11:00'));
    expect(matter.round).toMatchObject({ number: 2, unit: unit.roads, because: 'transfer', handler: 'P-roads' });
    expect(matter.file).toMatchObject({ status: 'handling', transfer: null, wrongDispatches: 0 });
    expect(matter.file.rounds[0]?.moved).toBe(true);
  });

  it('has a clock for the other unit that began at the transfer, however late that accepts', () => {
    for (const at of ['09-24 11:00', '09-28 11:00']) {
      const matter = transferred().do(at, byTheOther(at));
      expect(matter.round).toMatchObject({ clockFrom: local('09-24 10:00'), contactBy: local('09-25 10:00') });
      expect(matter.dueAt).toBe(local('09-30 17:30'));
    }
  });

  it.each<[string, MatterCommand]>([
    ['contacts', { type: 'contact', unit: unit.roads, contactedAt: local('09-24 11:00'), channel: 'phone', ...now }],
    ['progresses', { type: 'progress', unit: unit.roads, note: 'seen', evidence: [], ...now }],
    ['pauses', { type: 'pause', unit: unit.roads, reason: 'test', basis: 'Article 9', toldAt: null, ...now }],
  ])('is taken over by the other unit when that first %s', (_, command) => {
    const matter = transferred().do('09-24 11:00', command);
    expect(matter.round).toMatchObject({ unit: unit.roads, acceptedAt: local('09-24 11:00') });
  });

  it('is taken over by the other unit with its reply', () => {
    const matter = transferred().do('09-24 11:00', act.reply('09-24 11:00', '09-24 11:00', [], unit.roads));
    expect(matter.file.status).toBe('replied');
    expect(matter.lastEvents.slice(-3)).toStrictEqual(['dispatched', 'accepted', 'replied']);
  });

  it('is answered by the first unit meanwhile, also when it has spoken to the petitioner', () => {
    const contacted = transferred().do('09-24 10:30', act.contact('09-24 10:30'));
    expect(contacted.file).toMatchObject({ status: 'handling', transfer: { to: unit.roads } });
    expect(contacted.do('09-24 11:00', byTheOther('09-24 11:00')).round.unit).toBe(unit.roads);
    const replied = transferred().do('09-24 10:30', act.reply('09-24 10:30'));
    expect(replied.file).toMatchObject({ status: 'replied', transfer: null });
    expect(replied.answerTo('09-24 11:00', byTheOther('09-24 11:00'))).toBe('not-the-lead-unit');
  });

  it('leaves with the first unit the slips it got before the other accepted, and takes the later ones back', () => {
    const matter = transferred().until('10-11 10:00');
    expect(matter.file.rounds[0]?.steps.map(({ step }) => step)).toStrictEqual([
      'handler',
      'head',
      'dunning',
      'orange',
    ]);
    matter.do('10-11 10:00', act.accept('10-10 08:00', null, unit.roads));
    const standing = matter.file.rounds[0]?.steps.filter(({ withdrawn }) => !withdrawn).map(({ step }) => step);
    expect(standing).toStrictEqual(['handler', 'head', 'dunning']);
    expect(figuresOf(matter.state).cases).toMatchObject([{ unit: unit.housing, excluded: true }, { excluded: false }]);
  });

  it('was acted on in time by the first unit: it is the other that misses its acceptance, by its own time', () => {
    const matter = transferred().until('09-28 18:00');
    const missed = matter.events.filter(({ type }) => type.includes('acceptance-missed'));
    expect(missed.map(({ data }) => data)).toMatchObject([{ unit: unit.roads, acceptBy: local('09-28 17:30') }]);
  });

  it('may be transferred to a third in time, when the second does not want it', () => {
    const matter = transferred().do('09-24 11:00', act.transfer('09-24 11:00', unit.housing, unit.water));
    expect(matter.file.transfer?.to).toBe(unit.water);
    expect(matter.answerTo('09-24 12:00', byTheOther('09-24 12:00'))).toBe('not-the-lead-unit');
  });

  it('waits for nobody after a return, or for a co-handler that is none: what the other may not do changes nothing', () => {
    const returned = transferred().do('09-24 11:00', act.giveBack('09-24 11:00'));
    expect(returned.file.transfer).toBeNull();
    const refused = act.reply('09-24 11:00', '09-24 11:00', [unit.water], unit.roads);
    expect(transferred().answerTo('09-24 11:00', refused)).toBe('outstanding-units-differ');
  });
});
