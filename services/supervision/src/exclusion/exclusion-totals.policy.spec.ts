import { exclusionShares, exclusionTotals, type Excluded } from './exclusion-totals.policy.js';

const of = (unit: string, reason: string, count: number): readonly Excluded[] =>
  Array.from({ length: count }, () => ({ unit, reason }));

describe('what was excluded in a month', () => {
  it('is told per unit and reason, in their order', () => {
    expect(
      exclusionTotals([...of('D02', 'malice', 1), ...of('D01', 'repeated', 2), ...of('D01', 'emergency', 1)]),
    ).toStrictEqual([
      {
        unit: 'D01',
        total: 3,
        reasons: [
          { reason: 'emergency', count: 1 },
          { reason: 'repeated', count: 2 },
        ],
      },
      { unit: 'D02', total: 1, reasons: [{ reason: 'malice', count: 1 }] },
    ]);
    expect(exclusionTotals([])).toStrictEqual([]);
  });

  it.each([
    [1, 10, '10.00', false],
    [2, 19, '10.53', true],
    [101, 1_000, '10.10', true],
    [100, 1_000, '10.00', false],
    [1, 1, '100.00', true],
    [1, 0, null, true],
  ])('%i of %i cases are %s percent; a signal: %p', (excluded, cases, share, signal) => {
    expect(exclusionShares(of('D01', 'malice', excluded), new Map([['D01', cases]]))).toStrictEqual([
      { unit: 'D01', excluded, cases, share, signal },
    ]);
  });

  it('is a signal too at a unit none of whose cases fell due in the month', () => {
    expect(exclusionShares(of('D01', 'malice', 1), new Map())).toStrictEqual([
      { unit: 'D01', excluded: 1, cases: 0, share: null, signal: true },
    ]);
  });
});
