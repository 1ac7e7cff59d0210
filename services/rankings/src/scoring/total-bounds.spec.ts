import { decimalText, exact, published, type Exact } from '@kaoji/kernel';
import fc from 'fast-check';
import { shippedSchemes } from '../scheme/shipped-schemes.policy.js';
import { dimensionCodes, type DimensionCode } from '../scheme/scheme.policy.js';
import { onlySupervision, schemeWith } from '../spec-fixtures/figures.js';
import { gradeOf } from './order.policy.js';
import { totalOf } from './total.policy.js';

const scheme = shippedSchemes.default;
const [{ dimensions: weights }] = scheme.lines;
const scores = (values: Readonly<Partial<Record<DimensionCode, string | null>>>) =>
  Object.fromEntries(
    Object.entries(values).map(([code, value]) => [code, value === null ? null : exact(value)]),
  ) as Partial<Record<DimensionCode, Exact | null>>;

describe('[M26] a total that joins targets, supervision, satisfaction and conduct', () => {
  it.each([
    [{ targets: '90', supervision: '80', satisfaction: '70', conduct: '100' }, '83.50', '100'],
    [{ targets: '90', supervision: '80', satisfaction: null, conduct: '100' }, '88.00', '75'],
    [{ targets: '90', supervision: '80' }, '86.15', '65'],
    [{ supervision: '80', satisfaction: '70', conduct: '100' }, '79.17', '60'],
    [{ supervision: '80', satisfaction: '70' }, null, '50'],
    [{ targets: '90', conduct: '100' }, null, '50'],
    [{ targets: '90' }, null, '40'],
    [{ supervision: '80' }, null, '25'],
    [{}, null, '0'],
    [{ targets: '0', supervision: '0', satisfaction: '0', conduct: '0' }, '0.00', '100'],
  ])('of %j is %s with %s %% of the weight present', (values, total, coverage) => {
    const result = totalOf(weights, scores(values), scheme);
    expect([result.published, decimalText(result.coverage)]).toStrictEqual([total, coverage]);
    expect(result.notRanked).toBe(total === null ? 'coverage' : null);
  });

  it('tells each dimension of the scheme, also the absent ones', () => {
    const { dimensions } = totalOf(weights, scores({ targets: '90', supervision: '80' }), scheme);
    expect(
      dimensions.map(({ dimension, weight, value }) => [dimension, decimalText(weight), value && decimalText(value)]),
    ).toStrictEqual([
      ['targets', '40', '90'],
      ['supervision', '25', '80'],
      ['satisfaction', '25', null],
      ['conduct', '10', null],
    ]);
  });

  it('asks for as much of the weight as the scheme says', () => {
    const lenient = { ...scheme, coveragePercent: '25' };
    expect(totalOf(weights, scores({ supervision: '80' }), lenient).published).toBe('80.00');
    expect(totalOf(weights, scores({ conduct: '80' }), lenient).published).toBeNull();
  });

  it('ignores a dimension that the scheme does not weigh', () => {
    const [line] = onlySupervision.lines;
    const result = totalOf(line?.dimensions ?? [], scores({ supervision: '80', targets: '10' }), onlySupervision);
    expect([result.published, result.dimensions.length]).toStrictEqual(['80.00', 1]);
  });

  it.each([
    ['104.99', '5', '104.99'],
    ['105', '5', '105.00'],
    ['105.01', '5', '105.00'],
    ['101', '0', '100.00'],
    ['-0.01', '5', '0.00'],
  ])('of %s with a bonus cap of %s is within 0 and 100 and the cap: %s', (score, bonusCap, total) => {
    const one = [{ dimension: 'supervision' as const, weight: '1' }];
    expect(totalOf(one, scores({ supervision: score }), schemeWith({ bonusCap })).published).toBe(total);
  });
});

describe('a total under any weights', () => {
  const anyWeights = fc.uniqueArray(
    fc.record({ dimension: fc.constantFrom(...dimensionCodes), weight: fc.integer({ min: 1, max: 60 }).map(String) }),
    { minLength: 1, selector: ({ dimension }) => dimension },
  );
  const score = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => exact(hundredths).div(100));

  it('of equal scores is that score', () => {
    fc.assert(
      fc.property(anyWeights, score, (all, one) => {
        const same = Object.fromEntries(dimensionCodes.map((code) => [code, one]));
        expect(totalOf(all, same, scheme).published).toBe(published(one));
      }),
      { seed: 14 },
    );
  });

  it('is the same when all weights are doubled: what counts is their share', () => {
    const anyScores = fc.record(Object.fromEntries(dimensionCodes.map((code) => [code, score])));
    fc.assert(
      fc.property(anyWeights, anyScores, (all, given) => {
        const doubled = all.map(({ dimension, weight }) => ({ dimension, weight: String(Number(weight) * 2) }));
        expect(totalOf(doubled, given, scheme).published).toBe(totalOf(all, given, scheme).published);
      }),
      { seed: 15 },
    );
  });
});

describe('the published value decides the grade', () => {
  it.each([
    ['89.995', '90.00', 'excellent'],
    ['89.985', '89.98', 'good'],
    ['89.9949999', '89.99', 'good'],
    ['79.995', '80.00', 'good'],
    ['79.9949', '79.99', 'pass'],
    ['59.995', '60.00', 'pass'],
    ['59.985', '59.98', 'fail'],
    ['60.005', '60.00', 'pass'],
  ])('of %s, published %s: %s (half to even)', (score, shown, grade) => {
    const one = [{ dimension: 'supervision' as const, weight: '100' }];
    const total = totalOf(one, scores({ supervision: score }), onlySupervision).published ?? '';
    expect([total, gradeOf(total, 1, 1, onlySupervision)]).toStrictEqual([shown, grade]);
  });
});
