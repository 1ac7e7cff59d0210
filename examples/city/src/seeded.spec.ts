import { Seeded } from './seeded.js';

describe('seeded chance', () => {
  it('gives the same numbers for the same words, and others for others', () => {
    const numbers = (...words: readonly string[]): readonly number[] => {
      const chance = new Seeded(...words);
      return Array.from({ length: 5 }, () => chance.next());
    };
    expect(numbers('a', 'b')).toStrictEqual(numbers('a', 'b'));
    expect(numbers('a', 'b')).not.toStrictEqual(numbers('ab'));
  });

  it('stays within its bounds and reaches each of them about as often', () => {
    const chance = new Seeded('bounds');
    const drawn = Array.from({ length: 40_000 }, () => chance.between(1, 4));
    expect([Math.min(...drawn), Math.max(...drawn)]).toStrictEqual([1, 4]);
    const share = (value: number): number => drawn.filter((one) => one === value).length / drawn.length;
    for (const value of [1, 2, 3, 4]) expect(Math.abs(share(value) - 0.25)).toBeLessThan(0.02);
  });

  it('shuffles without losing anything', () => {
    const list = Array.from({ length: 50 }, (_, index) => index);
    const shuffled = new Seeded('cards').shuffled(list);
    expect(shuffled).not.toStrictEqual(list);
    expect(shuffled.toSorted((a, b) => a - b)).toStrictEqual(list);
  });
});
