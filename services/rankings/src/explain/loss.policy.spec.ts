import { decimalText, exact, sum } from '@kaoji/kernel';
import fc from 'fast-check';
import { shippedSchemes } from '../scheme/shipped-schemes.policy.js';
import { internalCases, rankedJson, rowNamed, some } from '../spec-fixtures/figures.js';
import type { Counts } from '../scoring/counts.policy.js';
import { lossesInTotal } from './loss.policy.js';

const rowOf = (counts: Counts, more = {}) => rowNamed(rankedJson({ a: { '2026-10': counts } }, more), 'a');
const losses = (counts: Counts) => lossesInTotal(rowOf(counts)).map(({ what, points }) => [what, points]);

describe('what cost most', () => {
  it.each([
    ['nothing, where all was in time', internalCases(10, 10), []],
    ['lateness', internalCases(20, 15), [['internal', '25']]],
    [
      'lateness, then a red slip',
      internalCases(20, 15, { red: 1 }),
      [
        ['internal', '25'],
        ['red', '2'],
      ],
    ],
    [
      'slips before lateness where they cost more',
      internalCases(100, 99, { red: 1 }),
      [
        ['red', '2'],
        ['internal', '1'],
      ],
    ],
    [
      'slips of the same cost by name',
      internalCases(10, 10, { orange: 2, red: 1 }),
      [
        ['orange', '2'],
        ['red', '2'],
      ],
    ],
    ['rework above its limit', internalCases(10, 10, { replied: 10, sentBack: 1 }), [['rework', '10']]],
    ['nothing, where nothing was scored', some({}), []],
    ['nothing, where slips have nothing to be taken from', some({ orange: 3 }), []],
  ])('is %s', (_, counts, expected) => {
    expect(losses(counts)).toStrictEqual(expected);
  });

  it("is told of each citizens' rate by its weight, and by how many matters stand behind", () => {
    const counts = internalCases(10, 10, { dispatched: 30, contactedInTime: 15, answered: 20, solvedFully: 20 });
    expect(losses(counts)).toStrictEqual([
      ['satisfaction', '26.25'],
      ['response', '11.25'],
    ]);
  });

  it('gives the weight of an absent rate to the others', () => {
    expect(losses(some({ dispatched: 10, contactedInTime: 4 }))).toStrictEqual([['response', '60']]);
  });

  it.each([
    [21, 0, [['orange', '20']]],
    [
      30,
      5,
      [
        ['orange', '15'],
        ['red', '5'],
      ],
    ],
    [0, 40, [['red', '20']]],
  ])('of %d orange and %d red slips is no more than slips may cost: %j', (orange, red, expected) => {
    expect(losses(internalCases(10, 10, { orange, red }))).toStrictEqual(expected);
  });

  it('is its share of the total where the scheme weighs other dimensions too', () => {
    const scheme = { ...shippedSchemes.default, coveragePercent: '20' };
    expect(lossesInTotal(rowOf(internalCases(20, 15), { scheme }))).toStrictEqual([
      { what: 'internal', points: '17.85714285714285714286' },
    ]);
  });

  it('adds up to what is missing to 100, unless the score stops at 0', () => {
    const part = fc
      .tuple(fc.nat(40), fc.nat(100))
      .map(([whole, percent]) => [whole, Math.floor((whole * percent) / 100)] as const);
    fc.assert(
      fc.property(part, part, part, part, fc.nat(30), fc.nat(12), (internal, first, answer, back, orange, red) => {
        const row = rowOf(
          internalCases(internal[0], internal[1], {
            ...{ dispatched: first[0], contactedInTime: first[1], answered: answer[0], satisfied: answer[1] },
            ...{ solvedPartly: answer[1], replied: back[0], sentBack: back[1], orange, red },
          }),
        );
        fc.pre(row.exact !== null && row.exact !== '0');
        const lost = sum(lossesInTotal(row).map(({ points }) => exact(points)));
        expect(exact(100).minus(lost).toFixed(12)).toBe(exact(row.exact ?? 0).toFixed(12));
      }),
      { seed: 22 },
    );
  });

  it('is told the most first', () => {
    const counts = internalCases(20, 11, { orange: 3, red: 4, replied: 20, sentBack: 3 });
    const points = lossesInTotal(rowOf(counts)).map((loss) => exact(loss.points));
    expect(points.map(decimalText)).toStrictEqual(['45', '20', '8', '3']);
  });
});
