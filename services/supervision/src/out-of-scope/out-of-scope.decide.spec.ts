import { matterAgenda } from '../matter/agenda.policy.js';
import { figuresOf } from '../matter/figures.policy.js';
import { matterLight } from '../matter/light.policy.js';
import { act } from '../spec-fixtures/acts.js';
import type { AnswerOutOfScope } from './out-of-scope.decide.js';
import { local, registered, unit, type LivingMatter } from '../spec-fixtures/matter-fixture.js';

const answered: AnswerOutOfScope = {
  type: 'answer-out-of-scope',
  ground: 'legal-route',
  route: 'the court',
  earlier: null,
  by: 'P-office',
};
const counted = (matter: LivingMatter): boolean =>
  figuresOf(matter.state).cases.some(({ excluded }) => !excluded) ||
  figuresOf(matter.state).slips.some(({ withdrawn }) => !withdrawn);

describe('a matter out of scope [M4]', () => {
  it('is answered with the right route before or after its dispatch, while returned and while paused', () => {
    const before = registered({}, { unit: null });
    const returned = registered().do('09-23 11:00', act.giveBack('09-23 11:00'));
    const paused = registered().do('09-23 11:00', act.pause('09-23 11:00'));
    for (const matter of [before, registered(), returned, paused]) {
      matter.do('09-23 12:00', answered);
      expect(matter.file).toMatchObject({
        status: 'out-of-scope',
        outOfScope: { ground: 'legal-route', route: 'the court', at: local('09-23 12:00') },
        returned: null,
      });
    }
  });

  it('is in no rate, and its slips fall away and their notices with them', () => {
    const matter = registered({ coUnits: [{ unit: unit.water }] }).until('10-15 10:00');
    expect(figuresOf(matter.state).slips).toMatchObject([{ slip: 'orange' }, { slip: 'red' }]);
    expect(counted(matter)).toBe(true);
    matter.do('10-15 11:00', answered);
    expect(counted(matter)).toBe(false);
    expect(matter.lastEvents.filter((type) => type === 'step-withdrawn')).toHaveLength(5);
  });

  it('waits for nothing any more, has no light, and nobody acts on it', () => {
    const matter = registered({ coUnits: [{ unit: unit.water }] }).do('09-23 11:00', answered);
    expect(matterAgenda(matter.state)).toStrictEqual([]);
    expect(matterLight(matter.file, local('10-20 10:00'))).toBeNull();
    const later = '09-23 12:00';
    const refused = [answered, act.reply(later), act.progress(later), act.pause(later), act.contact(later)];
    for (const command of refused) expect(matter.answerTo(later, command)).toBe('out-of-scope');
    expect(matter.answerTo(later, act.coReply(later, unit.water))).toBe('out-of-scope');
    const merge = { type: 'merge', into: '2026-0002', by: 'P', reason: 'r' } as const;
    expect(matter.answerTo(later, merge)).toBe('out-of-scope');
    const before = matter.events.length;
    matter.do(later, { type: 'succeed', from: unit.housing, to: unit.newer });
    matter.do(later, { type: 'recompute', because: 'calendar' });
    expect(matter.events).toHaveLength(before);
  });

  it('counts as a wrong dispatch when a unit had returned it', () => {
    const returned = registered().do('09-23 11:00', act.giveBack('09-23 11:00')).do('09-23 12:00', answered);
    expect(returned.file.wrongDispatches).toBe(1);
    expect(registered().do('09-23 11:00', answered).file.wrongDispatches).toBe(0);
  });

  it('that repeats another without anything new names that one, not itself', () => {
    const repeated = { ...answered, ground: 'repeated' } as const;
    expect(registered().answerTo('09-23 11:00', repeated)).toBe('earlier-matter-missing');
    expect(registered().answerTo('09-23 11:00', { ...repeated, earlier: '2026-0001' })).toBe('earlier-matter-missing');
    expect(registered().answerTo('09-23 11:00', { ...repeated, earlier: '2026-0000' })).toBe('accepted');
  });

  it('is none once a unit has replied, nor when it follows another', () => {
    const replied = registered().do('09-23 11:00', act.reply('09-23 11:00'));
    expect(replied.answerTo('09-23 12:00', answered)).toBe('already-replied');
    expect(replied.do('09-23 12:00', act.close()).answerTo('09-23 13:00', answered)).toBe('already-closed');
    const merge = { type: 'merge', into: '2026-0002', by: 'P', reason: 'r' } as const;
    expect(registered().do('09-23 11:00', merge).answerTo('09-23 12:00', answered)).toBe('merged');
  });
});
