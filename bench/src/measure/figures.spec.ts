import { figuresOf, figuresText, isSteady, quantile } from './figures.js';

describe('several measurements', () => {
  it.each([
    [[3], 3, 3, 3],
    [[3, 1, 2], 2, 1, 3],
    [[4, 1, 3, 2], 2.5, 1, 4],
    [[10, 9, 100], 10, 9, 100],
  ])('%j have the median %p between %p and %p', (values, median, least, most) => {
    expect(figuresOf(values)).toStrictEqual({ median, least, most });
  });

  it.each([
    [0.5, 50],
    [0.99, 99],
    [1, 100],
    [0.001, 1],
  ])('of 1 to 100 a share of %p lies at or below %p', (share, value) => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(quantile(values, share)).toBe(value);
  });

  it('that are none have no figures', () => {
    expect(() => quantile([], 0.5)).toThrow('nothing was measured');
  });

  it.each([
    [[100, 100, 100], [110, 109, 111], true],
    [[100, 100, 100], [112, 112, 90], false],
    [[88, 88], [100, 100], false],
    [[90, 90], [100, 100], true],
  ])('%j and %j of the same thing are within 10 %: %p', (once, again, steady) => {
    expect(isSteady(once, again)).toBe(steady);
  });

  it('are written with three digits', () => {
    expect(figuresText({ median: 1234.5, least: 0.12345, most: 12.345 })).toBe('1235 (0.123 to 12.3)');
  });
});
