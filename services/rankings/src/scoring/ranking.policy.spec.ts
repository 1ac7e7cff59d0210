import { shippedSchemes } from '../scheme/shipped-schemes.policy.js';
import { noCounts, type Counts } from './counts.policy.js';
import { monthsNeeded, periodBefore, rankingOf, type RankingInput } from './ranking.policy.js';

const unit = (code: string) => ({ code, name: code, category: 'departments', kind: 'department' });
const internal = (due: number, onTime: number): Counts => ({
  ...noCounts,
  internalDue: due,
  internalWeight: due,
  internalOnTimeWeight: onTime,
});

const input = (counts: Record<string, Record<string, Counts>>, more: Partial<RankingInput> = {}): RankingInput => ({
  period: '2026-10',
  category: 'departments',
  units: Object.keys(counts).map(unit),
  counts: new Map(Object.entries(counts).map(([code, months]) => [code, new Map(Object.entries(months))])),
  scheme: shippedSchemes['supervision-only'],
  schemeVersion: 0,
  currentMonth: '2026-10',
  ...more,
});

describe('a ranking', () => {
  it('by the default scheme answers "not ranked" when only supervision and conduct exist', () => {
    const only = input({ a: { '2026-10': internal(20, 19) } }, { scheme: shippedSchemes.default });
    const [row] = rankingOf(only).rows;
    expect([row?.rank, row?.total.published, row?.total.notRanked, row?.total.coverage.toString()]).toStrictEqual([
      null,
      null,
      'coverage',
      '35',
    ]);
  });

  it('by the supervision-only scheme ranks by supervision alone', () => {
    const rows = rankingOf(input({ a: { '2026-10': internal(20, 19) }, b: { '2026-10': internal(20, 20) } })).rows;
    expect(rows.map(({ unit: { code }, rank, total }) => [code, rank, total.published])).toStrictEqual([
      ['b', 1, '100.00'],
      ['a', 2, '95.00'],
    ]);
  });

  it('[small numbers] takes this and the last two months when a rate has fewer than 10 cases', () => {
    const months = { '2026-10': internal(9, 0), '2026-09': internal(5, 5), '2026-08': internal(6, 6) };
    const rate = rankingOf(input({ a: months })).rows[0]?.supervision.rates['on-time-internal'];
    expect([rate?.value?.toString(), rate?.cases, rate?.mark]).toStrictEqual(['0.55', 20, 'small-three-months']);
  });

  it('[small numbers] takes exactly 10 cases of the month alone', () => {
    const months = { '2026-10': internal(10, 5), '2026-09': internal(50, 50) };
    const rate = rankingOf(input({ a: months })).rows[0]?.supervision.rates['on-time-internal'];
    expect([rate?.value?.toString(), rate?.mark]).toStrictEqual(['0.5', null]);
  });

  it('[small numbers] leaves a rate absent and marked with fewer than 10 cases in three months', () => {
    const [row] = rankingOf(input({ a: { '2026-10': internal(4, 4), '2026-08': internal(5, 5) } })).rows;
    expect([row?.rank, row?.supervision.value, row?.supervision.rates['on-time-internal'].mark]).toStrictEqual([
      null,
      null,
      'small-absent',
    ]);
  });

  it('[small numbers] shrinks towards the category where the scheme says so: (k + 20 m) / (n + 20)', () => {
    const scheme = {
      ...shippedSchemes['supervision-only'],
      smallNumbers: { ...shippedSchemes['supervision-only'].smallNumbers, instead: 'shrink' as const },
    };
    const counts = { a: { '2026-10': internal(5, 5) }, b: { '2026-10': internal(95, 45) } };
    const row = rankingOf(input(counts, { scheme })).rows.find((one) => one.unit.code === 'a');
    expect(row?.supervision.rates['on-time-internal'].value?.toString()).toBe('0.6');
  });

  it('shows places won since the period before and who improved most', () => {
    const counts = {
      a: { '2026-09': internal(10, 5), '2026-10': internal(10, 10) },
      b: { '2026-09': internal(10, 8), '2026-10': internal(10, 9) },
    };
    const ranking = rankingOf(input(counts));
    expect(
      ranking.rows.map(({ unit: { code }, change, improvement }) => [code, change, improvement?.toString()]),
    ).toStrictEqual([
      ['a', 1, '50'],
      ['b', -1, '10'],
    ]);
    expect(ranking.mostImproved).toBe('a');
  });

  it("takes a quarter's rates from all facts and its slip points as the mean of the months", () => {
    const months = {
      '2026-10': { ...internal(10, 10), orange: 3 },
      '2026-11': internal(20, 5),
      '2026-12': internal(30, 30),
    };
    const [row] = rankingOf(input({ a: months }, { period: '2026-Q4', currentMonth: '2026-12' })).rows;
    expect([row?.supervision.mean?.toString(), row?.supervision.deducted.toString()]).toStrictEqual(['75', '1']);
  });

  it('knows the period before of each kind', () => {
    expect(['2026-01', '2026-Q1', '2026-Q3', '2026'].map(periodBefore)).toStrictEqual([
      '2025-12',
      '2025-Q4',
      '2026-Q2',
      '2025',
    ]);
  });

  it('looks at the windows of this month and of the month before', () => {
    expect(monthsNeeded('2026-03', shippedSchemes.default)).toContain('2025-12');
  });
});
