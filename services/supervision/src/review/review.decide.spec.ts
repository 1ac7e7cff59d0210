import { matterAgenda } from '../matter/agenda.policy.js';
import { figuresOf } from '../matter/figures.policy.js';
import { act } from '../spec-fixtures/acts.js';
import { local, registered, unit, type LivingMatter } from '../spec-fixtures/matter-fixture.js';

/** Replied on 24 September, sent back on the 25th of the same week's end, the 28th. */
const sentBack = (): LivingMatter =>
  registered()
    .do('09-24 10:00', act.accept('09-24 10:00'))
    .do('09-24 11:00', act.reply('09-24 11:00'))
    .do('09-28 10:00', act.sendBack());
const closed = (): LivingMatter =>
  registered().do('09-24 11:00', act.reply('09-24 11:00')).do('09-28 10:00', act.close());
const conclusion = (matter: LivingMatter): number => matter.file.conclusions.at(-1)?.version ?? 0;
const asked = (matter: LivingMatter, at = '09-28 11:00'): LivingMatter =>
  matter.do(at, act.askReview(conclusion(matter)));
const decided = (matter: LivingMatter, at: string, changed = true): LivingMatter =>
  matter.do(at, act.decideReview(conclusion(matter), changed));
const caseOf = (matter: LivingMatter, name: string) => figuresOf(matter.state).cases.find((one) => one.case === name);

describe('a supervision conclusion', () => {
  it('is reviewed when its unit asks, with 30 calendar days to decide', () => {
    const matter = asked(closed());
    expect(matter.file.conclusions).toStrictEqual([
      {
        ...{ version: conclusion(matter), kind: 'closing', round: 1, at: local('09-28 10:00'), by: 'P-verifier' },
        review: { askedAt: local('09-28 11:00'), decideBy: local('10-28 17:30'), changed: null },
      },
    ]);
    expect(matter.events.at(-1)?.data).toMatchObject({ unit: unit.housing, reason: 'it was mended' });
  });

  it('may be asked about for 30 calendar days, to the close of office of the last', () => {
    const matter = closed();
    expect(matter.answerTo('10-28 17:30', act.askReview(conclusion(matter)))).toBe('accepted');
    expect(matter.answerTo('10-28 17:31', act.askReview(conclusion(matter)))).toBe('review-too-late');
  });

  it('is asked about once, and must be one', () => {
    const matter = asked(closed());
    expect(matter.answerTo('09-28 12:00', act.askReview(conclusion(matter)))).toBe('review-already-asked');
    expect(matter.answerTo('09-28 12:00', act.askReview(1))).toBe('no-such-conclusion');
    expect(matter.answerTo('09-28 12:00', act.decideReview(1))).toBe('no-review-to-decide');
    expect(closed().answerTo('09-28 12:00', act.decideReview(conclusion(closed())))).toBe('no-review-to-decide');
    const again = decided(matter, '09-29 10:00');
    expect(again.answerTo('09-29 11:00', act.decideReview(conclusion(matter)))).toBe('no-review-to-decide');
  });

  it('is not reviewed any more when the matter follows another', () => {
    const matter = sentBack();
    matter.do('09-28 11:00', { type: 'merge', into: '2026-0002', by: 'P', reason: 'r' });
    expect(matter.answerTo('09-28 12:00', act.askReview(conclusion(matter)))).toBe('merged');
  });

  it.each([
    ['drew it', 'P-verifier'],
    ['handled the matter', 'P-handler'],
    ['judged its exclusion', 'P-judge'],
  ])('is not reviewed by whoever %s', (_, who) => {
    const matter = registered()
      .do('09-24 10:00', act.accept('09-24 10:00'))
      .do('09-24 11:00', act.reply('09-24 11:00'))
      .do('09-28 10:00', act.close())
      .do('09-28 10:30', act.askExclusion('09-28 10:30'))
      .do('09-28 10:40', act.review('P-judge'));
    asked(matter);
    expect(matter.answerTo('09-29 10:00', act.decideReview(conclusion(matter), true, who))).toBe('reviewer-took-part');
    expect(matter.answerTo('09-29 10:00', act.decideReview(conclusion(matter)))).toBe('accepted');
  });

  it('that is upheld changes nothing', () => {
    const matter = asked(sentBack());
    const before = figuresOf(matter.state);
    decided(matter, '09-29 10:00', false);
    expect(figuresOf(matter.state)).toStrictEqual(before);
    expect(matter.file).toMatchObject({ status: 'dispatched', conclusions: [{ review: { changed: false } }] });
  });

  it('that is changed about a closing has a new finding, and the figures stay', () => {
    const matter = asked(closed());
    const before = figuresOf(matter.state);
    decided(matter, '09-29 10:00');
    expect(figuresOf(matter.state)).toStrictEqual(before);
    expect(matter.events.at(-1)?.data).toMatchObject({ changed: true, finding: 'the reply was right', closes: false });
    expect(matter.file.closedAt).toBe(local('09-28 10:00'));
  });
});

