import { happeningLines, rankingLines, tableOf } from './table.js';

describe('a table', () => {
  it.each([
    ['of nothing', [], []],
    ['of one cell', [['a']], ['a']],
    [
      'of empty cells',
      [
        ['', ''],
        ['a', 'b'],
      ],
      ['', 'a  b'],
    ],
    [
      'whose last column is not filled up',
      [
        ['a', 'bcd'],
        ['a', 'b'],
      ],
      ['a  bcd', 'a  b'],
    ],
    ['with a row too short', [['a', 'b'], ['ccc']], ['a    b', 'ccc']],
    [
      'in full-width signs',
      [
        ['（一）', 'x'],
        ['a', 'y'],
      ],
      ['（一）  x', 'a       y'],
    ],
  ])('%s', (_, rows, lines) => {
    expect(tableOf(rows)).toStrictEqual(lines);
  });
});

describe('the lines of happenings', () => {
  const happening = { name: 'pause', route: '/api/v1/matters/1/history', by: 'a', list: 'items', where: {} } as const;

  it('name what happened, the event, and where it was seen', () => {
    expect(happeningLines([{ happening, event: 'e-1' } as never])).toStrictEqual([
      'happening  event  seen on',
      'pause      e-1    GET /api/v1/matters/1/history',
    ]);
  });

  it('say aloud what was not seen', () => {
    expect(happeningLines([{ happening, event: undefined } as never])[1]).toBe(
      'pause      NOT SEEN  GET /api/v1/matters/1/history',
    );
  });

  it('of none are the head alone', () => {
    expect(happeningLines([])).toStrictEqual(['happening  event  seen on']);
  });
});

describe('the lines of a ranking', () => {
  const row = (rank: number | null, unit: string, total: string | null, grade: string | null) => ({
    ...{ rank, unit, name: `name of ${unit}`, total, grade },
  });

  it('are those that are ranked, and how many have too few cases', () => {
    const rows = [row(1, 'C01', '96.20', 'excellent'), row(10, 'C02', '7.00', null), row(null, 'C03', null, null)];
    expect(rankingLines([{ category: 'counties', rows }])).toStrictEqual([
      '',
      'counties',
      '  1   96.20  excellent  C01  name of C01',
      '  10  7.00              C02  name of C02',
      '  not ranked, too few cases: 1',
    ]);
  });

  it('of a category without anybody ranked say so', () => {
    expect(rankingLines([{ category: 'streets', rows: [row(null, 'J01', null, null)] }])).toStrictEqual([
      '',
      'streets',
      '  not ranked, too few cases: 1',
    ]);
  });

  it('of several categories stand below each other, each with columns of its own', () => {
    const lines = rankingLines([
      { category: 'one', rows: [row(1, 'A', '1', 'good')] },
      { category: 'two', rows: [row(1, 'LONG', '100.00', 'pass')] },
    ]);
    expect(lines.filter((line) => line === '').length).toBe(2);
    expect(lines[2]).toBe('  1  1  good  A  name of A');
    expect(lines[6]).toBe('  1  100.00  pass  LONG  name of LONG');
  });
});
