import { decimalText, exact } from '@kaoji/kernel';
import fc from 'fast-check';
import { internalCases, smallWith, some, type Months } from '../spec-fixtures/figures.js';
import { addCounts, noCounts, type Counts } from './counts.policy.js';
import { rateCodes, rateOf, rateShares, windowOf, type Rate, type RateCode, type RateInput } from './rate.policy.js';

const inputOf = (months: Months, more: Partial<RateInput> = {}): RateInput => {
  const counts = (asked: readonly string[]): Counts => addCounts(asked.map((month) => months[month] ?? noCounts));
  return { period: '2026-10', small: smallWith({}), counts, categoryCounts: counts, ...more };
};
const october = (rate: RateCode, counts: Partial<Counts>): Rate => rateOf(rate, inputOf({ '2026-10': some(counts) }));
const valueOf = ({ value }: Rate): string | null => (value === null ? null : decimalText(value));

describe('[M4] how each rate is counted', () => {
  const cases: readonly (readonly [RateCode, Partial<Counts>, string, string, string])[] = [
    ['response', { dispatched: 40, contactedInTime: 36 }, '36', '40', '0.9'],
    ['response', { dispatched: 10, contactedInTime: 0 }, '0', '10', '0'],
    ['response', { dispatched: 10, contactedInTime: 10 }, '10', '10', '1'],
    ['resolution', { answered: 30, solvedFully: 20, solvedPartly: 6 }, '23', '30', '0.76666666666666666667'],
    ['resolution', { answered: 10, solvedFully: 0, solvedPartly: 1 }, '0.5', '10', '0.05'],
    ['resolution', { answered: 10, solvedFully: 0, solvedPartly: 10 }, '5', '10', '0.5'],
    ['resolution', { answered: 10 }, '0', '10', '0'],
    ['satisfaction', { answered: 30, satisfied: 24 }, '24', '30', '0.8'],
    ['satisfaction', { answered: 12, satisfied: 12 }, '12', '12', '1'],
    ['on-time-citizens', { citizenDue: 10, citizenWeight: 14, citizenOnTimeWeight: 7 }, '7', '14', '0.5'],
    [
      'on-time-internal',
      { internalDue: 20, internalWeight: 28, internalOnTimeWeight: 23 },
      '23',
      '28',
      '0.82142857142857142857',
    ],
    ['rework', { replied: 50, sentBack: 3 }, '3', '50', '0.06'],
    ['rework', { replied: 20, sentBack: 0 }, '0', '20', '0'],
  ];
  it.each(cases)('%s of %j is %s of %s: %s', (rate, counts, part, whole, value) => {
    const counted = october(rate, counts);
    expect([counted.part, counted.whole, valueOf(counted)]).toStrictEqual([part, whole, value]);
    expect([counted.rate, counted.mark, counted.months]).toStrictEqual([rate, null, ['2026-10']]);
  });

  it("takes citizens' and internal weight together for the on-time rate that breaks ties", () => {
    const rate = october('on-time', {
      ...{ citizenDue: 6, citizenWeight: 10, citizenOnTimeWeight: 4 },
      ...{ internalDue: 4, internalWeight: 10, internalOnTimeWeight: 10 },
    });
    expect([rate.part, rate.whole, rate.cases, valueOf(rate)]).toStrictEqual(['14', '20', 10, '0.7']);
  });

  it('counts cases by number and rates by weight: 5 major matters are 5 cases', () => {
    const counts = { internalDue: 5, internalWeight: 15, internalOnTimeWeight: 15 };
    expect(october('on-time-internal', counts)).toMatchObject({ cases: 5, whole: '15', mark: 'small-absent' });
  });

  it('knows the same rates as their codes', () => {
    expect(Object.keys(rateShares)).toStrictEqual([...rateCodes]);
  });

  it.each(rateCodes)('finds no %s at all where nothing happened', (rate) => {
    expect(october(rate, {})).toStrictEqual({
      ...{ rate, value: null, part: '0', whole: '0', cases: 0 },
      ...{ months: ['2026-08', '2026-09', '2026-10'], mark: 'small-absent' },
    });
  });
});

