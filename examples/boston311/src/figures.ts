/** Due, on time, late and open of a department in a month: what the ranking API counts. */
export interface Figure {
  readonly month: string;
  readonly department: string;
  readonly due: number;
  readonly onTime: number;
  readonly late: number;
  readonly open: number;
}

const line = ({ month, department, due, onTime, late, open }: Figure): string =>
  [month, department, due, onTime, late, open].join(',');

/** The figures as the expected file writes them, sorted by month and department; months without cases are left out. */
export const figureLines = (figures: readonly Figure[]): readonly string[] =>
  figures
    .filter(({ due }) => due > 0)
    .map(line)
    .sort();

/** Lines that stand in one list only, marked by the side: `-` expected, `+` counted. */
export function differences(expected: readonly string[], counted: readonly string[]): readonly string[] {
  return [
    ...expected.filter((one) => !counted.includes(one)).map((one) => `- ${one}`),
    ...counted.filter((one) => !expected.includes(one)).map((one) => `+ ${one}`),
  ];
}

/** The lines of an expected file, without its head. */
export const expectedLines = (text: string): readonly string[] => text.trim().split(/\r?\n/).slice(1).sort();

/** The figures as a table for people. */
export function figureTable(figures: readonly Figure[]): string {
  const head = ['month', 'department', 'due', 'on time', 'late', 'open'];
  const rows = figureLines(figures).map((text) => text.split(','));
  const widths = head.map((name, column) => Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const print = (row: readonly string[]): string =>
    row
      .map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ');
  return [head, ...rows].map(print).join('\n');
}
