import { decimalText, exact, type Exact } from '@kaoji/kernel';
import fc from 'fast-check';
import { internalCases, octoberScore, onlySupervision, schemeWith, smallWith, some } from '../spec-fixtures/figures.js';
import type { Rate } from './rate.policy.js';
import { reworkDeductions, slipDeductions, supervisionScore, weightedMean } from './supervision-score.policy.js';

const text = (value: Exact | null): string | null => (value === null ? null : decimalText(value));
const part = (value: string | null, weight: string) => ({
  ...{ part: 'p', value: value === null ? null : exact(value), weight: exact(weight) },
});

describe('a mean by weights', () => {
  it.each([
    [[], null],
    [[part(null, '3')], null],
    [[part('80', '0')], null],
    [[part('80', '1')], '80'],
    [[part('80', '1'), part('90', '1')], '85'],
    [[part('80', '3'), part('90', '1')], '82.5'],
    [[part('80', '3'), part(null, '97')], '80'],
    [[part('0', '1'), part('100', '1')], '50'],
    [[part('80', '0'), part('60', '2')], '60'],
  ])('of case %#: an absent part leaves its weight to the others', (parts, mean) => {
    expect(text(weightedMean(parts))).toBe(mean);
  });

  it('lies between the least and the greatest of its parts', () => {
    const anyPart = fc.tuple(fc.nat(100), fc.integer({ min: 1, max: 50 }));
    fc.assert(
      fc.property(fc.array(anyPart, { minLength: 1, maxLength: 6 }), (parts) => {
        const mean = weightedMean(parts.map(([value, weight]) => part(String(value), String(weight)))) ?? exact(-1);
        const values = parts.map(([value]) => value);
        expect(mean.greaterThanOrEqualTo(Math.min(...values)) && mean.lessThanOrEqualTo(Math.max(...values))).toBe(
          true,
        );
      }),
      { seed: 5 },
    );
  });
});

describe('[M4] points for slips of a month', () => {
  it.each([
    [0, 0, []],
    [1, 0, [['orange', '1', '1']]],
    [0, 1, [['red', '1', '2']]],
    [
      1,
      1,
      [
        ['orange', '1', '1'],
        ['red', '1', '2'],
      ],
    ],
    [20, 0, [['orange', '20', '20']]],
    [0, 10, [['red', '10', '20']]],
    [
      18,
      1,
      [
        ['orange', '18', '18'],
        ['red', '1', '2'],
      ],
    ],
    [
      21,
      0,
      [
        ['orange', '21', '21'],
        ['slips-capped', '1', '-1'],
      ],
    ],
    [
      1,
      10,
      [
        ['orange', '1', '1'],
        ['red', '10', '20'],
        ['slips-capped', '1', '-1'],
      ],
    ],
    [
      30,
      30,
      [
        ['orange', '30', '30'],
        ['red', '30', '60'],
        ['slips-capped', '70', '-70'],
      ],
    ],
  ])('are for %d orange and %d red ones %j: 1 each, 2 each, at most 20', (orange, red, expected) => {
    const deductions = slipDeductions(some({ orange, red }), onlySupervision);
    expect(
      deductions.map(({ deduction, count, points }) => [deduction, decimalText(count), decimalText(points)]),
    ).toStrictEqual(expected);
  });

  it('come to 3 for a matter that went orange and red', () => {
    expect(text(octoberScore(internalCases(10, 10, { orange: 1, red: 1 })).deducted)).toBe('3');
  });

  it('never cost more than 20, whatever came', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), (orange, red) => {
        const cost = octoberScore(internalCases(10, 10, { orange, red })).deducted.toNumber();
        expect(cost).toBe(Math.min(20, orange + 2 * red));
      }),
      { seed: 6 },
    );
  });

  it('cost what the scheme says: data, not constants', () => {
    const deductions = { ...onlySupervision.deductions, orange: '0.5', red: '1.5', slipsAtMost: '3' };
    const score = octoberScore(internalCases(10, 10, { orange: 3, red: 2 }), schemeWith({ deductions }));
    expect(text(score.deducted)).toBe('3');
  });
});

describe('[M4] points for rework', () => {
  const rework = (value: string | null): Rate => ({
    ...{ rate: 'rework', value: value === null ? null : exact(value), part: '0', whole: '0', cases: 20 },
    ...{ months: ['2026-10'], mark: null },
  });
  it.each([
    [null, []],
    ['0', []],
    ['0.0499', []],
    ['0.05', []],
    ['0.0500001', [['5.00001', '0.00002']]],
    ['0.055', [['5.5', '1']]],
    ['0.06', [['6', '2']]],
    ['0.10', [['10', '10']]],
    ['1', [['100', '190']]],
  ])('are for a rate of %s 2 per percentage point above 5: %j', (value, expected) => {
    const deductions = reworkDeductions(rework(value), onlySupervision);
    expect(deductions.map(({ count, points }) => [decimalText(count), decimalText(points)])).toStrictEqual(expected);
  });

  it('are none from fewer than 10 replies in three months', () => {
    expect(octoberScore(internalCases(10, 10, { replied: 9, sentBack: 9 })).deductions).toStrictEqual([]);
  });
});

