import { Refused } from '@kaoji/http';
import { itemsOf, largestBatch, postedJson } from './posted-body.js';

function refusalOf(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refused) return error.rejection;
    throw error;
  }
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('the body of a post', () => {
  it.each([
    ['an object', '{"a":1}', { a: 1 }],
    ['a list', '[{"a":1},2]', [{ a: 1 }, 2]],
    ['Chinese text', '{"a":"督查"}', { a: '督查' }],
    ['U+0000, refused for its event later', '{"a":"\\u0000"}', { a: '\0' }],
    ['half a character, refused for its event later', '{"a":"\\ud800"}', { a: '\uD800' }],
    ['white space around it', ' \n[1] ', [1]],
    ['a mark of byte order before it', '\ufeff{"a":1}', { a: 1 }],
  ])('is JSON in UTF-8: %s', (_, text, value) => {
    expect(postedJson(bytes(text))).toStrictEqual(value);
  });

  it.each([
    ['nothing', bytes('')],
    ['no JSON', bytes('{a:1}')],
    ['JSON cut off', bytes('[{"a":1},')],
    ['two values', bytes('{} {}')],
    ['a comment', bytes('{} // a')],
    ['another encoding', Uint8Array.of(0x22, 0xc4, 0xe3, 0x22)],
    ['half a surrogate in bytes', Uint8Array.of(0x22, 0xed, 0xa0, 0x80, 0x22)],
    ['an overlong zero', Uint8Array.of(0x22, 0xc0, 0x80, 0x22)],
    ['a character cut off', Uint8Array.of(0x22, 0xe7, 0x9d, 0x22)],
  ])('is refused as no JSON: %s', (_, body) => {
    expect(refusalOf(() => postedJson(body))).toMatchObject({ kind: 'rejected', code: 'invalid-json' });
  });

  it('of one event is that event, whatever it is', () => {
    for (const body of [{}, [], null, 'text']) expect(itemsOf(body, false)).toStrictEqual([body]);
  });

  it('of a batch is a list of at most 1,000', () => {
    expect(largestBatch).toBe(1_000);
    const full = Array.from({ length: 1_000 }, (_, index) => index);
    expect(itemsOf(full, true)).toStrictEqual(full);
    expect(itemsOf([], true)).toStrictEqual([]);
    expect(refusalOf(() => itemsOf([...full, 0], true))).toStrictEqual({
      kind: 'rejected',
      code: 'batch-too-large',
      params: { limit: 1_000 },
    });
  });

  it.each([[{}], ['[]'], [null], [7]])('of a batch is no %j', (body) => {
    expect(refusalOf(() => itemsOf(body, true))).toMatchObject({ code: 'not-a-batch' });
  });
});
