import type { Seen } from './happenings.js';

/** Chinese characters take two columns. */
const width = (text: string): number =>
  Array.from(text).reduce((sum, char) => sum + (/[\u1100-\uffe6]/.test(char) ? 2 : 1), 0);

/** Lines of a table whose columns stand below each other. */
export function tableOf(rows: readonly (readonly string[])[]): readonly string[] {
  const columns = rows[0]?.map((_, column) => Math.max(...rows.map((row) => width(row[column] ?? '')))) ?? [];
  return rows.map((row) =>
    row
      .map((cell, column) => cell + ' '.repeat(Math.max(0, (columns[column] ?? 0) - width(cell))))
      .join('  ')
      .trimEnd(),
  );
}

/** Happening x event id x route where it was seen. */
export const happeningLines = (seen: readonly Seen[]): readonly string[] =>
  tableOf([
    ['happening', 'event', 'seen on'],
    ...seen.map(({ happening: { name, route }, event }) => [name, event ?? 'NOT SEEN', `GET ${route}`]),
  ]);

interface Row {
  readonly rank: number | null;
  readonly unit: string;
  readonly name: string;
  readonly total: string | null;
  readonly grade: string | null;
}

interface Category {
  readonly category: string;
  readonly rows: readonly Row[];
}

/** The ranking: those that are ranked, and how many have too few cases. */
export function rankingLines(categories: readonly Category[]): readonly string[] {
  return categories.flatMap(({ category, rows }) => {
    const ranked = rows.filter(({ rank }) => rank !== null);
    const lines = tableOf(
      ranked.map(({ rank, total, grade, unit, name }) => [`  ${rank}`, total ?? '', grade ?? '', unit, name]),
    );
    return ['', category, ...lines, `  not ranked, too few cases: ${rows.length - ranked.length}`];
  });
}
