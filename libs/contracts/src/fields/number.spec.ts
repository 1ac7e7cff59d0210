import {
  IsAmountText,
  IsCount,
  IsDecimalText,
  IsWhole,
  schemaOf,
  validatePayload,
  type PayloadClass,
} from '../index.js';

function probeOf(decorator: PropertyDecorator): PayloadClass {
  class Probe {
    declare at: unknown;
  }
  decorator(Probe.prototype, 'at');
  return Probe;
}

function broken(decorator: PropertyDecorator, value: unknown): string[] {
  const verdict = validatePayload(probeOf(decorator), { at: value });
  return verdict.ok ? [] : verdict.faults.map(({ rule }) => rule);
}

describe('a count from 1 to 5', () => {
  it.each([
    [1, []],
    [5, []],
    [3.0, []],
    [0, ['min']],
    [-1, ['min']],
    [6, ['max']],
    [1.5, ['is-int']],
    [Number.NaN, ['is-int']],
    [Number.POSITIVE_INFINITY, ['is-int']],
    ['3', ['is-int']],
    ['', ['is-int']],
    [true, ['is-int']],
    [[3], ['is-int']],
    [{ count: 3 }, ['is-int']],
    [null, ['required']],
  ])('%p', (value, expected) => {
    expect(broken(IsCount(1, 5), value)).toStrictEqual(expected);
  });

  it('says its limits in the schema', () => {
    expect(schemaOf(probeOf(IsCount(1, 5)))).toStrictEqual({
      type: 'object',
      properties: { at: { type: 'integer', minimum: 1, maximum: 5 } },
      required: ['at'],
      additionalProperties: false,
    });
  });
});

describe('a whole number', () => {
  it.each([
    [0, []],
    [-7, []],
    [9_007_199_254_740_991, []],
    [-9_007_199_254_740_991, []],
    [9_007_199_254_740_992, ['max']],
    [-9_007_199_254_740_992, ['min']],
    [0.1, ['is-int']],
    ['7', ['is-int']],
  ])('that a JSON number holds exactly: %p', (value, expected) => {
    expect(broken(IsWhole(), value)).toStrictEqual(expected);
  });
});

describe('a decimal', () => {
  const table = [
    ['0', true, true],
    ['7', true, true],
    ['10', true, true],
    ['0.5', true, true],
    ['0.0', true, true],
    ['100.00', true, true],
    ['999999999999999999', true, true],
    ['999999999999999999.9999999999', true, true],
    ['0.0000000001', true, true],
    ['-1', true, false],
    ['-0.5', true, false],
    ['-0', true, false],
    ['1000000000000000000', false, false],
    ['0.00000000001', false, false],
    ['00', false, false],
    ['01', false, false],
    ['-01', false, false],
    ['.5', false, false],
    ['5.', false, false],
    ['+1', false, false],
    ['--1', false, false],
    ['1e3', false, false],
    ['1E3', false, false],
    ['1,000', false, false],
    ['1 000', false, false],
    ['1_000', false, false],
    ['0x10', false, false],
    ['NaN', false, false],
    ['Infinity', false, false],
    ['１', false, false],
    ['1\n', false, false],
    [' 1', false, false],
    ['', false, false],
    ['-', false, false],
    ['1.2.3', false, false],
    ['50%', false, false],
  ] as const;

  it.each(table)('%j is one: %p; not below zero: %p', (value, isDecimal, isAmount) => {
    expect(broken(IsDecimalText(), value)).toStrictEqual(isDecimal ? [] : ['decimal']);
    expect(broken(IsAmountText(), value)).toStrictEqual(isAmount ? [] : ['amount']);
  });

  it.each([7, 0.5, true, ['1'], { value: '1' }])('is a text and never %p', (value) => {
    expect(broken(IsDecimalText(), value)).toStrictEqual(['decimal']);
    expect(broken(IsAmountText(), value)).toStrictEqual(['amount']);
  });
});
