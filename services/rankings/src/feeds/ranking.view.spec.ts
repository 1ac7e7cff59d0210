import type { Snapshot } from '../close/snapshot.js';
import type { Published } from '../close/period.state.js';
import { internalCases, onlySupervision, rankedJson, unitNamed } from '../spec-fixtures/figures.js';
import { extremesOf, seen, viewOfLive, viewOfProvisional, viewOfPublished, type RankingView } from './ranking.view.js';

const october = (onTime: number, due = 30) => ({ '2026-10': internalCases(due, onTime) });
const asOf = '2026-11-04T09:30:00.000Z';
const departments = rankedJson({
  ...{ a: { ...october(20), '2026-09': internalCases(10, 0) }, b: october(30), c: october(25), d: october(25) },
  ...{ e: october(10), f: october(3, 3) },
});
const counties = rankedJson(
  { x: october(30), y: october(29) },
  { category: 'counties', units: ['x', 'y'].map((code) => ({ ...unitNamed(code, 'counties'), kind: 'county' })) },
);
const rankings = [counties, departments];
const live = viewOfLive('2026-10', asOf, rankings);
const snapshot: Snapshot = {
  ...{ period: '2026-10', asOf, zone: 'Asia/Shanghai', scheme: onlySupervision, schemeVersion: 4 },
  ...{ units: [], rankings, explanation: {} },
};
const published: Published = {
  ...{ snapshot: 'ab', cut: {}, schemeVersion: 4, waitsFor: ['notices'], revision: 2, signedBy: 'mayor' },
  ...{ publishedAt: '2026-11-17T02:00:00.000Z', reason: '更正', incompleteAccepted: '接受', seal: 'cd' },
};
const codes = (view: RankingView): readonly (readonly string[])[] =>
  view.categories.map(({ rows }) => rows.map(({ unit }) => unit));

describe('[M31] one table for every way out', () => {
  it('shows a row with its score to two places and its marks', () => {
    expect(live.categories[1]?.rows.find(({ unit }) => unit === 'a')).toStrictEqual({
      ...{ rank: 4, unit: 'a', name: 'a局', level: 'department', total: '66.67', grade: 'pass' },
      ...{ change: -3, improvement: '66.67', notRanked: null },
      dimensions: [{ dimension: 'supervision', weight: '100', score: '66.67' }],
      marks: [
        ...['response:small-absent', 'resolution:small-absent', 'satisfaction:small-absent'],
        ...['on-time-citizens:small-absent', 'rework:small-absent'],
      ],
    });
  });

  it('shows who is not ranked last, without a score', () => {
    expect(live.categories[1]?.rows.at(-1)).toMatchObject({
      ...{ unit: 'f', rank: null, total: null, grade: null, notRanked: 'coverage' },
      dimensions: [{ dimension: 'supervision', weight: '100', score: null }],
    });
  });

  it('holds nothing of the working: single rates are for the explanation', () => {
    expect(Object.keys(live.categories[0]?.rows[0] ?? {})).not.toContain('supervision');
  });

  it('of the present carries no seal, signature or revision', () => {
    const { categories: _, ...head } = live;
    expect(head).toStrictEqual({
      ...{ period: '2026-10', kind: 'live', asOf, revision: null, publishedAt: null, signedBy: null, reason: null },
      ...{ waitsFor: [], incompleteAccepted: null, seal: null },
    });
  });

  it('of the provisional ranking says whom it waits for', () => {
    const view = viewOfProvisional(snapshot, ['supervision']);
    expect([view.kind, view.waitsFor, view.asOf, view.revision]).toStrictEqual([
      ...['provisional', ['supervision'], asOf, null],
    ]);
    expect(view.categories).toStrictEqual(live.categories);
  });

  it('of what is published says who signed what, when, why and under which seal', () => {
    const { categories, ...head } = viewOfPublished(snapshot, published);
    expect(head).toStrictEqual({
      ...{ period: '2026-10', kind: 'published', asOf, revision: 2, publishedAt: '2026-11-17T02:00:00.000Z' },
      ...{ signedBy: 'mayor', reason: '更正', waitsFor: ['notices'], incompleteAccepted: '接受', seal: 'cd' },
    });
    expect(categories).toStrictEqual(live.categories);
  });
});

describe('what somebody sees of a table', () => {
  const all = () => true;
  it.each([
    [
      { sees: all },
      [
        ['x', 'y'],
        ['b', 'c', 'd', 'a', 'e', 'f'],
      ],
    ],
    [{ sees: all, category: 'counties' }, [['x', 'y']]],
    [{ sees: all, category: 'nothing' }, []],
    [{ sees: all, level: 'county' }, [['x', 'y'], []]],
    [{ sees: all, category: 'departments', level: 'county' }, [[]]],
    [{ sees: (unit: string) => unit === 'a' }, [[], ['a']]],
    [{ sees: () => false }, [[], []]],
  ])('case %#: the categories, levels and units that were asked for and allowed', (sight, expected) => {
    expect(codes(seen(live, sight))).toStrictEqual(expected);
  });

  it('keeps the ranks of the whole category', () => {
    const own = seen(live, { sees: (unit) => unit === 'd' });
    expect(own.categories[1]?.rows.map(({ unit, rank }) => [unit, rank])).toStrictEqual([['d', 2]]);
  });

  it('names the most improved only to those who may see it', () => {
    const improved = rankedJson({
      a: { '2026-09': internalCases(10, 0), ...october(20) },
      b: { '2026-09': internalCases(10, 10), ...october(20) },
    });
    const view = viewOfLive('2026-10', asOf, [improved]);
    const named = (sees: (unit: string) => boolean) => seen(view, { sees }).categories[0]?.mostImproved;
    expect([named(all), named((unit) => unit === 'a'), named((unit) => unit === 'b')]).toStrictEqual(['a', 'a', null]);
  });

  it('leaves the table itself as it was', () => {
    const before = JSON.stringify(live);
    seen(live, { category: 'counties', sees: () => false });
    expect(JSON.stringify(live)).toBe(before);
  });
});

describe('the first and the last', () => {
  const names = (n: number) =>
    extremesOf(live, n).categories.map(({ top, bottom }) => [
      top.map(({ unit }) => unit),
      bottom.map(({ unit }) => unit),
    ]);

  it.each([
    [
      1,
      [
        [['x'], []],
        [['b'], ['e']],
      ],
    ],
    [
      2,
      [
        [['x', 'y'], []],
        [
          ['b', 'c'],
          ['e', 'a'],
        ],
      ],
    ],
    [
      9,
      [
        [['x', 'y'], []],
        [
          ['b', 'c', 'd', 'a', 'e'],
          ['e', 'a', 'd', 'c', 'b'],
        ],
      ],
    ],
  ])('%d of each category: the not ranked are neither, and 5 are needed for a last', (n, expected) => {
    expect(names(n)).toStrictEqual(expected);
  });

  it('tell of which table they are', () => {
    const { categories: _, ...head } = extremesOf(viewOfPublished(snapshot, published), 3);
    expect(head).toStrictEqual({ period: '2026-10', kind: 'published', asOf, revision: 2 });
  });
});
