import type { SchemeContent, SchemeLine } from './scheme.policy.js';
import { refusalOfScheme } from './scheme-rules.policy.js';
import { shippedSchemes } from './shipped-schemes.policy.js';

const shipped: SchemeContent = shippedSchemes.default;
const general: SchemeLine = {
  category: '*',
  periodKind: '*',
  dimensions: [{ dimension: 'supervision', weight: '100' }],
};
const refusal = (more: Partial<SchemeContent>) => {
  const refused = refusalOfScheme({ ...shipped, ...more });
  return refused && [refused.code, refused.params];
};

describe('a scheme', () => {
  it.each(Object.entries(shippedSchemes))('that is shipped (%s) is sound', (_, content) => {
    expect(refusalOfScheme(content)).toBeUndefined();
  });

  it('may weigh as little as it likes', () => {
    const light: SchemeLine = { ...general, dimensions: [{ dimension: 'supervision', weight: '0.01' }] };
    expect(refusal({ lines: [light] })).toBeUndefined();
  });

  it.each<[string, Partial<SchemeContent>, unknown]>([
    ['no lines', { lines: [] }, ['scheme-without-weight', { category: '*' }]],
    [
      'a line that weighs nothing',
      { lines: [general, { ...general, category: 'county', dimensions: [{ dimension: 'conduct', weight: '0' }] }] },
      ['scheme-without-weight', { category: 'county' }],
    ],
    ['a line twice', { lines: [general, general] }, ['scheme-line-twice', { line: '* *' }]],
    [
      'a dimension twice in a line',
      { lines: [{ ...general, dimensions: [...general.dimensions, ...general.dimensions] }] },
      ['scheme-dimension-twice', { dimension: 'supervision' }],
    ],
    ['only a county line', { lines: [{ ...general, category: 'county' }] }, ['scheme-without-general-line', undefined]],
    [
      'only a line for months',
      { lines: [{ ...general, periodKind: 'month' }] },
      ['scheme-without-general-line', undefined],
    ],
    [
      'a tie broken twice',
      { tieBreakers: ['on-time', 'on-time'] },
      ['scheme-tie-breaker-twice', { tieBreaker: 'on-time' }],
    ],
    [
      "citizens' parts without weight",
      { citizens: { response: '0', resolution: '0.0', satisfaction: '0' } },
      ['scheme-without-citizens-weight', undefined],
    ],
    [
      'good as high as excellent',
      { grades: { ...shipped.grades, good: '90' } },
      ['scheme-grades-out-of-order', { excellent: '90', good: '90', pass: '60' }],
    ],
    [
      'pass above good',
      { grades: { ...shipped.grades, pass: '80.01' } },
      ['scheme-grades-out-of-order', { excellent: '90', good: '80', pass: '80.01' }],
    ],
    [
      'more than all of the weight',
      { coveragePercent: '100.5' },
      ['scheme-coverage-beyond-all', { coveragePercent: '100.5' }],
    ],
  ])('with %s is refused by name', (_, more, expected) => {
    expect(refusal(more)).toStrictEqual(expected);
  });

  it.each<[string, Partial<SchemeContent>]>([
    ['the same category for two kinds of period', { lines: [general, { ...general, periodKind: 'month' }] }],
    ['all of the weight asked for', { coveragePercent: '100' }],
    ["one part of the citizens' score", { citizens: { response: '0.01', resolution: '0', satisfaction: '0' } }],
    ['no tie-breaker', { tieBreakers: [] }],
  ])('with %s is taken', (_, more) => {
    expect(refusal(more)).toBeUndefined();
  });
});
