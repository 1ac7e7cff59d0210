import type { PersonPrincipal } from '@kaoji/http';
import { Secrets } from '@kaoji/persistence';
import { decodeJwt, decodeProtectedHeader, exportJWK, generateKeyPair } from 'jose';
import { AccessTokens } from './access-tokens.js';
import { newTokenKey, rotatedTokenKeys } from './token-keys.js';

const terms = { issuer: 'kaoji', audience: 'kaoji' };
const sue: PersonPrincipal = {
  kind: 'person',
  code: 'sue',
  name: '苏某',
  unit: 'health',
  roles: ['unit-head', 'handler'],
  standsInFor: [{ role: 'leader', unit: 'care' }],
};

async function tokensOf(
  given = terms,
  made?: string,
): Promise<{ readonly tokens: AccessTokens; readonly key: string }> {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const key = made ?? JSON.stringify(await exportJWK(privateKey));
  const tokens = await AccessTokens.load(new Secrets(undefined, { KAOJI_ACCESS_TOKEN_KEY: key }), given);
  return { tokens, key };
}

describe('an access token', () => {
  it('says who somebody is and is good for ten minutes', async () => {
    const { tokens } = await tokensOf();
    const { accessToken, expiresAt } = await tokens.issue(sue);
    const { iat = 0, exp = 0, ...claims } = decodeJwt(accessToken);
    expect(claims).toStrictEqual({
      sub: 'sue',
      name: '苏某',
      unit: 'health',
      roles: ['unit-head', 'handler'],
      standsInFor: [{ role: 'leader', unit: 'care' }],
      iss: 'kaoji',
      aud: 'kaoji',
    });
    expect([exp - iat, new Date(exp * 1000).toISOString()]).toStrictEqual([600, expiresAt]);
    expect(await tokens.verifier.verify(accessToken)).toStrictEqual(sue);
  });

  it('of another key, issuer or audience is nobody’s', async () => {
    const { tokens, key } = await tokensOf();
    const { accessToken } = await tokens.issue(sue);
    const others = [
      await tokensOf(),
      await tokensOf({ ...terms, issuer: 'other' }, key),
      await tokensOf({ ...terms, audience: 'other' }, key),
    ];
    for (const { tokens: other } of others) expect(await other.verifier.verify(accessToken)).toBeUndefined();
  });

  it('is nobody’s when a character of it was changed', async () => {
    const { tokens } = await tokensOf();
    const { accessToken } = await tokens.issue(sue);
    const [head = '', body = '', seal = ''] = accessToken.split('.');
    const administrator = Buffer.from(JSON.stringify({ ...decodeJwt(accessToken), roles: ['administrator'] }));
    const changed = [
      `${head}.${administrator.toString('base64url')}.${seal}`,
      `${head}.${body}.`,
      `${head}.${body}`,
      '',
    ];
    for (const text of changed) expect(await tokens.verifier.verify(text)).toBeUndefined();
  });
});

describe('the published keys', () => {
  it('hold the open half only, under the id that tokens name', async () => {
    const { tokens, key } = await tokensOf();
    const { x, d } = JSON.parse(key) as { x: string; d: string };
    const { kid } = decodeProtectedHeader((await tokens.issue(sue)).accessToken);
    expect(await tokens.keySet()).toStrictEqual({
      keys: [{ kty: 'OKP', crv: 'Ed25519', x, kid, alg: 'EdDSA', use: 'sig' }],
    });
    expect(JSON.stringify(await tokens.keySet())).not.toContain(d);
  });

  it('have the same id when the same key is loaded again, another for another key', async () => {
    const first = await tokensOf();
    const again = await tokensOf(terms, first.key);
    const other = await tokensOf();
    const idOf = async ({ tokens }: { readonly tokens: AccessTokens }) => (await tokens.keySet()).keys[0]?.kid;
    expect(await idOf(again)).toBe(await idOf(first));
    expect(await idOf(other)).not.toBe(await idOf(first));
  });
});

describe('a rotation of the signing key', () => {
  const now = Math.floor(Date.now() / 1000);
  const idsOf = async (tokens: AccessTokens) => (await tokens.keySet()).keys.map(({ kid }) => kid);
  const signerOf = async (tokens: AccessTokens) => decodeProtectedHeader((await tokens.issue(sue)).accessToken).kid;
  const at = (text: string, when = now) =>
    AccessTokens.load(new Secrets(undefined, { KAOJI_ACCESS_TOKEN_KEY: text }), terms, () => when);

  it('publishes the new key at once, signs with it 15 minutes later, and keeps the old one until its tokens have run out', async () => {
    const before = await newTokenKey();
    const rotated = await rotatedTokenKeys(before, now);
    const [old] = await idsOf(await at(before));
    const [, made] = await idsOf(await at(rotated));
    const seen = async (seconds: number) => {
      const tokens = await at(rotated, now + seconds);
      return [await signerOf(tokens), await idsOf(tokens)];
    };
    expect(made).not.toBe(old);
    expect(await seen(0)).toStrictEqual([old, [old, made]]);
    expect(await seen(899)).toStrictEqual([old, [old, made]]);
    expect(await seen(900)).toStrictEqual([made, [old, made]]);
    expect(await seen(1_559)).toStrictEqual([made, [old, made]]);
    expect(await seen(1_560)).toStrictEqual([made, [made]]);
  });

  it('refuses no valid token: neither of the old key nor of the new one, before or after', async () => {
    const before = await newTokenKey();
    const rotated = await rotatedTokenKeys(before, now - 900);
    const old = (await (await at(before)).issue(sue)).accessToken;
    const fresh = (await (await at(rotated)).issue(sue)).accessToken;
    expect(decodeProtectedHeader(old).kid).not.toBe(decodeProtectedHeader(fresh).kid);
    for (const token of [old, fresh]) expect(await (await at(rotated)).verifier.verify(token)).toStrictEqual(sue);
    const earlier = await at(rotated, now - 899);
    expect(await earlier.verifier.verify(fresh)).toStrictEqual(sue);
  });

  it('at once, for a key that somebody else has, refuses all that it signed', async () => {
    const before = await newTokenKey();
    const rotated = await at(await rotatedTokenKeys(before, now, true));
    expect(await idsOf(rotated)).toHaveLength(1);
    expect(await rotated.verifier.verify((await (await at(before)).issue(sue)).accessToken)).toBeUndefined();
    expect(await rotated.verifier.verify((await rotated.issue(sue)).accessToken)).toStrictEqual(sue);
  });

  it('that leaves no key is not taken', async () => {
    await expect(at('{"keys":[]}')).rejects.toThrow('holds no key');
  });
});