describe('a sending back that a review changed', () => {
  it('is no rework in the figures, its own round is in no rate, and its slips fall away', () => {
    const matter = asked(sentBack()).until('10-20 12:00');
    expect(caseOf(matter, 'lead/1')).toMatchObject({ sentBack: true, excluded: false });
    expect(caseOf(matter, 'lead/2')).toMatchObject({ excluded: false });
    expect(figuresOf(matter.state).slips).toMatchObject([
      { case: 'slip/2/orange', withdrawn: false },
      { withdrawn: false },
    ]);
    decided(matter, '10-20 13:00');
    expect(caseOf(matter, 'lead/1')).toMatchObject({ sentBack: false, excluded: false });
    expect(caseOf(matter, 'lead/2')).toMatchObject({ excluded: true });
    expect(figuresOf(matter.state).slips).toMatchObject([
      { case: 'slip/2/orange', withdrawn: true },
      { withdrawn: true },
    ]);
    expect(matter.lastEvents.filter((type) => type === 'step-withdrawn')).toHaveLength(5);
  });

  it('states what it changes in its own event, later than what was published', () => {
    const matter = decided(asked(sentBack()), '09-29 10:00');
    const event = matter.events.find(({ type }) => type.includes('review-decided'));
    expect(event?.data).toMatchObject({
      figures: { cases: [{ case: 'lead/1', sentBack: false }, { case: 'lead/2' }] },
    });
  });

  it('closes the matter on the reply before it, which is then followed up', () => {
    const matter = decided(asked(sentBack()), '09-29 10:00');
    expect(matter.file).toMatchObject({
      status: 'closed',
      closedAt: local('09-29 10:00'),
      followUpBy: local('10-12 17:30'),
    });
    expect(matterAgenda(matter.state)).toStrictEqual([]);
    expect(matter.answerTo('09-29 11:00', act.reply('09-29 11:00'))).toBe('already-closed');
    expect(matter.answerTo('09-29 11:00', act.followUp('09-29 11:00'))).toBe('accepted');
  });

  it('owes no follow-up where the office switched it off, or where there is no petitioner', () => {
    const off = sentBack().do('09-28 10:10', { type: 'switch-off-follow-up', by: 'P', reason: 'r' });
    expect(decided(asked(off), '09-29 10:00').file.followUpBy).toBeNull();
    const internal = registered({ citizen: false, petitioner: null })
      .do('09-24 11:00', act.reply('09-24 11:00'))
      .do('09-28 10:00', act.sendBack());
    expect(decided(asked(internal), '09-29 10:00').file.followUpBy).toBeNull();
  });

  it('leaves a rework that was answered and closed as it ended', () => {
    const matter = sentBack().do('09-28 12:00', act.reply('09-28 12:00'));
    const sending = conclusion(matter);
    matter.do('09-28 13:30', act.close()).do('09-28 14:00', act.askReview(sending));
    matter.do('09-29 10:00', act.decideReview(sending));
    expect(matter.file).toMatchObject({ status: 'closed', closedAt: local('09-28 13:30') });
    expect(caseOf(matter, 'lead/2')).toMatchObject({ excluded: true });
  });

  it('undoes its own rework only, not one that another conclusion asked for', () => {
    const matter = sentBack();
    const first = conclusion(matter);
    matter.do('09-28 12:00', act.reply('09-28 12:00')).do('09-28 14:00', act.sendBack());
    matter.do('09-28 15:00', act.askReview(first)).do('09-29 10:00', act.decideReview(first));
    expect(matter.file).toMatchObject({ status: 'dispatched', rounds: [{}, { undone: true }, { undone: false }] });
    expect(caseOf(matter, 'lead/3')).toMatchObject({ excluded: false });
  });
});
