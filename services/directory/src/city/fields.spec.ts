import { Fields } from './fields.js';
import { placedYaml, type CityMistake } from './placed-yaml.js';

/** What is read of a mapping, and the mistakes noted, as `line: message`. */
function reading<T>(lines: readonly string[], read: (fields: Fields) => T): readonly [T, readonly string[]] {
  const noted: CityMistake[] = [];
  const { root } = placedYaml('a.yaml', lines.join('\n'));
  if (!root) throw new Error('the YAML of this spec is wrong');
  const value = read(new Fields(root, 'units 1', noted));
  return [value, noted.map(({ line, message }) => `${line}: ${message}`)];
}

describe('a field of a text', () => {
  it.each([
    ['a: x', 'x'],
    [`a: ${'字'.repeat(200)}`, '字'.repeat(200)],
    ['a: " x "', ' x '],
  ])('takes %s', (line, value) => {
    expect(reading([line], (fields) => fields.text('a'))).toStrictEqual([value, []]);
  });

  it.each(['a: ""', 'a: "  "', 'a: 7', 'a: true', 'a: [x]', `a: ${'x'.repeat(201)}`, 'a: "\\0"'])(
    'refuses %s, and only once',
    (line) => {
      expect(reading(['b: 1', line], (fields) => fields.text('a'))).toStrictEqual([
        '',
        ['2: units 1: a must be a text of at most 200 characters'],
      ]);
    },
  );

  it.each([['b: 1'], ['a:'], ['a: null'], ['a: ~']])('is missing in %s', (line) => {
    expect(reading([line], (fields) => fields.text('a'))).toStrictEqual(['', ['1: units 1: a is missing']]);
    expect(reading([line], (fields) => fields.optionalText('a'))).toStrictEqual([undefined, []]);
  });
});

describe('a field of a code', () => {
  it.each([
    ['a: A-1', 'A-1'],
    ['a: 市教育局', '市教育局'],
  ])('takes %s', (line, value) => {
    expect(reading([line], (fields) => fields.code('a'))).toStrictEqual([value, []]);
  });

  it.each(['a: a b', 'a: a/b', 'a: 7', `a: ${'x'.repeat(65)}`, 'a: ""'])('refuses %s', (line) => {
    expect(reading([line], (fields) => fields.code('a'))).toStrictEqual([
      '',
      ['1: units 1: a must be a code: 1 to 64 characters without white space and /'],
    ]);
  });

  it('in a list is refused item by item, each in its own line', () => {
    expect(reading(['a:', '  - p', '  - q r', '  - 7', '  - s'], (fields) => fields.codes('a'))).toStrictEqual([
      ['p', 's'],
      ['3: units 1: a must hold codes', '4: units 1: a must hold codes'],
    ]);
  });
});

describe('other fields', () => {
  it.each([
    ['2026-10-08', true],
    ['2028-02-29', true],
    ['2026-02-29', false],
    ['2026-13-01', false],
    ['20261008', false],
    ['8 October', false],
  ])('a day is one that exists: %s %p', (text, taken) => {
    const [value, mistakes] = reading([`a: ${text}`], (fields) => fields.day('a'));
    expect([value, mistakes]).toStrictEqual(
      taken ? [text, []] : ['', ['1: units 1: a must be a day such as 2026-01-31']],
    );
  });

  it.each([
    ['2027-01-01T00:00:00+08:00', true],
    ['2027-01-01T00:00:00Z', true],
    ['2027-01-01T00:00:00', false],
    ['2027-01-01', false],
  ])('a time has its offset: %s %p', (text, taken) => {
    const [value, mistakes] = reading([`a: ${text}`], (fields) => fields.time('a'));
    expect([value, mistakes]).toStrictEqual(
      taken ? [text, []] : ['', ['1: units 1: a must be a time with its offset such as 2027-01-01T00:00:00+08:00']],
    );
  });

  it.each([
    ['true', true, []],
    ['false', false, []],
    ['yes', false, ['1: units 1: a must be true or false']],
    ['1', false, ['1: units 1: a must be true or false']],
    ['', false, ['1: units 1: a is missing']],
  ])('a flag is true or false: %p', (text, value, mistakes) => {
    expect(reading([`a: ${text}`], (fields) => fields.flag('a'))).toStrictEqual([value, mistakes]);
  });

  it('a choice is one of those that there are', () => {
    const read = (fields: Fields): string => fields.oneOf('a', ['x', 'y']);
    expect(reading(['a: y'], read)).toStrictEqual(['y', []]);
    expect(reading(['a: z'], read)).toStrictEqual(['', ['1: units 1: a must be one of x, y']]);
    expect(reading(['b: z'], read)).toStrictEqual(['', ['1: units 1: a is missing']]);
  });

  it.each([
    ['a: [x, y]', 2, []],
    ['a: []', 0, []],
    ['a:', 0, []],
    ['b: 1', 0, []],
    ['a: x', 0, ['1: units 1: a must be a list']],
    ['a: { x: y }', 0, ['1: units 1: a must be a list']],
  ])('a list may be left out: %s', (line, length, mistakes) => {
    const [items, noted] = reading([line], (fields) => fields.list('a'));
    expect([items.length, noted]).toStrictEqual([length, mistakes]);
  });

  it('that nobody asked for are named with their lines', () => {
    const [, mistakes] = reading(['a: 1', 'b: 2', 'c: 3', 'd: 4'], (fields) => {
      fields.optionalText('c');
      fields.expect('a');
      fields.done();
    });
    expect(mistakes).toStrictEqual([
      '3: units 1: c must be a text of at most 200 characters',
      '2: units 1: there is no field b',
      '4: units 1: there is no field d',
    ]);
  });

  it('stand where they are, or where the whole is when they are left out', () => {
    const [places] = reading(['', 'a: 1', 'b: 2'], (fields) => [fields.placeOf('b').line, fields.placeOf('z').line]);
    expect(places).toStrictEqual([3, 2]);
  });

  it('of what is no mapping are not missed one by one', () => {
    const [value, mistakes] = reading(['- 1'], (fields) => [fields.code('a'), fields.day('b'), fields.list('c')]);
    expect([value, mistakes]).toStrictEqual([['', '', []], ['1: units 1 must be a mapping']]);
  });
});
