import {
  IsCode,
  IsCodeList,
  IsString,
  IsStringList,
  IsText,
  IsTextList,
  isCode,
  isStorableText,
  textLengths,
  validatePayload,
  type PayloadClass,
} from '../index.js';

/** The rules that a value breaks in a field with this decorator alone. */
function broken(decorator: PropertyDecorator, value: unknown): string[] {
  class Probe {
    declare at: unknown;
  }
  decorator(Probe.prototype, 'at');
  const verdict = validatePayload(Probe as PayloadClass, { at: value });
  return verdict.ok ? [] : verdict.faults.map(({ field, rule }) => `${field} ${rule}`);
}

/** One character that is two UTF-16 units. */
const rare = '\u{20BB7}';

describe('a text', () => {
  it.each([
    ['one character', 'a', []],
    ['its longest', 'abcde', []],
    ['its longest in Chinese', '督查督办好', []],
    ['its longest in rare characters', rare.repeat(5), []],
    ['one longer', 'abcdef', ['at length']],
    ['one longer in rare characters', rare.repeat(6), ['at length']],
    ['one longer with white space', 'abcde ', ['at length']],
    ['white space around it', ' ab ', []],
    ['a line end inside', 'a\nb', []],
    ['a tab inside', 'a\tb', []],
    ['markup', '<b>x', []],
    ['nothing', '', ['at filled']],
    ['white space alone', '  \t\n', ['at filled']],
    ['a Chinese space alone', '\u3000', ['at filled']],
    ['a no-break space alone', '\u00a0', ['at filled']],
    ['U+0000', 'a\0', ['at characters']],
    ['a high surrogate alone', 'a\uD842', ['at characters']],
    ['a low surrogate alone', '\uDFB7a', ['at characters']],
    ['surrogates the wrong way round', '\uDFB7\uD842', ['at characters']],
    ['a number', 12345, ['at string']],
    ['a flag', true, ['at string']],
    ['a list', ['a'], ['at string']],
    ['an object', { text: 'a' }, ['at string']],
    ['null', null, ['at required']],
  ])('of at most 5 characters: %s', (_, value, expected) => {
    expect(broken(IsText(5), value)).toStrictEqual(expected);
  });

  it.each([
    ['name', 200],
    ['title', 200],
    ['reason', 2_000],
    ['content', 20_000],
  ] as const)('that is a %s has at most %i characters', (kind, most) => {
    expect(textLengths[kind]).toBe(most);
    expect(broken(IsText(textLengths[kind]), '考'.repeat(most))).toStrictEqual([]);
    expect(broken(IsText(textLengths[kind]), '考'.repeat(most + 1))).toStrictEqual(['at length']);
  });
});

describe('a list of texts', () => {
  it.each([
    ['one', ['a'], []],
    ['its longest', ['a', 'b', 'c'], []],
    ['one longer', ['a', 'b', 'c', 'd'], ['at list']],
    ['none', [], ['at list']],
    ['one twice', ['a', 'a'], []],
    ['an empty one', ['a', ''], ['at.1 filled']],
    ['one too long', ['ab', 'abcdef'], ['at.1 length']],
    ['one of U+0000', ['\0'], ['at.0 characters']],
    ['a number', ['a', 'b', 7], ['at.2 string']],
    ['null in it', ['a', null], ['at.1 string']],
    ['a text', 'abc', ['at list']],
    ['an object', { length: 1, 0: 'a' }, ['at list']],
  ])('of at most 3: %s', (_, value, expected) => {
    expect(broken(IsTextList(5, 3), value)).toStrictEqual(expected);
  });

  it('holds 100 unless said otherwise', () => {
    expect(
      broken(
        IsTextList(5),
        Array.from({ length: 100 }, () => 'a'),
      ),
    ).toStrictEqual([]);
    expect(
      broken(
        IsTextList(5),
        Array.from({ length: 101 }, () => 'a'),
      ),
    ).toStrictEqual(['at list']);
  });
});

describe('a code', () => {
  it.each([
    ['one character', 'a', []],
    ['its longest', 'a'.repeat(64), []],
    ['its longest in Chinese', '局'.repeat(64), []],
    ['its longest in rare characters', rare.repeat(64), []],
    ['one longer', 'a'.repeat(65), ['at code']],
    ['one longer in rare characters', rare.repeat(65), ['at code']],
    ['signs', "A-1_2.b:c~!*'()", []],
    ['a number sign of documents', '信〔2026〕10号', []],
    ['nothing', '', ['at code']],
    ['a space', 'a b', ['at code']],
    ['a space at its end', 'ab ', ['at code']],
    ['a Chinese space', 'a\u3000b', ['at code']],
    ['a tab', 'a\tb', ['at code']],
    ['a line end', 'a\n', ['at code']],
    ['a slash, which parts the names of streams', 'a/b', ['at code']],
    ['a control character', 'a\u0007', ['at code']],
    ['the control character of deleting', 'a\u007f', ['at code']],
    ['a character of no width', 'a\u200bb', ['at code']],
    ['a turn of direction', 'a\u202eb', ['at code']],
    ['a mark of byte order', '\ufeffa', ['at code']],
    ['half a character', 'a\uD842', ['at code']],
    ['a number', 7, ['at code']],
    ['a list', ['a'], ['at code']],
    ['null', null, ['at required']],
  ])('%s', (_, value, expected) => {
    expect(broken(IsCode(), value)).toStrictEqual(expected);
    if (value !== null) expect(isCode(value)).toBe(expected.length === 0);
  });
});

describe('a list of codes', () => {
  it.each([
    ['one', ['a'], []],
    ['its longest', ['a', 'b'], []],
    ['one longer', ['a', 'b', 'c'], ['at list']],
    ['none', [], ['at list']],
    ['one twice', ['a', 'a'], ['at distinct']],
    ['two that differ in case', ['a', 'A'], []],
    ['a bad one after a good one', ['a', 'b c'], ['at.1 code']],
    ['null in it', [null], ['at.0 code']],
    ['a code', 'ab', ['at list']],
  ])('of at most 2: %s', (_, value, expected) => {
    expect(broken(IsCodeList(2), value)).toStrictEqual(expected);
  });

  it('holds 50 unless said otherwise', () => {
    const codes = Array.from({ length: 51 }, (_, index) => `u-${index}`);
    expect(broken(IsCodeList(), codes.slice(1))).toStrictEqual([]);
    expect(broken(IsCodeList(), codes)).toStrictEqual(['at list']);
  });
});

describe('what our own services write', () => {
  it.each([
    ['a text', 'a', []],
    ['nothing', '', []],
    ['white space', ' ', []],
    ['a slash', 'matter/1', []],
    ['a long text', 'a'.repeat(50_000), []],
    ['U+0000', '\0', ['at string']],
    ['half a character', '\uD842', ['at string']],
    ['a number', 1, ['at string']],
  ])('may be any text that can be stored: %s', (_, value, expected) => {
    expect(broken(IsString(), value)).toStrictEqual(expected);
    expect(isStorableText(value)).toBe(expected.length === 0);
  });

  it.each([
    ['none', [], []],
    ['an empty one', [''], []],
    ['one twice', ['a', 'a'], []],
    ['U+0000', ['a', '\0'], ['at.1 string']],
    ['a number', [1], ['at.0 string']],
    ['a text', 'a', ['at list']],
  ])('may be a list of such texts: %s', (_, value, expected) => {
    expect(broken(IsStringList(), value)).toStrictEqual(expected);
  });
});
