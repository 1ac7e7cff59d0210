import type { SchemeContent } from './scheme.policy.js';
import { schemeWarnings } from './scheme-warnings.policy.js';
import { shippedSchemes } from './shipped-schemes.policy.js';

const shipped: SchemeContent = shippedSchemes.default;
const warned = (more: Partial<SchemeContent>, reason = '') =>
  schemeWarnings({ ...shipped, ...more }, reason).map(({ code, at, value }) => [code, at, value]);

describe('the editor of a scheme', () => {
  it.each(Object.entries(shippedSchemes))('warns of nothing in what is shipped (%s)', (_, content) => {
    expect(schemeWarnings(content, '新年方案')).toStrictEqual([]);
  });

  it.each<[Partial<SchemeContent>, unknown]>([
    [{ grades: { ...shipped.grades, excellent: '100' } }, ['quota-of-100-percent', 'grades.excellent', '100']],
    [{ grades: { ...shipped.grades, good: '100' } }, ['quota-of-100-percent', 'grades.good', '100']],
    [{ grades: { ...shipped.grades, pass: '100' } }, ['quota-of-100-percent', 'grades.pass', '100']],
    [{ coveragePercent: '100.0' }, ['quota-of-100-percent', 'coveragePercent', '100.0']],
    [
      { deductions: { ...shipped.deductions, reworkAbovePercent: '0' } },
      ['quota-of-100-percent', 'deductions.reworkAbovePercent', '0'],
    ],
  ])('warns of a quota of 100 %% in %j', (more, expected) => {
    expect(warned(more)).toStrictEqual([expected]);
  });

  it('does not warn of what leaves room', () => {
    expect(warned({ grades: { ...shipped.grades, excellent: '99.99' }, coveragePercent: '99' })).toStrictEqual([]);
  });

  it.each([
    ['按会议次数加分', '会议'],
    ['工作留痕每项 0.5 分', '留痕'],
    ['上传照片者加分', '照片'],
    ['Points for Meetings held', 'Meetings'],
    ['a photograph per visit', 'photograph'],
  ])('warns of marks for traces in the reason "%s"', (reason, word) => {
    expect(warned({}, reason)).toStrictEqual([['marks-for-traces', 'reason', word]]);
    expect(warned({ name: reason })).toStrictEqual([['marks-for-traces', 'name', word]]);
  });

  it('says when weights do not add up to 100: the total is divided by what is there', () => {
    const lines = shipped.lines.map((line) => ({ ...line, dimensions: line.dimensions.slice(1) }));
    expect(warned({ lines })).toStrictEqual([['weights-not-100', 'lines.0.dimensions', '60']]);
  });
});
