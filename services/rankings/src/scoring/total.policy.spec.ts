import { decimalText, exact } from '@kaoji/kernel';
import { shippedSchemes } from '../scheme/shipped-schemes.policy.js';
import { totalOf } from './total.policy.js';

const scheme = shippedSchemes.default;
const weights = (supervision: string, targets: string) => [
  { dimension: 'supervision' as const, weight: supervision },
  { dimension: 'targets' as const, weight: targets },
];

describe('a total', () => {
  it.each([
    ['60', '40', 'ranked'],
    ['59.99', '40.01', 'coverage'],
  ])('with %s of the weight present, %s absent: %s', (present, absent, outcome) => {
    const { notRanked } = totalOf(weights(present, absent), { supervision: exact(90) }, scheme);
    expect(notRanked ?? 'ranked').toBe(outcome);
  });

  it('gives an absent dimension its weight to the others: sum(w x s) / sum(w present)', () => {
    const total = totalOf([...weights('25', '40'), { dimension: 'conduct', weight: '10' }], scores('80', '90'), scheme);
    expect(decimalText(total.exact ?? exact(0))).toBe(decimalText(exact(80 * 25 + 90 * 40).div(65)));
  });

  it.each([
    ['75.935', '75.94'],
    ['75.945', '75.94'],
    ['75.9450000001', '75.95'],
  ])('of %s is published as %s: rounded once, half to even', (score, shown) => {
    expect(totalOf(weights('100', '0'), { supervision: exact(score) }, scheme).published).toBe(shown);
  });

  it('without anything to score is not ranked', () => {
    expect(totalOf(weights('100', '0'), { supervision: null }, scheme).notRanked).toBe('coverage');
    expect(totalOf([], {}, scheme).notRanked).toBe('coverage');
  });
});

const scores = (supervision: string, targets: string) => ({
  supervision: exact(supervision),
  targets: exact(targets),
});
