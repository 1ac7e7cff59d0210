import fc from 'fast-check';
import { some } from '../spec-fixtures/figures.js';
import { addCounts, countNames, countsOf, noCounts, type Counts } from './counts.policy.js';

const anyCounts = fc
  .array(fc.nat(1_000), { minLength: countNames.length, maxLength: countNames.length })
  .map(
    (values) => Object.fromEntries(countNames.map((name, index) => [name, values[index] ?? 0])) as unknown as Counts,
  );

describe('counts taken together', () => {
  it('of nothing are nothing', () => {
    expect(addCounts([])).toStrictEqual(noCounts);
  });

  it('add every single name up', () => {
    const ones = Object.fromEntries(countNames.map((name) => [name, 1])) as unknown as Counts;
    const twos = Object.fromEntries(countNames.map((name) => [name, 2]));
    expect(addCounts([ones, ones])).toStrictEqual(twos);
  });

  it('are the same in any order: counting does not depend on the order of facts', () => {
    fc.assert(
      fc.property(fc.array(anyCounts, { maxLength: 8 }), fc.integer(), (all, turn) => {
        const cut = all.length === 0 ? 0 : Math.abs(turn) % all.length;
        expect(addCounts([...all.slice(cut), ...all.slice(0, cut)].reverse())).toStrictEqual(addCounts(all));
      }),
      { seed: 3 },
    );
  });

  it('are the same in any grouping: months add up exactly to their quarter', () => {
    fc.assert(
      fc.property(anyCounts, anyCounts, anyCounts, (a, b, c) => {
        expect(addCounts([addCounts([a, b]), c])).toStrictEqual(addCounts([a, addCounts([b, c])]));
      }),
      { seed: 4 },
    );
  });

  it('leave what was added alone', () => {
    const one = some({ replied: 3 });
    addCounts([one, one]);
    expect(one).toStrictEqual(some({ replied: 3 }));
    expect(noCounts.replied).toBe(0);
  });
});

describe("a unit's counts", () => {
  const counts = new Map([
    [
      'D01',
      new Map([
        ['2026-09', some({ dispatched: 4, red: 1 })],
        ['2026-10', some({ dispatched: 6 })],
      ]),
    ],
    ['D02', new Map([['2026-10', some({ dispatched: 100 })]])],
  ]);

  it.each([
    ['D01', ['2026-10'], some({ dispatched: 6 })],
    ['D01', ['2026-09', '2026-10'], some({ dispatched: 10, red: 1 })],
    ['D01', ['2026-08'], noCounts],
    ['D02', ['2026-09', '2026-10'], some({ dispatched: 100 })],
    ['D09', ['2026-10'], noCounts],
    ['D01', [], noCounts],
  ])('of %s in %j are its own, what is missing is nothing', (unit, months, sum) => {
    expect(countsOf(counts, unit, months)).toStrictEqual(sum);
  });
});
