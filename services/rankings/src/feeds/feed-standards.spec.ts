import { atomFeed, csvFeed, jsonFeed } from './feed-formats.js';
import type { RankingView, ViewedRow } from './ranking.view.js';

const row = (unit: string, name: string, more: Partial<ViewedRow> = {}): ViewedRow => ({
  ...{ rank: 1, unit, name, level: 'department', total: '88.50', grade: 'good', change: 2, improvement: '1.5' },
  ...{ dimensions: [], marks: [], notRanked: null },
  ...more,
});
const published = (rows: readonly ViewedRow[], more: Partial<RankingView> = {}): RankingView => ({
  ...{ period: '2026-10', kind: 'published', asOf: '2026-11-04T09:30:00.000Z', revision: 1, signedBy: 'mayor' },
  ...{ publishedAt: '2026-11-17T02:00:00.000Z', reason: null, waitsFor: [], incompleteAccepted: null, seal: 'ab' },
  categories: [{ category: '部门', schemeVersion: 1, mostImproved: null, rows: [...rows] }],
  ...more,
});
const origin = 'https://kaoji.example';
const view = published([row('D01', '水务局'), row('D02', '城管局', { rank: null, total: null, grade: null })]);
const second = published([], { period: '2026-09', publishedAt: '2026-10-20T02:00:00.000Z' });

describe('JSON Feed 1.1', () => {
  it('says its version, its title and where it stands', () => {
    const { items: _, ...head } = jsonFeed([view], origin);
    expect(head).toStrictEqual({
      ...{ version: 'https://jsonfeed.org/version/1.1', title: '考绩 考核排名', language: 'zh-CN' },
      ...{ home_page_url: 'https://kaoji.example/', feed_url: 'https://kaoji.example/feeds/rankings.json' },
    });
  });

  it('has an item per publication, with an id that is its own, text, date, tags and the whole table', () => {
    expect(jsonFeed([view], origin).items).toStrictEqual([
      {
        ...{ id: 'https://kaoji.example/public/rankings/2026-10?revision=1', title: '2026-10 考核排名' },
        ...{ url: 'https://kaoji.example/public/rankings/2026-10?revision=1', tags: ['部门'], _kaoji: view },
        content_text: '部门\n1 水务局 88.50 good\n— 城管局 不排名',
        date_published: '2026-11-17T02:00:00.000Z',
      },
    ]);
  });

  it('gives each revision another id', () => {
    const ids = jsonFeed([published([], { revision: 2 }), view, second], origin).items.map(({ id }) => id);
    expect(new Set(ids).size).toBe(3);
  });

  it('dates in a form that RFC 3339 reads', () => {
    for (const { date_published: date } of jsonFeed([view, second], origin).items) {
      expect(date).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    }
  });

  it.each([
    [{}, '2026-10 考核排名'],
    [{ waitsFor: ['notices', 'supervision'] }, '2026-10 考核排名（不完整：等待 notices、supervision）'],
    [{ period: '2026-Q4' }, '2026-Q4 考核排名'],
  ])('titles %j as %s', (more, title) => {
    expect(jsonFeed([published([], more)], origin).items[0]?.title).toBe(title);
  });
});

describe('Atom (RFC 4287)', () => {
  const entriesIn = (xml: string): readonly string[] => xml.match(/<entry>[\s\S]*?<\/entry>/g) ?? [];

  it('has id, title, author, self link and the time of the newest publication', () => {
    const [head = ''] = atomFeed([view, second], origin).split('<entry>');
    expect(head.split('\n').map((line) => line.trim())).toStrictEqual([
      '<?xml version="1.0" encoding="utf-8"?>',
      '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
      '<id>https://kaoji.example/feeds/rankings.atom</id>',
      '<title>考绩 考核排名</title>',
      '<updated>2026-11-17T02:00:00.000Z</updated>',
      '<author><name>考绩</name></author>',
      '<link rel="self" href="https://kaoji.example/feeds/rankings.atom"/>',
      '',
    ]);
  });

  it('has an entry per publication with id, title, time, link and content', () => {
    const entries = entriesIn(atomFeed([view, second], origin));
    expect(entries).toHaveLength(2);
    for (const element of ['<id>', '<title>', '<updated>', '<link rel="alternate"', '<content type="text">']) {
      expect(entries.map((entry) => entry.split(element).length - 1)).toStrictEqual([1, 1]);
    }
    expect(entries[1]).toContain('<updated>2026-10-20T02:00:00.000Z</updated>');
  });

  it.each([
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['水&务', '水&amp;务'],
    ['&lt;', '&amp;lt;'],
    ['"引"', '&quot;引&quot;'],
    [']]>', ']]&gt;'],
  ])('writes %s as text', (name, written) => {
    expect(atomFeed([published([row('D01', name)])], origin)).toContain(`1 ${written} 88.50 good`);
  });

  it('leaves out what XML 1.0 cannot carry, and nothing else', () => {
    const reason = '更\u0000正\u000b：\ufffe第\ud800一\t行😀\u001b';
    const xml = atomFeed([published([], { reason })], origin);
    expect(xml).toContain('修订理由：更正：第一\t行😀\n');
  });

  it('with nothing published is still a feed with a time', () => {
    expect(atomFeed([], origin)).toContain('<updated>1970-01-01T00:00:00.000Z</updated>');
    expect(entriesIn(atomFeed([], origin))).toStrictEqual([]);
  });
});

describe('CSV', () => {
  const linesOf = (rows: readonly ViewedRow[]): readonly string[] =>
    csvFeed([published(rows)])
      .trimEnd()
      .split('\n')
      .slice(1);

  it('begins with a byte order mark and its columns, also with nothing in it', () => {
    expect(csvFeed([])).toBe('\ufeffperiod,revision,category,rank,unit,name,level,total,grade,change\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '＝1', '＋1', '－1', '＠x'])(
    'takes the name %j for no formula',
    (name) => {
      expect(linesOf([row('D01', name)])[0]).toContain(`,'${name},`);
    },
  );

  it('keeps numbers numbers: places lost are -3', () => {
    expect(linesOf([row('D01', '水务局', { change: -3 })])).toStrictEqual([
      '2026-10,1,部门,1,D01,水务局,department,88.50,good,-3',
    ]);
  });

  it('quotes commas, quotes and line breaks', () => {
    expect(linesOf([row('D01', '水务局, "甲"')])).toStrictEqual([
      '2026-10,1,部门,1,D01,"水务局, ""甲""",department,88.50,good,2',
    ]);
    expect(csvFeed([published([row('D01', '水\n务')])])).toContain('"水\n务"');
  });

  it('leaves fields empty for who is not ranked', () => {
    const absent = row('D02', '城管局', { rank: null, total: null, grade: null, change: null });
    expect(linesOf([absent])).toStrictEqual(['2026-10,1,部门,,D02,城管局,department,,,']);
  });

  it('has a line per unit of every category of every publication', () => {
    expect(csvFeed([view, view, second]).trimEnd().split('\n')).toHaveLength(5);
  });
});
