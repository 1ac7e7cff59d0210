import { KnownTokens, type GoodToken } from './known-tokens.js';
import type { PersonPrincipal } from './principal.js';

const person = { kind: 'person', code: 'p1', name: '李某', unit: 'A', roles: [], standsInFor: [] } as PersonPrincipal;
let now: number;
let checked: string[];
let good: Record<string, GoodToken>;
let tokens: KnownTokens;

beforeEach(() => {
  now = 1_000;
  checked = [];
  good = { a: { person, expiresAt: 1_600 }, b: { person: { ...person, code: 'p2' }, expiresAt: 1_010 } };
  const check = (token: string): Promise<GoodToken | undefined> => {
    checked.push(token);
    return Promise.resolve(good[token]);
  };
  tokens = new KnownTokens(check, () => now);
});

describe('a token that was found good', () => {
  it('is believed for 30 seconds, and then checked again', async () => {
    expect(await tokens.verify('a')).toBe(person);
    now = 1_029.9;
    expect(await tokens.verify('a')).toBe(person);
    expect(checked).toStrictEqual(['a']);
    now = 1_030;
    expect(await tokens.verify('a')).toBe(person);
    expect(checked).toStrictEqual(['a', 'a']);
  });

  it('is believed no longer than it is valid', async () => {
    expect((await tokens.verify('b'))?.code).toBe('p2');
    now = 1_010;
    delete good['b'];
    expect(await tokens.verify('b')).toBeUndefined();
  });

  it('says nothing of another token', async () => {
    await tokens.verify('a');
    expect((await tokens.verify('b'))?.code).toBe('p2');
    expect(await tokens.verify('a ')).toBeUndefined();
  });

  it('is forgotten when 1,000 others came after it', async () => {
    await tokens.verify('a');
    for (let other = 1; other <= 1_000; other += 1) {
      good[String(other)] = { person, expiresAt: 1_600 };
      await tokens.verify(String(other));
    }
    await tokens.verify('a');
    expect(checked.filter((token) => token === 'a')).toHaveLength(2);
  });
});

describe('a token that was refused', () => {
  it('is checked each time: it may become good when a key is published', async () => {
    expect(await tokens.verify('c')).toBeUndefined();
    good['c'] = { person, expiresAt: 1_600 };
    expect(await tokens.verify('c')).toBe(person);
  });
});
