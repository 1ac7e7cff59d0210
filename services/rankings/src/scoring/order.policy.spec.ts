import { exact } from '@kaoji/kernel';
import { shippedSchemes } from '../scheme/shipped-schemes.policy.js';
import { gradeOf, isWithinFirst, placed, type Standing } from './order.policy.js';

const scheme = shippedSchemes['supervision-only'];

const standing = (unit: string, total: string | null, ties: Partial<Record<string, string>> = {}): Standing => {
  const tie = (name: string) => (ties[name] === undefined ? null : exact(ties[name]));
  return {
    unit,
    total,
    ties: { satisfaction: tie('s'), 'on-time': tie('t'), 'fewer-deductions': tie('d') },
  };
};

const ranks = (...standings: Standing[]) => placed(standings, scheme).map(({ unit, rank }) => [unit, rank]);

describe('the order of a ranking', () => {
  it('gives equal ones the same rank and skips the next: 1, 2, 2, 4', () => {
    expect(
      ranks(standing('d', '70.00'), standing('c', '80.00'), standing('b', '80.00'), standing('a', '90.00')),
    ).toStrictEqual([
      ['a', 1],
      ['b', 2],
      ['c', 2],
      ['d', 4],
    ]);
  });

  it('breaks ties by satisfaction, then on-time rate, then fewer deductions, exactly', () => {
    const third = exact(1).div(3).toString();
    expect(
      ranks(
        standing('e', '80.00', { s: '0.3', t: '0.9', d: '1' }),
        standing('d', '80.00', { s: '0.3', t: '0.9', d: '2' }),
        standing('c', '80.00', { s: '0.3', t: '0.91', d: '5' }),
        standing('b', '80.00', { s: '0.3333333333' }),
        standing('a', '80.00', { s: third }),
      ),
    ).toStrictEqual([
      ['a', 1],
      ['b', 2],
      ['c', 3],
      ['e', 4],
      ['d', 5],
    ]);
  });

  it('puts an absent tie-breaker after any value', () => {
    expect(ranks(standing('a', '80.00', { t: '1' }), standing('b', '80.00', { s: '0' }))).toStrictEqual([
      ['b', 1],
      ['a', 2],
    ]);
  });

  it('lists those not ranked last, without a rank', () => {
    expect(ranks(standing('a', null), standing('b', '0.00'))).toStrictEqual([
      ['b', 1],
      ['a', null],
    ]);
  });
});

describe('grades', () => {
  it.each([
    ['90.00', 1, 'excellent'],
    ['90.00', 4, 'good'],
    ['89.99', 1, 'good'],
    ['80.00', 9, 'good'],
    ['79.99', 9, 'pass'],
    ['60.00', 10, 'pass'],
    ['59.99', 10, 'fail'],
  ])('give %s at rank %d of 10 %s', (total, rank, grade) => {
    expect(gradeOf(total, rank, 10, scheme)).toBe(grade);
  });

  it.each([
    [1, 1, true],
    [2, 3, false],
    [3, 10, true],
    [4, 10, false],
    [3, 13, true],
    [4, 14, true],
  ])('find rank %d of %d among the first 30 %%: %s', (rank, ranked, among) => {
    expect(isWithinFirst(rank, ranked, 30)).toBe(among);
  });
});