describe('the window of a small rate', () => {
  it.each([
    ['2026-10', 3, ['2026-08', '2026-09', '2026-10']],
    ['2026-02', 3, ['2025-12', '2026-01', '2026-02']],
    ['2026-01', 3, ['2025-11', '2025-12', '2026-01']],
    ['2026-10', 1, ['2026-10']],
    ['2026-Q4', 3, ['2026-10', '2026-11', '2026-12']],
    ['2026-Q1', 1, ['2026-01', '2026-02', '2026-03']],
  ])('of %s over %d months is %j', (period, months, window) => {
    expect(windowOf(period, smallWith({ months }))).toStrictEqual(window);
  });

  it('of a year is its twelve months', () => {
    expect(windowOf('2026', smallWith({}))).toHaveLength(12);
  });
});

describe('a rate with few cases', () => {
  const three = (now: number, before: number, first: number): Months => ({
    ...{ '2026-10': internalCases(now, now), '2026-09': internalCases(before, 0), '2026-08': internalCases(first, 0) },
  });
  it.each([
    [10, 90, 0, '1', 10, null],
    [9, 1, 0, '0.9', 10, 'small-three-months'],
    [9, 0, 1, '0.9', 10, 'small-three-months'],
    [9, 0, 0, null, 9, 'small-absent'],
    [3, 3, 3, null, 9, 'small-absent'],
    [3, 3, 4, '0.3', 10, 'small-three-months'],
    [0, 5, 5, '0', 10, 'small-three-months'],
    [0, 0, 0, null, 0, 'small-absent'],
  ])('of %d now, %d and %d before is %s over %d cases, marked %s', (now, before, first, value, cases, mark) => {
    const rate = rateOf('on-time-internal', inputOf(three(now, before, first)));
    expect([valueOf(rate), rate.cases, rate.mark]).toStrictEqual([value, cases, mark]);
  });

  it('never looks at the month after or the fourth month back', () => {
    const months = { ...three(5, 2, 2), '2026-11': internalCases(50, 50), '2026-07': internalCases(50, 50) };
    expect(rateOf('on-time-internal', inputOf(months))).toMatchObject({ value: null, cases: 9, mark: 'small-absent' });
  });

  it('is decided by the limit that the scheme names', () => {
    const input = inputOf(three(5, 50, 0), { small: smallWith({ fewerThan: 5 }) });
    expect(rateOf('on-time-internal', input)).toMatchObject({ cases: 5, mark: null });
  });

  it('of a quarter has only the quarter itself, and stays absent below 10', () => {
    const input = inputOf({ '2026-09': internalCases(50, 50), '2026-11': internalCases(9, 9) }, { period: '2026-Q4' });
    expect(rateOf('on-time-internal', input)).toMatchObject({ value: null, cases: 9, mark: 'small-absent' });
  });
});

describe('a rate that the scheme shrinks', () => {
  const category = some({ answered: 100, satisfied: 50 });
  const shrunk = (own: Partial<Counts>, prior = 20): Rate =>
    rateOf('satisfaction', {
      ...inputOf({ '2026-10': some(own) }),
      ...{ small: smallWith({ instead: 'shrink', prior }), categoryCounts: () => category },
    });

  it.each([
    [{ answered: 5, satisfied: 5 }, '0.6'],
    [{ answered: 5, satisfied: 0 }, '0.4'],
    [{ answered: 1, satisfied: 1 }, '0.52380952380952380952'],
    [{ answered: 4, satisfied: 2 }, '0.5'],
  ])('for %j against a half is (k + 20 m) / (n + 20) = %s', (own, value) => {
    expect([valueOf(shrunk(own)), shrunk(own).mark]).toStrictEqual([value, 'small-shrunk']);
  });

  it('is the plain one from 10 cases on', () => {
    expect([valueOf(shrunk({ answered: 10, satisfied: 9 })), shrunk({ answered: 10 }).mark]).toStrictEqual([
      '0.9',
      null,
    ]);
  });

  it('stays absent without a single case: the category is no answer about the unit', () => {
    expect(shrunk({})).toMatchObject({ value: null, cases: 0, mark: 'small-absent' });
  });

  it('leans on as many cases as the scheme says', () => {
    expect(valueOf(shrunk({ answered: 5, satisfied: 5 }, 5))).toBe('0.75');
  });

  it('lies between its own and the category rate, whatever the numbers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.nat(9), (answered, chance) => {
        const satisfied = Math.min(answered, chance);
        const value = shrunk({ answered, satisfied }).value ?? exact(-1);
        const [low, high] = [exact(satisfied).div(answered), exact('0.5')].sort((a, b) => a.comparedTo(b));
        expect(value.greaterThanOrEqualTo(low ?? 0) && value.lessThanOrEqualTo(high ?? 0)).toBe(true);
      }),
      { seed: 26 },
    );
  });
});
