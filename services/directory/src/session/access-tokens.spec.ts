import type { PersonPrincipal } from '@kaoji/http';
import { Secrets } from '@kaoji/persistence';
import { decodeJwt, decodeProtectedHeader, exportJWK, generateKeyPair } from 'jose';
import { AccessTokens } from './access-tokens.js';

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
    expect(tokens.keySet()).toStrictEqual({
      keys: [{ kty: 'OKP', crv: 'Ed25519', x, kid, alg: 'EdDSA', use: 'sig' }],
    });
    expect(JSON.stringify(tokens.keySet())).not.toContain(d);
  });

  it('have the same id when the same key is loaded again, another for another key', async () => {
    const first = await tokensOf();
    const again = await tokensOf(terms, first.key);
    const other = await tokensOf();
    const idOf = ({ tokens }: { readonly tokens: AccessTokens }) => tokens.keySet().keys[0]?.kid;
    expect(idOf(again)).toBe(idOf(first));
    expect(idOf(other)).not.toBe(idOf(first));
  });
});
