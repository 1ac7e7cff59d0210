import { act } from '../spec-fixtures/acts.js';
import { local, registered, unit } from '../spec-fixtures/matter-fixture.js';

const closed = () => registered().do('09-23 15:00', act.reply('09-23 15:00')).do('09-23 16:00', act.close());
const asked = () => closed().do('09-24 10:00', act.askExclusion('09-24 10:00'));
const lapse = { type: 'let-exclusion-lapse' } as const;

describe('exclusion 剔除', () => {
  it.each([
    ["in the second of the 3 working days' end after closing", '09-29 17:30:00.999', 'accepted'],
    ['later', '09-29 17:30:01', 'exclusion-too-late'],
  ])('asked for %s', (_, at, answer) => {
    expect(closed().answerTo(at, act.askExclusion(at))).toBe(answer);
  });

  it('counts the 3 working days from the follow-up where the petitioner answered', () => {
    const answered = closed().do('09-29 10:00', act.followUp('09-29 10:00'));
    expect(answered.answerTo('10-09 17:30', act.askExclusion('10-09 17:30'))).toBe('accepted');
    expect(answered.answerTo('10-10 09:00', act.askExclusion('10-10 09:00'))).toBe('exclusion-too-late');
    const silent = closed().do('09-29 10:00', act.followUp('09-29 10:00', { answered: false }));
    expect(silent.answerTo('10-09 17:30', act.askExclusion('10-09 17:30'))).toBe('exclusion-too-late');
  });

  it('is asked for once, by the unit, of a closed case', () => {
    expect(asked().answerTo('09-24 11:00', act.askExclusion('09-24 11:00'))).toBe('exclusion-already-asked');
    const other = { ...act.askExclusion('09-24 10:00'), unit: unit.roads } as ReturnType<typeof act.askExclusion>;
    expect(closed().answerTo('09-24 11:00', other)).toBe('not-the-lead-unit');
    expect(registered().answerTo('09-24 11:00', act.askExclusion('09-24 11:00'))).toBe('not-closed');
    const openAgain = closed()
      .do('09-24 09:00', act.followUp('09-24 09:00', { solved: 'not' }))
      .do('09-24 10:00', act.askExclusion('09-24 10:00'))
      .do('09-24 11:00', act.sendBack());
    expect(openAgain.answerTo('09-24 12:00', act.askExclusion('09-24 12:00'))).toBe('not-closed');
    const merged = registered().do('09-23 11:00', { type: 'merge', into: 'M', by: 'P', reason: 'same' });
    expect(merged.answerTo('09-24 11:00', act.askExclusion('09-24 11:00'))).toBe('not-closed');
  });

  it('for malice waits until the petitioner was asked', () => {
    expect(closed().answerTo('09-24 11:00', act.askExclusion('09-24 11:00', 'malice'))).toBe('petitioner-not-asked');
    const answered = closed().do('09-24 10:00', act.followUp('09-24 10:00'));
    expect(answered.answerTo('09-24 11:00', act.askExclusion('09-24 11:00', 'malice'))).toBe('accepted');
  });

  it('is granted by two reviewers, and refused when one of them is against it', () => {
    const one = asked().do('09-24 11:00', act.review('P-1'));
    expect(one.file.exclusion).toMatchObject({ granted: null, reviews: [{ reviewer: 'P-1', grant: true }] });
    expect(one.answerTo('09-24 12:00', act.review('P-1'))).toBe('reviewed-by-the-same');
    expect(one.do('09-24 12:00', act.review('P-2')).events.at(-1)?.data).toMatchObject({
      granted: true,
      reviewers: ['P-1', 'P-2'],
      reason: 'seen',
    });
    expect(one.answerTo('09-24 13:30', act.review('P-3'))).toBe('no-exclusion-to-decide');
    const divided = asked().do('09-24 11:00', act.review('P-1', false)).do('09-24 12:00', act.review('P-2'));
    expect(divided.file.exclusion?.granted).toBe(false);
    expect(closed().answerTo('09-24 12:00', act.review('P-1'))).toBe('no-exclusion-to-decide');
  });

  it('that is not decided in 5 working days is refused', () => {
    const matter = asked().do('09-28 10:00', act.review('P-1'));
    expect(matter.file.exclusion?.decideBy).toBe(local('10-09 17:30'));
    expect(matter.answerTo('10-09 17:30:00.998', lapse)).toBe('step-not-due');
    expect(matter.answerTo('10-09 17:30:00.999', act.review('P-2'))).toBe('accepted');
    expect(matter.answerTo('10-09 17:30:01', act.review('P-2'))).toBe('no-exclusion-to-decide');
    matter.until('10-09 18:00');
    expect(matter.events.at(-1)?.data).toMatchObject({
      granted: false,
      reviewers: ['P-1'],
      reason: 'not-decided-in-time',
    });
    expect(matter.answerTo('10-10 10:00', lapse)).toBe('step-not-due');
  });
});