describe('[M4] the supervision score', () => {
  it("weighs the citizens' rates 0.30, 0.35 and 0.35", () => {
    const { citizens } = octoberScore(some({ dispatched: 10, answered: 10, solvedFully: 5, contactedInTime: 8 }));
    expect(citizens.map((one) => [one.part, text(one.value), text(one.weight)])).toStrictEqual([
      ['response', '80', '0.3'],
      ['resolution', '50', '0.35'],
      ['satisfaction', '0', '0.35'],
    ]);
  });

  it('leaves the weight of unanswered follow-ups to the response: silence is never satisfaction, nor its lack', () => {
    const score = octoberScore(some({ dispatched: 10, contactedInTime: 8, answered: 0 }));
    expect(text(score.value)).toBe('80');
    expect(score.rates.satisfaction.mark).toBe('small-absent');
  });

  it.each([
    ['internal matters alone', internalCases(20, 15), '75'],
    ["citizens' matters alone", some({ dispatched: 20, contactedInTime: 10 }), '50'],
    ['30 of one and 10 of the other by numbers', internalCases(10, 10, { dispatched: 30 }), '25'],
    ['nothing at all', some({}), null],
  ])('of %s is %s', (_, counts, value) => {
    expect(text(octoberScore(counts).value)).toBe(value);
  });

  it("shows the on-time rate of citizens' matters and counts it in nothing: lateness costs by slips", () => {
    const late = some({ dispatched: 10, contactedInTime: 10, citizenDue: 10, citizenWeight: 10 });
    expect(text(octoberScore(late).value)).toBe('100');
    expect(text(octoberScore(late).rates['on-time-citizens'].value)).toBe('0');
  });

  it('stays absent with slips alone: there is no mean to take them from', () => {
    const score = octoberScore(some({ orange: 4 }));
    expect([score.value, score.mean, text(score.deducted)]).toStrictEqual([null, null, '4']);
  });

  it.each([
    [4, '0'],
    [3, '0'],
    [5, '10'],
  ])('with %d of 10 in time and 40 points of deductions is %s, not below 0', (onTime, value) => {
    const counts = internalCases(10, onTime, { orange: 20, replied: 20, sentBack: 3 });
    expect(text(octoberScore(counts).deducted)).toBe('40');
    expect(text(octoberScore(counts).value)).toBe(value);
  });

  it('takes a small part from three months and says so', () => {
    const score = octoberScore({ '2026-10': internalCases(4, 0), '2026-09': internalCases(16, 16) });
    expect([text(score.value), score.rates['on-time-internal'].mark]).toStrictEqual(['80', 'small-three-months']);
  });

  it('takes slips of its own month alone, also where a rate looks at three', () => {
    const score = octoberScore({ '2026-10': internalCases(4, 4), '2026-09': internalCases(16, 16, { red: 5 }) });
    expect(text(score.deducted)).toBe('0');
  });

  it('lies within 0 and 100, whatever was counted', () => {
    const share = fc.tuple(fc.nat(30), fc.nat(100)).map(([whole, percent]) => ({
      ...{ whole, part: Math.floor((whole * percent) / 100) },
    }));
    fc.assert(
      fc.property(share, share, share, fc.nat(30), fc.nat(9), (a, b, c, orange, red) => {
        const { value } = octoberScore(
          internalCases(a.whole, a.part, {
            ...{ dispatched: b.whole, contactedInTime: b.part, replied: c.whole, sentBack: c.part, orange, red },
          }),
        );
        expect(value === null || (value.greaterThanOrEqualTo(0) && value.lessThanOrEqualTo(100))).toBe(true);
      }),
      { seed: 7 },
    );
  });
});

describe('the points of a longer period', () => {
  const byMonth: Readonly<Record<string, ReturnType<typeof some>>> = {
    '2026-10': internalCases(10, 10, { orange: 30 }),
    '2026-11': internalCases(10, 10, { red: 2, replied: 10, sentBack: 1 }),
    '2026-12': internalCases(10, 10),
  };
  const quarter = (monthsSoFar: readonly string[]) =>
    supervisionScore({
      ...{ period: '2026-Q4', small: smallWith({ months: 1 }), scheme: onlySupervision, monthsSoFar },
      counts: ([first, ...more]) => (more.length > 0 ? internalCases(30, 30) : (byMonth[first ?? ''] ?? some({}))),
      categoryCounts: () => some({}),
    });

  it('are the mean of its months, each capped by itself', () => {
    expect(text(quarter(['2026-10', '2026-11', '2026-12']).deducted)).toBe(text(exact(20 + 4 + 10).div(3)));
  });

  it('are the mean of the months that have begun', () => {
    expect(text(quarter(['2026-10', '2026-11']).deducted)).toBe('17');
    expect(text(quarter(['2026-10']).deducted)).toBe('20');
    expect(text(quarter([]).deducted)).toBe('0');
  });

  it('name each kind once', () => {
    const kinds = quarter(['2026-10', '2026-11', '2026-12']).deductions.map(({ deduction }) => deduction);
    expect(kinds).toStrictEqual(['orange', 'slips-capped', 'red', 'rework']);
  });
});
