import { BoundedMap } from './bounded-map.js';

const of = (...keys: readonly string[]): BoundedMap<string, number> => {
  const map = new BoundedMap<string, number>(2);
  keys.forEach((key, at) => map.set(key, at));
  return map;
};

describe('a map that holds two', () => {
  it.each([
    [['a'], [['a', 0]]],
    [
      ['a', 'b'],
      [
        ['a', 0],
        ['b', 1],
      ],
    ],
    [
      ['a', 'b', 'c'],
      [
        ['b', 1],
        ['c', 2],
      ],
    ],
    [
      ['a', 'b', 'a', 'c'],
      [
        ['a', 2],
        ['c', 3],
      ],
    ],
  ])('%j: keeps those that were put last', (keys, kept) => {
    expect([...of(...keys)]).toStrictEqual(kept);
  });

  it('forgets nothing by being asked', () => {
    const map = of('a', 'b');
    map.get('b');
    expect([map.get('a'), map.get('c')]).toStrictEqual([0, undefined]);
  });
});
