import { placedYaml, type Placed } from './placed-yaml.js';

const rootOf = (...lines: readonly string[]): Placed | undefined => placedYaml('a.yaml', lines.join('\n')).root;
const lineOf = (root: Placed | undefined, ...path: readonly (string | number)[]): number | undefined =>
  path.reduce<Placed | undefined>(
    (at, step) => (typeof step === 'number' ? at?.items?.[step] : at?.fields?.get(step)),
    root,
  )?.line;

describe('a YAML file with its places', () => {
  const root = rootOf('# a comment', 'units:', '  - code: a', '    name:', '      A', '', '  - { code: b }', 'empty:');

  it.each([
    [['units'], 2],
    [['units', 0], 3],
    [['units', 0, 'code'], 3],
    [['units', 0, 'name'], 4],
    [['units', 1, 'code'], 7],
    [['empty'], 8],
  ])('knows that %p stands in line %p, where its key stands', (path, line) => {
    expect(lineOf(root, ...path)).toBe(line);
  });

  it('gives texts, numbers, flags and nothing as what they are, and days as texts', () => {
    const fields = rootOf('a: x', 'b: 7', 'c: true', 'd:', 'e: 2026-10-08', 'f: "7"')?.fields;
    const values = [...(fields ?? [])].map(([name, { value }]) => [name, value]);
    expect(values).toStrictEqual([
      ['a', 'x'],
      ['b', 7],
      ['c', true],
      ['d', null],
      ['e', '2026-10-08'],
      ['f', '7'],
    ]);
  });

  it('puts what an alias brings where the alias stands', () => {
    const aliased = rootOf('first: &all', '  handlers: [p]', 'second: *all');
    expect(lineOf(aliased, 'second')).toBe(3);
    expect(aliased?.fields?.get('second')?.fields?.get('handlers')?.items?.[0]?.value).toBe('p');
  });

  it.each([
    ['nothing', ''],
    ['a comment only', '# nothing here'],
  ])('of %s has no root and no mistake', (_, text) => {
    expect(placedYaml('a.yaml', text)).toStrictEqual({ mistakes: [] });
  });

  it.each([
    ['a list that does not end', ['a: 1', 'b: [1,'], [2, 3]],
    ['a key given twice', ['a: 1', 'b: 1', 'a: 2'], [3]],
    ['a tab', ['a:', '\tb: 1'], [2]],
    ['an alias of nothing', ['a: 1', 'b: *none'], [2]],
    ['an alias within what it names', ['a: 1', 'b: &b', '  - c', '  - *b'], [2, 4]],
  ])('of %s names the file and the line and gives no root', (_, lines, at) => {
    const { root: none, mistakes } = placedYaml('b.yaml', lines.join('\n'));
    expect(none).toBeUndefined();
    expect(mistakes.length).toBeGreaterThan(0);
    expect(mistakes.every(({ file, line }) => file === 'b.yaml' && at.includes(line))).toBe(true);
  });
});
