import { exact } from '@kaoji/kernel';
import fc from 'fast-check';
import { onlySupervision, schemeWith } from '../spec-fixtures/figures.js';
import { compareStandings, gradeOf, isWithinFirst, placed, type Standing } from './order.policy.js';

const tie = fc.option(fc.nat(3).map(exact), { nil: null });
const standings = fc
  .array(
    fc.record({
      total: fc.option(
        fc.nat(4).map((step) => `${80 + step}.00`),
        { nil: null },
      ),
      ties: fc.record({ satisfaction: tie, 'on-time': tie, 'fewer-deductions': tie }),
    }),
    { maxLength: 12 },
  )
  .map((all) => all.map((one, index): Standing => ({ unit: `D${String(index).padStart(2, '0')}`, ...one })));

const { tieBreakers } = onlySupervision;
const compare = (a: Standing, b: Standing): number => Math.sign(compareStandings(a, b, tieBreakers));
const standing = (unit: string, total: string | null, satisfaction: string | null = null, taken = '0'): Standing => ({
  ...{ unit, total },
  ties: {
    ...{ satisfaction: satisfaction === null ? null : exact(satisfaction), 'on-time': null },
    'fewer-deductions': exact(taken),
  },
});

describe('[M31] places', () => {
  it('are those of how many stand better, plus one: 1, 2, 2, 4', () => {
    fc.assert(
      fc.property(standings, (all) => {
        const ranks = new Map(placed(all, onlySupervision).map(({ unit, rank }) => [unit, rank]));
        const ranked = all.filter(({ total }) => total !== null);
        for (const one of ranked) {
          const better = ranked.filter((other) => compare(other, one) < 0).length;
          expect(ranks.get(one.unit)).toBe(better + 1);
        }
      }),
      { seed: 8 },
    );
  });

  it('are the same whatever order the units are given in', () => {
    fc.assert(
      fc.property(standings, (all) => {
        expect(placed([...all].reverse(), onlySupervision)).toStrictEqual(placed(all, onlySupervision));
      }),
      { seed: 9 },
    );
  });

  it('are given to each unit once, and to those without a total not at all', () => {
    fc.assert(
      fc.property(standings, (all) => {
        const places = placed(all, onlySupervision);
        expect(places.map(({ unit }) => unit).sort()).toStrictEqual(all.map(({ unit }) => unit));
        const without = places.filter(({ rank }) => rank === null).map(({ unit }) => unit);
        expect(without).toStrictEqual(all.filter(({ total }) => total === null).map(({ unit }) => unit));
      }),
      { seed: 10 },
    );
  });

  it('never follow a lower total', () => {
    fc.assert(
      fc.property(standings, (all) => {
        const totals = new Map(all.map(({ unit, total }) => [unit, total]));
        const order = placed(all, onlySupervision).flatMap(({ unit }) => totals.get(unit) ?? []);
        expect(order).toStrictEqual([...order].sort().reverse());
      }),
      { seed: 11 },
    );
  });

  it('are compared the same from both sides', () => {
    fc.assert(
      fc.property(standings, (all) => {
        for (const a of all) for (const b of all) expect(compare(a, b) + compare(b, a)).toBe(0);
      }),
      { seed: 12, numRuns: 40 },
    );
  });
});

describe('ties', () => {
  const better = (a: Standing, b: Standing, breakers = tieBreakers): string => {
    const order = compareStandings(a, b, breakers);
    return order < 0 ? a.unit : order > 0 ? b.unit : 'same';
  };

  it.each([
    ['a higher total before any tie-breaker', standing('a', '80.01', '0'), standing('b', '80.00', '1'), 'a'],
    ['a higher satisfaction', standing('a', '80.00', '0.8'), standing('b', '80.00', '0.81'), 'b'],
    ['a satisfaction of 0 before an absent one', standing('a', '80.00'), standing('b', '80.00', '0'), 'b'],
    ['fewer deductions', standing('a', '80.00', '1', '3'), standing('b', '80.00', '1', '2.5'), 'b'],
    ['nothing between equal ones', standing('a', '80.00', '1', '3'), standing('b', '80.00', '1', '3'), 'same'],
    ['a ranked one before one that is not', standing('a', null, '1'), standing('b', '0.00'), 'b'],
  ])('are decided by %s', (_, a, b, winner) => {
    expect([better(a, b), better(b, a)]).toStrictEqual([winner, winner]);
  });

  it('look at what the scheme names, in its order, and at nothing else', () => {
    const [a, b] = [standing('a', '80.00', '1', '9'), standing('b', '80.00', '0', '1')];
    expect(better(a, b, ['satisfaction', 'fewer-deductions'])).toBe('a');
    expect(better(a, b, ['fewer-deductions', 'satisfaction'])).toBe('b');
    expect(better(a, b, [])).toBe('same');
    const places = placed([b, a], schemeWith({ tieBreakers: [] }));
    expect(places.map(({ unit, rank }) => [unit, rank])).toStrictEqual([
      ['a', 1],
      ['b', 1],
    ]);
  });

  it('at the edge of the first 30 % are all in: four first ones of ten are excellent', () => {
    const all = Array.from({ length: 10 }, (_, index) => standing(`D${index}`, index < 4 ? '95.00' : '92.00', '1'));
    const grades = placed(all, onlySupervision).map(({ grade }) => grade);
    expect(grades.filter((grade) => grade === 'excellent')).toHaveLength(4);
    expect(grades.filter((grade) => grade === 'good')).toHaveLength(6);
  });
});

describe('the first x percent of n', () => {
  it('is at least the first place, and never more than all', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 100 }), (ranked, percent) => {
        expect(isWithinFirst(1, ranked, percent)).toBe(true);
        expect(isWithinFirst(ranked + 1, ranked, percent)).toBe(false);
      }),
      { seed: 13 },
    );
  });

  it.each([
    [10, 100, 10, true],
    [11, 100, 10, false],
    [1, 9, 10, true],
    [2, 19, 10, false],
    [2, 20, 10, true],
    [29, 97, 30, true],
    [30, 97, 30, false],
    [5, 5, 100, true],
  ])('has rank %d of %d in the first %d %%: %s', (rank, ranked, percent, among) => {
    expect(isWithinFirst(rank, ranked, percent)).toBe(among);
  });
});

describe('grades of a scheme of its own', () => {
  const grades = { excellent: '85', excellentWithinPercent: 50, good: '75', pass: '70' };
  it.each([
    ['85.00', 2, 'excellent'],
    ['85.00', 3, 'good'],
    ['84.99', 1, 'good'],
    ['74.99', 1, 'pass'],
    ['69.99', 1, 'fail'],
  ])('give %s at rank %d of 4 %s', (total, rank, grade) => {
    expect(gradeOf(total, rank, 4, schemeWith({ grades }))).toBe(grade);
  });

  it('force nobody to be last: all may be good', () => {
    const all = ['a', 'b', 'c', 'd', 'e'].map((unit) => standing(unit, '88.00'));
    expect(placed(all, onlySupervision).map(({ rank, grade }) => [rank, grade])).toStrictEqual(
      all.map(() => [1, 'good']),
    );
  });
});
