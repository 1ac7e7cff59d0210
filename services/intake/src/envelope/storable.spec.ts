import { deepestEvent, unstorable } from './storable.js';

const inObjects = (levels: number, inside: unknown = 1): unknown =>
  levels === 0 ? inside : { a: inObjects(levels - 1, inside) };
const inLists = (levels: number): unknown => (levels === 0 ? 1 : [inLists(levels - 1)]);

const codeOf = (value: unknown): string | undefined => unstorable(value)?.code;

describe('what Postgres and canonical JSON can carry', () => {
  it.each([
    ['a text', 'a'],
    ['an empty text', ''],
    ['a rare character', '\u{20BB7}'],
    ['control characters but U+0000', '\u0001\u001f\u007f\u0085'],
    ['what only looks like U+0000', '\\u0000'],
    ['characters that are none', '\ufffe\uffff'],
    ['a number', 7],
    ['a flag', false],
    ['null', null],
    ['an empty object', {}],
    ['an empty list', []],
    ['many members', Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`m${index}`, index]))],
    ['a long list', Array.from({ length: 20_000 }, () => 'a')],
  ])('%s', (_, value) => {
    expect(unstorable(value)).toBeUndefined();
  });

  it.each([
    ['U+0000', '\0'],
    ['U+0000 at the end of a text', 'abc\0'],
    ['a high surrogate alone', '\uD842'],
    ['a low surrogate alone', '\uDFB7'],
    ['surrogates the wrong way round', '\uDFB7\uD842'],
    ['a bad text in an object', { a: { b: 'c\0' } }],
    ['a bad text in a list', ['a', ['\uD800']]],
    ['a bad name', { 'a\0': 1 }],
    ['half a character as a name', { '\uD800': 1 }],
    ['a bad name deep inside', [{ a: [{ '\0': null }] }]],
  ])('not %s', (_, value) => {
    expect(unstorable(value)).toStrictEqual({ kind: 'rejected', code: 'invalid-text' });
  });

  it('is nested 20 deep at most, the event itself being the first', () => {
    expect(deepestEvent).toBe(20);
    expect([codeOf(inObjects(20)), codeOf(inObjects(21))]).toStrictEqual([undefined, 'too-deep']);
    expect([codeOf(inLists(20)), codeOf(inLists(21))]).toStrictEqual([undefined, 'too-deep']);
    expect(unstorable(inObjects(21))).toStrictEqual({ kind: 'rejected', code: 'too-deep', params: { limit: 20 } });
  });

  it('tells the first fault only: what lies deeper is not looked at', () => {
    expect(codeOf([inObjects(30), '\0'])).toBe('too-deep');
    expect(codeOf(['\0', inObjects(30)])).toBe('invalid-text');
    expect(codeOf(inObjects(25, '\0'))).toBe('too-deep');
  });

  it('is found out without exhausting the stack, however deep it goes', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 200_000; level += 1) deep = [deep];
    expect(codeOf(deep)).toBe('too-deep');
  });
});
