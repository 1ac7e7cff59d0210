import { createHmac } from 'node:crypto';
import { KeyedDigest } from './digest.js';

const key = Buffer.from(Array.from({ length: 32 }, (_, index) => index * 7));

describe('a keyed digest', () => {
  it('is HMAC-SHA-256, of texts of every length around a block', () => {
    const keyed = new KeyedDigest(key);
    for (const length of [0, 1, 55, 56, 63, 64, 65, 5_000]) {
      const text = '考'.repeat(length);
      expect(keyed.ofPlain(text)).toStrictEqual(createHmac('sha256', key).update(text).digest());
    }
  });

  it('differs by purpose, also where purpose and text together read the same', () => {
    const keyed = new KeyedDigest(key);
    expect(keyed.of('name', 'x')).not.toStrictEqual(keyed.of('text', 'x'));
    expect(keyed.of('a', 'bc')).not.toStrictEqual(keyed.of('ab', 'c'));
  });

  it('takes no other key than 32 bytes', () => {
    expect(() => new KeyedDigest(Buffer.alloc(16))).toThrow(RangeError);
  });
});
