import { publishedKeys, signingKey, withNewKey, type KeyRing } from './key-ring.policy.js';

const terms = { token: 600, lead: 900, grace: 60 };
const a = { from: 0, jwk: 'a' };
const b = { from: 1_000, jwk: 'b' };
const c = { from: 5_000, jwk: 'c' };
const names = (ring: KeyRing<string>): string => ring.map(({ jwk }) => jwk).join(' ');

describe('the key that signs', () => {
  it.each([
    [0, 'a'],
    [999, 'a'],
    [1_000, 'b'],
    [4_999, 'b'],
    [5_000, 'c'],
  ])('at %p is %s', (now, name) => {
    expect(signingKey([a, b, c], now)?.jwk).toBe(name);
  });

  it('is the first where the time of none has come, and none where there is none', () => {
    expect(signingKey([b, c], 999)?.jwk).toBe('b');
    expect(signingKey([], 0)).toBeUndefined();
  });
});

describe('the keys that are published', () => {
  it.each([
    [0, 'a b c'],
    [1_659, 'a b c'],
    [1_660, 'b c'],
    [5_659, 'b c'],
    [5_660, 'c'],
  ])('at %p are %s: one stays until its last token has run out, with a minute for clocks', (now, expected) => {
    expect(names(publishedKeys([a, b, c], now, terms))).toBe(expected);
  });
});

describe('a new key', () => {
  it('is published 15 minutes before it signs', () => {
    expect(withNewKey([a], 'n', 2_000, terms)).toStrictEqual([a, { from: 2_900, jwk: 'n' }]);
  });

  it('lets those go whose last token has run out', () => {
    expect(withNewKey([a, b], 'n', 1_659, terms)).toStrictEqual([a, b, { from: 2_559, jwk: 'n' }]);
    expect(withNewKey([a, b], 'n', 1_660, terms)).toStrictEqual([b, { from: 2_560, jwk: 'n' }]);
  });

  it('takes the place of one that was to come and never signed', () => {
    expect(withNewKey([b, c], 'n', 4_999, terms)).toStrictEqual([b, { from: 5_899, jwk: 'n' }]);
    expect(withNewKey([b, c], 'n', 5_000, terms)).toStrictEqual([b, c, { from: 5_900, jwk: 'n' }]);
  });

  it('leaves the first where it is, though its time has not come', () => {
    expect(withNewKey([c], 'n', 0, terms)).toStrictEqual([c, { from: 900, jwk: 'n' }]);
  });
});
