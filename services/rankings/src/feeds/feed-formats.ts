import { stringify } from 'csv-stringify/sync';
import type { RankingView } from './ranking.view.js';

const titleOf = ({ period, kind, revision, waitsFor }: RankingView): string => {
  if (kind === 'live') return `${period} 实时排名（未发布）`;
  const corrected = revision !== null && revision > 1 ? `（第 ${revision} 次修订）` : '';
  const incomplete = waitsFor.length > 0 ? `（不完整：等待 ${waitsFor.join('、')}）` : '';
  return `${period} 考核排名${corrected}${incomplete}`;
};

const pathOf = ({ period, kind, revision }: RankingView): string =>
  kind === 'live' ? `/api/v1/rankings?period=${period}&kind=live` : `/public/rankings/${period}?revision=${revision}`;

/** When it was published; what is not published, as of when it stands. */
const timeOf = ({ publishedAt, asOf }: RankingView): string => publishedAt ?? asOf;

const linesOf = ({ categories, incompleteAccepted, reason }: RankingView): string =>
  [
    ...(reason === null ? [] : [`修订理由：${reason}`]),
    ...(incompleteAccepted === null ? [] : [`不完整发布说明：${incompleteAccepted}`]),
    ...categories.flatMap(({ category, rows }) => [
      category,
      ...rows.map(({ rank, name, total, grade }) =>
        `${rank ?? '—'} ${name} ${total ?? '不排名'} ${grade ?? ''}`.trim(),
      ),
    ]),
  ].join('\n');

/** JSON Feed 1.1. */
export const jsonFeed = (views: readonly RankingView[], origin: string) => ({
  version: 'https://jsonfeed.org/version/1.1',
  title: '考绩 考核排名',
  home_page_url: `${origin}/`,
  feed_url: `${origin}/feeds/rankings.json`,
  language: 'zh-CN',
  items: views.map((view) => ({
    id: `${origin}${pathOf(view)}`,
    url: `${origin}${pathOf(view)}`,
    title: titleOf(view),
    content_text: linesOf(view),
    date_published: timeOf(view),
    tags: view.categories.map(({ category }) => category),
    _kaoji: view,
  })),
});

/** What XML 1.0 cannot carry, not even escaped: control characters and what is no character. */
const noXml = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const escaped = (text: string): string =>
  text
    .replaceAll(noXml, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** Before anything was published a feed still has to say when it was changed. */
const beginning = '1970-01-01T00:00:00.000Z';

/** Atom (RFC 4287). */
export function atomFeed(views: readonly RankingView[], origin: string): string {
  const entries = views.map(
    (view) => `  <entry>
    <id>${escaped(origin + pathOf(view))}</id>
    <title>${escaped(titleOf(view))}</title>
    <updated>${timeOf(view)}</updated>
    <link rel="alternate" href="${escaped(origin + pathOf(view))}"/>
    <content type="text">${escaped(linesOf(view))}</content>
  </entry>
`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
  <id>${escaped(origin)}/feeds/rankings.atom</id>
  <title>考绩 考核排名</title>
  <updated>${views[0] ? timeOf(views[0]) : beginning}</updated>
  <author><name>考绩</name></author>
  <link rel="self" href="${escaped(origin)}/feeds/rankings.atom"/>
${entries.join('')}</feed>
`;
}

const columns = [
  'period',
  'revision',
  'category',
  'rank',
  'unit',
  'name',
  'level',
  'total',
  'grade',
  'change',
] as const;

/** CSV for spreadsheets: with a byte order mark, and nothing in it is taken for a formula. */
export const csvFeed = (views: readonly RankingView[]): string =>
  stringify(
    views.flatMap(({ period, revision, categories }) =>
      categories.flatMap(({ category, rows }) => rows.map((row) => ({ ...row, period, revision, category }))),
    ),
    { header: true, columns: [...columns], bom: true, escape_formulas: true },
  );
