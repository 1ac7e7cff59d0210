import { canonicalJson } from '@kaoji/kernel';
import fc from 'fast-check';
import {
  internalCases,
  ranked,
  rankedJson,
  rankingInput,
  rowNamed,
  some,
  unitNamed,
  type Months,
} from '../spec-fixtures/figures.js';
import type { Counts } from './counts.policy.js';
import { rankingOf } from './ranking.policy.js';
import { placesOf, rankingJson } from './ranking-json.policy.js';

const october = (counts: Counts): Months => ({ '2026-10': counts });
const units = {
  a: october(internalCases(20, 20)),
  b: october(internalCases(30, 20, { orange: 1, replied: 30, sentBack: 3 })),
  c: october(internalCases(3, 3)),
};

describe('[M31] a row as it is published', () => {
  const json = rankedJson(units);

  it('carries the total rounded and exact', () => {
    const { total, exact } = rowNamed(json, 'b');
    expect([total, exact]).toStrictEqual(['55.67', '55.66666666666666666667']);
  });

  it('names the unit, its place, its grade and its dimension', () => {
    const { supervision: _, ...row } = rowNamed(json, 'a');
    expect(row).toStrictEqual({
      ...{ unit: 'a', name: 'a局', kind: 'department', rank: 1, total: '100.00', exact: '100', grade: 'excellent' },
      ...{ change: null, improvement: null, coverage: '100', notRanked: null },
      dimensions: [{ dimension: 'supervision', weight: '100', score: '100' }],
      conduct: { score: '100', deductions: [] },
      marks: [
        ...['response:small-absent', 'resolution:small-absent', 'satisfaction:small-absent'],
        ...['on-time-citizens:small-absent', 'rework:small-absent'],
      ],
    });
  });

  it('carries the working of the dimension as text', () => {
    const { score, mean, parts, deductions, deducted } = rowNamed(json, 'b').supervision;
    expect({ score, mean, parts, deductions, deducted }).toStrictEqual({
      ...{ score: '55.66666666666666666667', mean: '66.66666666666666666667', deducted: '11' },
      parts: [
        { part: 'citizens', score: null, weight: '0' },
        { part: 'internal', score: '66.66666666666666666667', weight: '30' },
      ],
      deductions: [
        { deduction: 'orange', count: '1', points: '1' },
        { deduction: 'rework', count: '10', points: '10' },
      ],
    });
  });

  it('carries each rate with what it was counted from', () => {
    const { rates } = rowNamed(json, 'b').supervision;
    expect(rates.map(({ rate }) => rate)).toStrictEqual([
      ...['response', 'resolution', 'satisfaction', 'on-time-citizens', 'on-time-internal', 'on-time', 'rework'],
    ]);
    expect(rates.find(({ rate }) => rate === 'rework')).toStrictEqual({
      ...{ rate: 'rework', value: '0.1', part: '3', whole: '30', cases: 30, months: ['2026-10'], mark: null },
    });
  });

  it('of a unit without enough cases says that it is not ranked, and why', () => {
    const { rank, total, exact, grade, notRanked, coverage, dimensions } = rowNamed(json, 'c');
    expect({ rank, total, exact, grade, notRanked, coverage, dimensions }).toStrictEqual({
      ...{ rank: null, total: null, exact: null, grade: null, notRanked: 'coverage', coverage: '0' },
      dimensions: [{ dimension: 'supervision', weight: '100', score: null }],
    });
  });

  it('shows places won and the improvement as text', () => {
    const before = { ...units.b, '2026-09': internalCases(20, 0) };
    expect(rowNamed(rankedJson({ ...units, b: before }), 'b').improvement).toBe('55.67');
  });

  it('holds nothing but text, whole numbers and lists: no binary fraction can enter the seal', () => {
    const numbersIn = (value: unknown): readonly number[] =>
      typeof value === 'number'
        ? [value]
        : typeof value === 'object' && value !== null
          ? Object.values(value).flatMap(numbersIn)
          : [];
    expect(numbersIn(json).filter((value) => !Number.isInteger(value))).toStrictEqual([]);
  });
});

describe('the places that an event tells', () => {
  it('are those of all categories, in the order of their tables', () => {
    const other = rankedJson(
      { z: october(internalCases(10, 9)) },
      { units: [unitNamed('z', 'counties')], category: 'counties' },
    );
    expect(placesOf([other, rankedJson(units)])).toStrictEqual([
      { unit: 'z', category: 'counties', rank: 1, total: '90.00', grade: 'excellent', change: null },
      { unit: 'a', category: 'departments', rank: 1, total: '100.00', grade: 'excellent', change: null },
      { unit: 'b', category: 'departments', rank: 2, total: '55.67', grade: 'fail', change: null },
      { unit: 'c', category: 'departments', rank: null, total: null, grade: null, change: null },
    ]);
    expect(placesOf([])).toStrictEqual([]);
  });
});

const anyMonth = fc
  .tuple(fc.nat(25), fc.nat(100), fc.nat(25), fc.nat(100), fc.nat(6))
  .map(([due, inTime, dispatched, contacted, slips]) =>
    internalCases(due, Math.floor((due * inTime) / 100), {
      ...{ dispatched, contactedInTime: Math.floor((dispatched * contacted) / 100), orange: slips, red: slips % 3 },
    }),
  );
const anyUnits = fc.dictionary(
  fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
  fc.record({ '2026-09': anyMonth, '2026-10': anyMonth }),
);

describe('[M31] the bytes of a ranking (RFC 8785)', () => {
  it('do not depend on the order in which units and counts are given', () => {
    fc.assert(
      fc.property(anyUnits, (all) => {
        const turned = Object.fromEntries(
          Object.entries(all)
            .reverse()
            .map(([code, months]) => [code, Object.fromEntries(Object.entries(months).reverse())]),
        );
        expect(canonicalJson(rankedJson(turned))).toBe(canonicalJson(rankedJson(all)));
      }),
      { seed: 31, numRuns: 60 },
    );
  });

  it('are the same each time they are computed', () => {
    fc.assert(
      fc.property(anyUnits, (all) => {
        const input = rankingInput(all);
        expect(canonicalJson(rankingJson(rankingOf(input)))).toBe(canonicalJson(rankingJson(rankingOf(input))));
      }),
      { seed: 32, numRuns: 30 },
    );
  });

  it('carry what JSON gives back unchanged', () => {
    fc.assert(
      fc.property(anyUnits, (all) => {
        const json = rankedJson(all);
        expect(JSON.parse(canonicalJson(json))).toStrictEqual(json);
      }),
      { seed: 33, numRuns: 30 },
    );
  });

  it('differ as soon as a single case does', () => {
    const other = { ...units, a: october(internalCases(20, 19)) };
    expect(canonicalJson(rankedJson(other))).not.toBe(canonicalJson(rankedJson(units)));
  });

  it('do not know of units of another category, whatever they did', () => {
    const foreign = { ...units, x: october(internalCases(50, 50)) };
    const all = ['a', 'b', 'c'].map((code) => unitNamed(code));
    const json = rankedJson(foreign, { units: [...all, unitNamed('x', 'counties')] });
    expect(canonicalJson(json)).toBe(canonicalJson(rankedJson(units)));
  });

  it('do not change with counts that no rate looks at', () => {
    const shown = { ...units, a: october(some({ ...internalCases(20, 20), pending: 7, open: 0 })) };
    expect(canonicalJson(rankedJson(shown))).toBe(canonicalJson(rankedJson(units)));
    expect(ranked(shown).mostImproved).toBeNull();
  });
});
