import { caseFact, followUpFact, slipFact } from '../spec-fixtures/single-facts.js';
import { ruledFactOf, ruledFactsOf, type AskedRuling } from './ruling.policy.js';

const asked = (caseKey: string, restate?: AskedRuling['restate']): AskedRuling => ({
  ...{ stream: 'matter/1', case: caseKey },
  ...(restate && { restate }),
});
const facts = [caseFact(), followUpFact(), slipFact()];
const refusal = (one: AskedRuling, among = facts) => {
  const ruled = ruledFactOf(one, among);
  return 'code' in ruled ? [ruled.code, ruled.params] : 'ruled';
};

describe('[M3] what an upheld objection makes of a fact', () => {
  it('names the old event and leaves its figure as it was when the fact is to count in nothing', () => {
    expect(ruledFactOf(asked('slip/1/orange'), facts)).toStrictEqual({
      ...{ old: 'supervision/matter/1/3', stream: 'matter/1', case: 'slip/1/orange', kind: 'slip' },
      ...{ effect: 'left-out', figure: slipFact().figure },
    });
  });

  it('is the whole figure with the values put right, times as UTC text with milliseconds', () => {
    expect(
      ruledFactOf(asked('lead/1', { repliedAt: '2026-10-20T17:00:00+08:00', sentBack: false }), facts),
    ).toStrictEqual({
      ...{ old: 'supervision/matter/1/4', stream: 'matter/1', case: 'lead/1', kind: 'case', effect: 'restated' },
      figure: { ...(caseFact().figure as object), repliedAt: '2026-10-20T09:00:00.000Z' },
    });
    const answer = ruledFactOf(asked('follow-up/1', { grade: 3, solved: 'partly' }), facts);
    expect(answer).toMatchObject({ effect: 'restated', figure: { grade: 3, solved: 'partly', answered: true } });
  });

  it.each([
    ['a fact that the unit has not', asked('lead/2'), ['unknown-fact', { stream: 'matter/1', case: 'lead/2' }]],
    ['a grade of a case', asked('lead/1', { grade: 5 }), ['not-restatable', { field: 'grade', kind: 'case' }]],
    [
      'a reply of a follow-up',
      asked('follow-up/1', { sentBack: true }),
      ['not-restatable', { field: 'sentBack', kind: 'follow-up' }],
    ],
    [
      'anything of a slip',
      asked('slip/1/orange', { contacted: 'in-time' }),
      ['not-restatable', { field: 'contacted', kind: 'slip' }],
    ],
    [
      'the same values',
      asked('lead/1', { sentBack: false }),
      ['restates-nothing', { stream: 'matter/1', case: 'lead/1' }],
    ],
  ])('is refused for %s', (_, one, expected) => {
    expect(refusal(one)).toStrictEqual(expected);
  });

  it('is refused for a fact that counts in nothing already', () => {
    const excluded = [caseFact({ excluded: true }, { excluded: true })];
    expect(refusal(asked('lead/1'), excluded)).toStrictEqual([
      'restates-nothing',
      { stream: 'matter/1', case: 'lead/1' },
    ]);
  });

  it('may be ruled on again: then the ruling is the old fact', () => {
    const ruling = { objection: 'o0', effect: 'restated', stream: 'matter/1', caseKey: 'lead/1', old: 'x' } as const;
    const before = caseFact(
      {},
      { producer: 'rankings', stream: 'period/2026-10', version: 9, caseKey: 'matter/1 lead/1', ruling },
    );
    expect(ruledFactOf(asked('lead/1'), [before])).toMatchObject({
      old: 'rankings/period/2026-10/9',
      stream: 'matter/1',
      case: 'lead/1',
    });
  });

  it('is all that was asked for, or the first refusal', () => {
    expect(ruledFactsOf([asked('lead/1'), asked('slip/1/orange')], facts)).toMatchObject([
      { case: 'lead/1' },
      { case: 'slip/1/orange' },
    ]);
    expect(ruledFactsOf([asked('lead/1'), asked('a'), asked('b')], facts)).toMatchObject({
      code: 'unknown-fact',
      params: { case: 'a' },
    });
  });
});
