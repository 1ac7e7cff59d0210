import fc from 'fast-check';
import { firstDifference } from './first-difference.policy.js';

describe('the first difference of two publications', () => {
  it.each([
    [{ a: 1 }, { a: 1 }, undefined],
    [{ a: 1, b: 2 }, { b: 2, a: 1 }, undefined],
    [{ a: 1 }, { a: 2 }, '/a'],
    [{ a: 1, b: 1 }, { a: 2, b: 2 }, '/a'],
    [{ a: 1 }, { a: '1' }, '/a'],
    [{ a: null }, { a: {} }, '/a'],
    [{ a: null }, {}, '/a'],
    [{}, { z: 0, b: 0 }, '/b'],
    [{ rows: [{ total: '1' }, { total: '2' }] }, { rows: [{ total: '1' }, { total: '3' }] }, '/rows/1/total'],
    [{ rows: [1] }, { rows: [1, 2] }, '/rows/1'],
    [{ rows: [1] }, { rows: { 0: 1 } }, '/rows'],
    [Array.from({ length: 11 }, () => 0), [0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1], '/2'],
    [1, 1, undefined],
    [1, 2, '/'],
    [null, {}, '/'],
    [[], {}, '/'],
  ])('of %j and %j is %s', (a, b, path) => {
    expect(firstDifference(a, b)).toBe(path);
    expect(firstDifference(b, a)).toBe(path);
  });

  it('is none between a value and its copy', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(firstDifference(JSON.parse(JSON.stringify(value)), JSON.parse(JSON.stringify(value)))).toBeUndefined();
      }),
      { seed: 24 },
    );
  });
});
