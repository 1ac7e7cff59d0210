import { base32, digestId, sha256 } from './digest.js';

describe('digests', () => {
  it('are SHA-256 as FIPS 180-4 gives it for "abc"', () => {
    expect(sha256('a', 'bc').toString('hex')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it.each([
    ['f', 'my'],
    ['fo', 'mzxq'],
    ['foo', 'mzxw6'],
    ['foob', 'mzxw6yq'],
    ['fooba', 'mzxw6ytb'],
  ])('base32 of %s is %s (RFC 4648, section 10, without padding)', (text, expected) => {
    const whole = base32(Buffer.from(text), 99);
    expect(whole).toBe(expected.slice(0, whole.length));
    expect(whole).toHaveLength(Math.floor((text.length * 8) / 5));
  });

  it('give another id for other causes and the same id for the same', () => {
    expect(digestId('a', 'bc')).not.toBe(digestId('ab', 'c'));
    expect(digestId('a', 'bc')).toBe(digestId('a', 'bc'));
    expect(digestId('a')).toMatch(/^[a-z2-7]{26}$/);
  });
});
