import { decimalText, exact, published, sum } from './decimal.js';

describe('exact decimals', () => {
  it.each([
    ['89.145', '89.14'],
    ['89.155', '89.16'],
    ['89.1450001', '89.15'],
    ['75.936507936507', '75.94'],
    ['-0.005', '-0.00'],
    ['0', '0.00'],
  ])('%s is published as %s: half to even, two places (GB/T 8170)', (value, expected) => {
    expect(published(exact(value))).toBe(expected);
  });

  it('add up without the error of binary fractions', () => {
    expect(decimalText(sum([exact('0.1'), exact('0.2')]))).toBe('0.3');
    expect(decimalText(sum([]))).toBe('0');
  });

  it('are written without exponents', () => {
    expect(decimalText(exact('1e-9'))).toBe('0.000000001');
    expect(decimalText(exact(2).div(3))).toBe('0.66666666666666666667');
  });
});
