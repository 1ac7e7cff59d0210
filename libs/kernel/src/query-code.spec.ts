import { KeyedDigest } from './digest.js';
import { queryCodeDigest, queryCodeOf } from './query-code.js';

/** Bytes 0 to 31. The expected values were computed apart from this code, with Python's hmac and hashlib. */
const keyed = new KeyedDigest(Buffer.from(Array.from({ length: 32 }, (_, index) => index)));
const another = new KeyedDigest(Buffer.alloc(32, 1));

describe('the query code that we make', () => {
  it.each([
    ['M-2026-0107', 'b7lzt2cth3'],
    ['DB-2026-0001', 'xmhphz5x47'],
  ])('of %s is base32 of the first 50 bits of HMAC-SHA-256 of the number: %s', (number, code) => {
    expect(queryCodeOf(keyed, number)).toBe(code);
  });

  it('is made again the same, and kept nowhere', () => {
    expect(queryCodeOf(keyed, 'M-1')).toBe(queryCodeOf(keyed, 'M-1'));
  });

  it('is another under another key and of another number', () => {
    const codes = [queryCodeOf(keyed, 'M-1'), queryCodeOf(another, 'M-1'), queryCodeOf(keyed, 'M-2')];
    expect(new Set(codes).size).toBe(3);
  });

  it('is ten characters that a citizen can read out, of any number', () => {
    for (const number of ['M-1', '督〔2026〕1号', 'a'.repeat(64)]) {
      expect(queryCodeOf(keyed, number)).toMatch(/^[a-z2-7]{10}$/);
    }
  });

  it('of ten thousand numbers is never twice the same', () => {
    const codes = Array.from({ length: 10_000 }, (_, index) => queryCodeOf(keyed, `M-${index}`));
    expect(new Set(codes).size).toBe(10_000);
  });
});

describe('what stands in an event in the place of a query code', () => {
  it('is HMAC-SHA-256 of `query-code`, number and code, joined by U+0000', () => {
    expect(queryCodeDigest(keyed, 'M-2026-0107', 'K7WQ2M4XTA')).toBe('db01zwpKKZQijJ_S6sDhTNQbBAHSJBwbRhaL7gtWOzI');
  });

  it.each([
    ['another number', 'M-2026-0108', 'K7WQ2M4XTA'],
    ['another code', 'M-2026-0107', 'K7WQ2M4XTB'],
    ['the code in lower case', 'M-2026-0107', 'k7wq2m4xta'],
    ['a character that moved from one to the other', 'M-2026-0107K', '7WQ2M4XTA'],
  ])('is another for %s', (_, number, code) => {
    expect(queryCodeDigest(keyed, number, code)).not.toBe('db01zwpKKZQijJ_S6sDhTNQbBAHSJBwbRhaL7gtWOzI');
  });

  it('is another under another key', () => {
    expect(queryCodeDigest(another, 'M-1', 'ABCDEF')).not.toBe(queryCodeDigest(keyed, 'M-1', 'ABCDEF'));
  });
});
