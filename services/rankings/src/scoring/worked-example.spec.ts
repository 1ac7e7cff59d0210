import { decimalText, exact, published } from '@kaoji/kernel';
import { shippedSchemes } from '../scheme/shipped-schemes.policy.js';
import { noCounts, type Counts } from './counts.policy.js';
import { supervisionScore } from './supervision-score.policy.js';

/**
 * domain.md 3: 40 citizens' matters, 36 contacted in time; 30 answered: 20 solved, 6 partly, 24 graded 3-5; 20 internal (12
 * of 14 ordinary, 4 of 4 important, 1 of 2 major in time: 23 / 28); two orange, one red; rework 3 of 50.
 */
const month: Counts = {
  ...noCounts,
  dispatched: 40,
  contactedInTime: 36,
  answered: 30,
  solvedFully: 20,
  solvedPartly: 6,
  satisfied: 24,
  internalDue: 20,
  internalWeight: 14 * 1 + 4 * 2 + 2 * 3,
  internalOnTimeWeight: 12 * 1 + 4 * 2 + 1 * 3,
  replied: 50,
  sentBack: 3,
  orange: 2,
  red: 1,
};

const score = (counts: Counts) =>
  supervisionScore({
    period: '2026-10',
    small: shippedSchemes.default.smallNumbers,
    scheme: shippedSchemes.default,
    monthsSoFar: ['2026-10'],
    counts: (months) => (months.includes('2026-10') ? counts : noCounts),
    categoryCounts: () => counts,
  });

describe('the worked example of domain.md', () => {
  const { parts, mean, deductions, deducted, value } = score(month);

  it("gives the citizens' score 81.8333...", () => {
    expect(parts[0]?.value?.toFixed(10)).toBe('81.8333333333');
  });

  it('weighs 23 of 28 in time to the internal score 82.142857...', () => {
    expect(parts[1]?.value?.toFixed(6)).toBe('82.142857');
  });

  it('takes the mean by numbers, 40 and 20: 81.936507...', () => {
    expect(parts.map(({ weight }) => decimalText(weight))).toStrictEqual(['40', '20']);
    expect(mean?.toFixed(8)).toBe('81.93650794');
  });

  it('takes off 4 for two orange and one red slip and 2 for 6 % of rework', () => {
    expect(deductions.map(({ deduction, points }) => [deduction, decimalText(points)])).toStrictEqual([
      ['orange', '2'],
      ['red', '2'],
      ['rework', '2'],
    ]);
    expect(decimalText(deducted)).toBe('6');
  });

  it('comes to 75.936507..., shown 75.94', () => {
    expect(value?.toFixed(8)).toBe('75.93650794');
    expect(published(value ?? exact(0))).toBe('75.94');
  });
});

describe('deductions', () => {
  it('count an orange and a red slip of one matter as 3', () => {
    expect(decimalText(score({ ...month, orange: 1, red: 1, sentBack: 0 }).deducted)).toBe('3');
  });

  it('are at most 20 for slips, rework beside', () => {
    expect(decimalText(score({ ...month, orange: 30, red: 9 }).deducted)).toBe('22');
  });

  it('take nothing for rework of exactly 5 %', () => {
    expect(score({ ...month, orange: 0, red: 0, replied: 60 }).deductions).toStrictEqual([]);
  });

  it('never bring the dimension below 0', () => {
    const poor = {
      ...month,
      contactedInTime: 0,
      solvedFully: 0,
      solvedPartly: 0,
      satisfied: 0,
      internalOnTimeWeight: 0,
    };
    expect(decimalText(score(poor).value ?? exact(-1))).toBe('0');
  });
});
