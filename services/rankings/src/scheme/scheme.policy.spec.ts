import { decimalText } from '@kaoji/kernel';
import { dimensionCodes, dimensionsFor, tieBreakerCodes, weightOf, type SchemeLine } from './scheme.policy.js';
import { shippedSchemes } from './shipped-schemes.policy.js';

const line = (category: string, periodKind: SchemeLine['periodKind'], weight: string): SchemeLine => ({
  ...{ category, periodKind, dimensions: [{ dimension: 'supervision', weight }] },
});

describe('the weights of a category and period kind', () => {
  const lines = [line('*', 'quarter', '2'), line('county', '*', '3'), line('*', '*', '1')];
  it.each([
    ['county', 'month', '3'],
    ['county', 'quarter', '3'],
    ['station', 'quarter', '2'],
    ['station', 'year', '1'],
  ] as const)('of %s by %s are those of line %s', (category, kind, weight) => {
    for (const all of [lines, [...lines].reverse()]) {
      expect(dimensionsFor({ ...shippedSchemes.default, lines: all }, category, kind)[0]?.weight).toBe(weight);
    }
  });

  it('are none where no line fits: nothing is ranked by weights that nobody wrote', () => {
    const only = { ...shippedSchemes.default, lines: [line('county', 'year', '1')] };
    expect(dimensionsFor(only, 'station', 'year')).toStrictEqual([]);
    expect(dimensionsFor(only, 'county', 'month')).toStrictEqual([]);
  });

  it.each([
    [[], '0'],
    [['0.1', '0.2'], '0.3'],
    [['40', '25', '25', '10'], '100'],
  ])('%j add up exactly to %s', (weights, sum) => {
    expect(decimalText(weightOf(weights.map((weight) => ({ dimension: 'targets', weight }))))).toBe(sum);
  });
});

describe('[M26] the schemes that an installation begins with', () => {
  it('weigh targets 40, supervision 25, satisfaction 25, conduct 10 by default', () => {
    expect(dimensionsFor(shippedSchemes.default, 'departments', 'month')).toStrictEqual([
      { dimension: 'targets', weight: '40' },
      { dimension: 'supervision', weight: '25' },
      { dimension: 'satisfaction', weight: '25' },
      { dimension: 'conduct', weight: '10' },
    ]);
  });

  it('weigh supervision alone until the other dimensions exist', () => {
    expect(dimensionsFor(shippedSchemes['supervision-only'], 'x', 'year')).toStrictEqual([
      { dimension: 'supervision', weight: '100' },
    ]);
  });

  it.each(Object.entries(shippedSchemes))('%s comes to 100 and is of the same rules', (name, scheme) => {
    const { lines, name: given, ...rules } = scheme;
    expect(given).toBe(name);
    expect(lines.map(({ dimensions }) => decimalText(weightOf(dimensions)))).toStrictEqual(lines.map(() => '100'));
    expect(rules).toStrictEqual({
      tieBreakers: [...tieBreakerCodes],
      smallNumbers: { fewerThan: 10, months: 3, instead: 'absent', prior: 20 },
      citizens: { response: '0.30', resolution: '0.35', satisfaction: '0.35' },
      deductions: { orange: '1', red: '2', slipsAtMost: '20', reworkAbovePercent: '5', perReworkPercent: '2' },
      ...{ bonusCap: '5', coveragePercent: '60' },
      grades: { excellent: '90', excellentWithinPercent: 30, good: '80', pass: '60' },
    });
  });

  it('use every dimension that there is', () => {
    const used = shippedSchemes.default.lines.flatMap(({ dimensions }) => dimensions.map(({ dimension }) => dimension));
    expect([...used].sort()).toStrictEqual([...dimensionCodes].sort());
  });
});
