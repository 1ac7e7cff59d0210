import { act } from '../spec-fixtures/acts.js';
import { registered } from '../spec-fixtures/matter-fixture.js';

const merge = (into = '2026-0002') => ({ type: 'merge', into, by: 'P-office', reason: 'the same lamp' }) as const;

describe('a repeat that follows the first', () => {
  it('that was returned waits for no ruling any more', () => {
    const matter = registered().do('09-23 11:00', act.giveBack('09-23 11:00')).do('09-23 12:00', merge());
    expect(matter.file).toMatchObject({ status: 'merged', returned: null });
    expect(matter.answerTo('09-23 13:00', act.ruleStays())).toBe('no-return-to-rule-on');
  });

  it('is merged by a person, waits for nothing and takes part in nothing any more', () => {
    const matter = registered().do('09-23 11:00', merge());
    expect(matter.file).toMatchObject({ status: 'merged', mergedInto: '2026-0002' });
    expect(matter.answerTo('09-23 12:00', act.reply('09-23 12:00'))).toBe('merged');
    expect(matter.answerTo('09-23 12:00', merge())).toBe('merged');
  });

  it('may be merged before its dispatch, while returned and while paused', () => {
    expect(registered({}, { unit: null }).answerTo('09-23 11:00', merge())).toBe('accepted');
    expect(registered().do('09-23 11:00', act.giveBack('09-23 11:00')).answerTo('09-23 12:00', merge())).toBe(
      'accepted',
    );
    expect(registered().do('09-23 11:00', act.pause('09-23 11:00')).answerTo('09-23 12:00', merge())).toBe('accepted');
  });

  it('is not merged into itself, nor when it was replied to', () => {
    expect(registered().answerTo('09-23 11:00', merge('2026-0001'))).toBe('merged-into-itself');
    const replied = registered().do('09-23 11:00', act.reply('09-23 11:00'));
    expect(replied.answerTo('09-23 12:00', merge())).toBe('already-replied');
    expect(replied.do('09-23 12:00', act.close()).answerTo('09-23 13:00', merge())).toBe('already-replied');
  });
});
