import { internalCases, onlySupervision, rankingInput, schemeWith, unitNamed } from '../spec-fixtures/figures.js';
import { comparedTables, monthsOfTrial, regrouped, tableOf, type Trial } from './what-if.policy.js';

const october = (due: number, onTime: number, more = {}) => ({ '2026-10': internalCases(due, onTime, more) });
const { category: _, ...trial } = rankingInput({
  a: october(20, 20, { orange: 3 }),
  b: october(20, 19),
  c: october(20, 10),
});
const now = tableOf(trial);
const beside = (more: Partial<Trial>) => comparedTables(now, tableOf({ ...trial, ...more }));
const moves = (rows: ReturnType<typeof beside>) =>
  rows.map(({ unit, now: was, tried, moved }) => [unit, was.rank, tried.rank, moved]);

describe('[M3] a period under other rules, beside the present table', () => {
  it('says who moves by how much, in the order of the tried table', () => {
    const dear = schemeWith({ deductions: { ...onlySupervision.deductions, orange: '10' } });
    expect(moves(beside({}))).toStrictEqual([
      ['a', 1, 1, 0],
      ['b', 2, 2, 0],
      ['c', 3, 3, 0],
    ]);
    expect(moves(beside({ scheme: dear }))).toStrictEqual([
      ['b', 2, 1, 1],
      ['a', 1, 2, -1],
      ['c', 3, 3, 0],
    ]);
  });

  it('says why: what of the unit itself is another value, or that only others moved', () => {
    const dear = schemeWith({ deductions: { ...onlySupervision.deductions, orange: '10' } });
    const [b, a, c] = beside({ scheme: dear });
    expect(a?.why).toStrictEqual([
      { what: 'score', of: 'supervision', now: '97', tried: '80' },
      { what: 'deduction', of: 'orange', now: '3', tried: '30' },
      { what: 'deduction', of: 'slips-capped', now: null, tried: '-10' },
    ]);
    expect(b?.why).toStrictEqual([{ what: 'others', of: null, now: '2', tried: '1' }]);
    expect(c?.why).toStrictEqual([]);
  });

  it('names weights, and who would not be ranked any more', () => {
    const lines = [
      {
        ...{ category: '*', periodKind: '*' as const },
        dimensions: [
          { dimension: 'supervision' as const, weight: '25' },
          { dimension: 'targets' as const, weight: '75' },
        ],
      },
    ];
    const [a] = beside({ scheme: schemeWith({ lines }) });
    expect([a?.tried.rank, a?.tried.notRanked, a?.moved]).toStrictEqual([null, 'coverage', null]);
    expect(a?.why).toStrictEqual([
      { what: 'weight', of: 'supervision', now: '100', tried: '25' },
      { what: 'weight', of: 'targets', now: null, tried: '75' },
    ]);
  });

  it('ranks a unit within the group that it is tried in', () => {
    const groups = new Map([['a', 'counties']]);
    const rows = beside({ units: regrouped(trial.units, groups) });
    const a = rows.find(({ unit }) => unit === 'a');
    expect([a?.now.category, a?.tried.category, a?.tried.rank, a?.moved]).toStrictEqual([
      'departments',
      'counties',
      1,
      null,
    ]);
    expect(rows.find(({ unit }) => unit === 'b')?.tried.rank).toBe(1);
    expect(regrouped([unitNamed('b')], groups)).toStrictEqual([unitNamed('b')]);
  });

  it('changes neither the table it is laid beside nor what that was computed from', () => {
    const before = JSON.stringify(now);
    beside({ scheme: schemeWith({ coveragePercent: '1' }), units: regrouped(trial.units, new Map([['a', 'x']])) });
    expect([JSON.stringify(now), JSON.stringify(tableOf(trial))]).toStrictEqual([before, before]);
  });

  it('looks at the months that either scheme looks at', () => {
    const wide = schemeWith({ smallNumbers: { ...onlySupervision.smallNumbers, months: 6 } });
    expect(monthsOfTrial('2026-10', [onlySupervision])[0]).toBe('2026-05');
    expect(monthsOfTrial('2026-10', [onlySupervision, wide])[0]).toBe('2025-11');
  });
});
