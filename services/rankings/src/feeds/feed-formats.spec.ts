import { atomFeed, csvFeed, jsonFeed } from './feed-formats.js';
import { extremesOf, seen, type RankingView, type ViewedRow } from './ranking.view.js';

const row = (unit: string, rank: number | null): ViewedRow => ({
  ...{ rank, unit, name: `=${unit}<局>&"`, level: 'department', total: rank === null ? null : `${100 - rank}.00` },
  ...{ grade: rank === null ? null : 'good', change: null, improvement: null, dimensions: [], marks: [] },
  notRanked: rank === null ? 'coverage' : null,
});
const view: RankingView = {
  ...{ period: '2026-10', kind: 'published', asOf: '2026-11-04T09:30:00.000Z', revision: 2 },
  ...{ publishedAt: '2026-11-17T02:00:00.000Z', signedBy: 'mayor', reason: '补报', waitsFor: ['notices'] },
  ...{ incompleteAccepted: '接受不完整', seal: 'ab' },
  categories: [
    {
      ...{ category: 'departments', schemeVersion: 0, mostImproved: null },
      rows: [row('D1', 1), row('D2', 2), row('D3', 3), row('D4', 4), row('D5', null)],
    },
  ],
};
const origin = 'https://kaoji.example';

describe('feeds', () => {
  it('name period, revision, what it waits for and the accepting words', () => {
    const [item] = jsonFeed([view], origin).items;
    expect(item?.title).toBe('2026-10 考核排名（第 2 次修订）（不完整：等待 notices）');
    expect(item?.url).toBe('https://kaoji.example/public/rankings/2026-10?revision=2');
    expect(item?.content_text.split('\n').slice(0, 2)).toStrictEqual(['修订理由：补报', '不完整发布说明：接受不完整']);
  });

  it('mark what is not published, as of when it stands, under an address of its own', () => {
    const live = {
      ...view,
      kind: 'live' as const,
      revision: null,
      publishedAt: null,
      asOf: '2026-11-20T02:00:00.000Z',
    };
    const [item] = jsonFeed([{ ...live, period: '2026-11' }], origin).items;
    expect([item?.title, item?.url, item?.date_published]).toStrictEqual([
      '2026-11 实时排名（未发布）',
      'https://kaoji.example/api/v1/rankings?period=2026-11&kind=live',
      '2026-11-20T02:00:00.000Z',
    ]);
    const atom = atomFeed([live, view], origin);
    expect(atom.match(/<updated>[^<]*/g)?.map((text) => text.slice('<updated>'.length))).toStrictEqual([
      '2026-11-20T02:00:00.000Z',
      '2026-11-20T02:00:00.000Z',
      '2026-11-17T02:00:00.000Z',
    ]);
  });

  it('write no markup of names into Atom', () => {
    const atom = atomFeed([view], origin);
    expect(atom).toContain('1 =D1&lt;局&gt;&amp;&quot; 99.00 good');
    expect(atom).toContain('<updated>2026-11-17T02:00:00.000Z</updated>');
  });

  it('write CSV with a byte order mark in which nothing is a formula', () => {
    const [head, first] = csvFeed([view]).split('\n');
    expect(head).toBe('\ufeffperiod,revision,category,rank,unit,name,level,total,grade,change');
    expect(first).toBe(`2026-10,2,departments,1,D1,"'=D1<局>&""",department,99.00,good,`);
  });

  it('stay well-formed with nothing published', () => {
    expect([jsonFeed([], origin).items, atomFeed([], origin).includes('<entry>')]).toStrictEqual([[], false]);
  });
});

describe('the view', () => {
  it('shows the rows that somebody may see, with the ranks of the whole category', () => {
    const some = seen(view, { sees: (unit) => unit === 'D3' });
    expect(some.categories[0]?.rows.map(({ unit, rank }) => [unit, rank])).toStrictEqual([['D3', 3]]);
    expect(seen(view, { category: 'other', sees: () => true }).categories).toStrictEqual([]);
    expect(seen(view, { level: 'county', sees: () => true }).categories[0]?.rows).toStrictEqual([]);
  });

  it('names no last units with fewer than 5 ranked', () => {
    expect(extremesOf(view, 2).categories[0]).toMatchObject({ top: [{ unit: 'D1' }, { unit: 'D2' }], bottom: [] });
  });

  it('names the last first among 5', () => {
    const [category] = view.categories;
    const five = { ...view, categories: [{ ...category!, rows: [...category!.rows.slice(0, 4), row('D5', 5)] }] };
    expect(extremesOf(five, 2).categories[0]?.bottom.map(({ unit }) => unit)).toStrictEqual(['D5', 'D4']);
  });
});
