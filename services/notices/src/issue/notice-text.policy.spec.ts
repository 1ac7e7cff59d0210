import { noticeKinds } from '@kaoji/contracts';
import { letterText, noticeText, type TextSource } from './notice-text.policy.js';
import { ruleOf } from './notice-rules.policy.js';

const figures = {
  score: '75.94',
  rank: 2,
  change: -1,
  open: 3,
  overdue: 1,
  yellow: 1,
  green: 1,
  grey: 0,
  dueThisMonth: 1,
};
const source: TextSource = {
  ...{
    kind: 'ladder-orange',
    subject: 'matter/2026-0001',
    copy: false,
    period: null,
    acknowledgeBy: null,
    figures: null,
    slip: null,
  },
  details: { deadline: '2026-09-29T09:30:00.000Z', title: '不应出现', reason: '不应出现' },
};
const text = (changes: Partial<TextSource>) => noticeText({ ...source, ...changes }, '民政局', 'Asia/Shanghai');

describe('the text of a notice', () => {
  it('names the matter, the unit and the deadline in local time', () => {
    expect(text({})).toStrictEqual({
      title: '【橙色督办单】2026-0001号督办事项',
      sentence: '民政局：2026-0001号督办事项，已于 2026-09-29 17:30 到期，逾期三个工作日以上未答复，现发橙色督办单。',
    });
    expect(text({ copy: true }).title).toBe('【橙色督办单（抄送）】2026-0001号督办事项');
  });

  it('of a slip carries its number', () => {
    const slip = { year: 2026, number: 10 };
    expect(text({ slip }).title).toBe('【橙色督办单】〔2026〕10号 2026-0001号督办事项');
  });

  it('of a statement gives score, rank, change, lights, overdue, due this month, and by when to acknowledge it', () => {
    const statement: Partial<TextSource> = {
      ...{ kind: 'monthly-statement', subject: 'statement/2026-10/D01', period: '2026-10', figures },
      acknowledgeBy: '2026-11-11T09:30:00.000Z',
    };
    expect(text(statement).sentence).toBe(
      '民政局：2026-10 民政局，得分 75.94，第 2 名，下降 1 位。在办 3 件（红 1、黄 1、绿 1、灰 0），逾期 1 件，本月到期 1 件。请于 2026-11-11 17:30 前签收。',
    );
    expect(text({ ...statement, figures: { ...figures, score: null } }).sentence).toContain('本期未排名。');
    expect(text({ ...statement, figures: { ...figures, rank: null, change: null } }).sentence).toContain(
      '未排名。在办',
    );
    expect(text({ ...statement, figures: { ...figures, change: 0 } }).sentence).toContain('第 2 名。在办');
    expect(text({ ...statement, figures: { ...figures, change: 1 } }).sentence).toContain('第 2 名，上升 1 位。');
  });

  it('a deadline that there is none of is said to be open', () => {
    expect(text({ kind: 'pause-refused', details: {} }).sentence).toContain('办理期限 未定。');
  });

  it.each(noticeKinds)('%s has a sentence, and its e-mail tells neither title nor reason', (kind) => {
    const { subject, text: body } = letterText({ ...source, kind }, '民政局', 'Asia/Shanghai');
    expect(`${subject}${body}`).not.toContain('不应出现');
    expect(`${subject}${body}`).not.toContain('undefined');
  });
});

describe('a step that falls away', () => {
  it('is told to those whom its slip was for; without a known step to head and handler', () => {
    expect(ruleOf('step-withdrawn', { step: 'orange' })).toMatchObject({ to: ['leadership'], copyTo: ['head'] });
    expect(ruleOf('step-withdrawn', {})).toMatchObject({ to: ['head'], copyTo: ['handler'] });
  });
});
