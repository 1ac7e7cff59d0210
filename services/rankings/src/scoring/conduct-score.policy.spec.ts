import { decimalText } from '@kaoji/kernel';
import { rankedJson, rowNamed, schemeWith, some } from '../spec-fixtures/figures.js';
import { lossesInTotal } from '../explain/loss.policy.js';
import { conductScore } from './conduct-score.policy.js';

const scheme = schemeWith({});
const of = (unacknowledged: readonly number[], rules = scheme) => {
  const months = unacknowledged.map((_, index) => `2026-${String(index + 10)}`);
  const counts = ([month]: readonly string[]) =>
    some({ unacknowledged: unacknowledged[months.indexOf(month ?? '')] ?? 0, orange: 7 });
  const { value, deductions } = conductScore({ scheme: rules, monthsSoFar: months, counts });
  return [
    value && decimalText(value),
    ...deductions.map(({ count, points }) => [decimalText(count), decimalText(points)]),
  ];
};

describe('[M26] the conduct dimension', () => {
  it.each([
    [[0], ['100']],
    [[1], ['99', ['1', '1']]],
    [[100], ['0', ['100', '100']]],
    [[101], ['0', ['101', '100']]],
  ])('of a month with %j statements unacknowledged is %j: from 100, a point each, not below 0', (counts, expected) => {
    expect(of(counts)).toStrictEqual(expected);
  });

  it('of a longer period is the mean of the months that have begun, each not below 0', () => {
    expect(of([150, 0])).toStrictEqual(['50', ['75', '50']]);
    expect(of([])).toStrictEqual([null]);
  });

  it('costs what the scheme says', () => {
    expect(of([2], schemeWith({ conduct: { statementUnacknowledged: '2.5' } }))).toStrictEqual(['95', ['2', '5']]);
  });

  it('enters the total by its weight, and what cost most', () => {
    const dimensions = [
      { dimension: 'supervision' as const, weight: '30' },
      { dimension: 'conduct' as const, weight: '70' },
    ];
    const rules = schemeWith({ lines: [{ category: '*', periodKind: '*', dimensions }] });
    const row = rowNamed(rankedJson({ a: { '2026-10': some({ unacknowledged: 10 }) } }, { scheme: rules }), 'a');
    expect([row.total, row.coverage, row.conduct]).toStrictEqual([
      '90.00',
      '70',
      { score: '90', deductions: [{ deduction: 'statement-unacknowledged', count: '10', points: '10' }] },
    ]);
    expect(lossesInTotal(row)).toStrictEqual([{ what: 'conduct', points: '10' }]);
  });
});
