import { Refused } from '../problem/refused.js';
import { actorOf, nobody, principalOf, signedInAs, type Principal } from './principal.js';
import { keyOfA, requestOf, sue, type AskedRequest } from './request.fixture.js';
import { signIn, type SignIn } from './sign-in.js';

const by: SignIn = {
  keys: { verify: (secret) => Promise.resolve(secret === 'kaoji_good' ? keyOfA : undefined) },
  tokens: { verify: (token) => Promise.resolve(token === 'good' ? sue : undefined) },
};

/** Who it is, or the code of the refusal. */
async function outcomeOf(asked: AskedRequest, tls = false): Promise<Principal | string> {
  try {
    return await signIn(requestOf(asked), by, tls);
  } catch (error) {
    return error instanceof Refused ? error.rejection.code : 'not a refusal';
  }
}

describe('who asks', () => {
  it.each<[string, Record<string, string>, Principal | string]>([
    ['nothing', {}, nobody],
    ['a key', { authorization: 'Bearer kaoji_good' }, keyOfA],
    ['a key that is none', { authorization: 'Bearer kaoji_bad' }, 'invalid-credentials'],
    ['an access token', { authorization: 'Bearer good' }, sue],
    ['the scheme in other letters', { authorization: 'bearer good' }, sue],
    ['more space', { authorization: 'Bearer   good  ' }, sue],
    ['a token that is none', { authorization: 'Bearer bad' }, 'invalid-credentials'],
    ['no token', { authorization: 'Bearer ' }, 'invalid-credentials'],
    ['an empty header', { authorization: '' }, 'invalid-credentials'],
    ['two tokens', { authorization: 'Bearer good good' }, 'invalid-credentials'],
    ['another scheme', { authorization: 'Basic Z29vZA==' }, 'invalid-credentials'],
    ['a cookie', { cookie: 'kaoji=good' }, sue],
    ['a cookie that is none', { cookie: 'kaoji=bad' }, 'invalid-credentials'],
    ['an empty cookie', { cookie: 'kaoji=' }, nobody],
    ['another cookie', { cookie: 'session=good' }, nobody],
    ['a key in the cookie', { cookie: 'kaoji=kaoji_good' }, 'invalid-credentials'],
    [
      'a wrong bearer beside a good cookie',
      { authorization: 'Bearer bad', cookie: 'kaoji=good' },
      'invalid-credentials',
    ],
    ['a key beside a cookie', { authorization: 'Bearer kaoji_good', cookie: 'kaoji=good' }, keyOfA],
  ])('with %s', async (_, headers, expected) => {
    expect(await outcomeOf({ headers })).toStrictEqual(expected);
  });

  it('behind TLS is told by the cookie bound to the host alone', async () => {
    expect(await outcomeOf({ headers: { cookie: '__Host-kaoji=good' } }, true)).toStrictEqual(sue);
    expect(await outcomeOf({ headers: { cookie: 'kaoji=good' } }, true)).toStrictEqual(nobody);
    expect(await outcomeOf({ headers: { cookie: '__Host-kaoji=good' } }, false)).toStrictEqual(nobody);
  });
});

describe('a request that another site could have caused', () => {
  const cookie = { cookie: 'kaoji=good' };

  it.each([
    ['GET', true],
    ['HEAD', true],
    ['OPTIONS', true],
    ['POST', false],
    ['PUT', false],
    ['PATCH', false],
    ['DELETE', false],
    ['QUERY', false],
  ])('by %s with a cookie alone is taken: %p', async (method, taken) => {
    expect(await outcomeOf({ method, headers: cookie })).toStrictEqual(taken ? sue : 'missing-header');
    expect(await outcomeOf({ method, headers: { ...cookie, 'x-kaoji': '1' } })).toStrictEqual(sue);
    expect(await outcomeOf({ method, headers: { ...cookie, 'x-kaoji': '' } })).toStrictEqual(sue);
  });

  it('needs no header when it brings a bearer, which no other site has', async () => {
    expect(await outcomeOf({ method: 'POST', headers: { authorization: 'Bearer good', ...cookie } })).toStrictEqual(
      sue,
    );
  });

  it('is refused before the cookie is looked at', async () => {
    expect(await outcomeOf({ method: 'POST', headers: { cookie: 'kaoji=bad' } })).toBe('missing-header');
  });
});

describe('who did it', () => {
  it.each([
    [sue, 'sue'],
    [keyOfA, 'key:k1'],
    [nobody, 'public'],
  ])('%j stands in events as %s', (principal, actor) => {
    expect(actorOf(principal)).toBe(actor);
  });

  it('is the public until the guard has seen the request, and of this request only', () => {
    const [one, other] = [requestOf(), requestOf()];
    signedInAs(one, sue);
    expect([principalOf(one), principalOf(other)]).toStrictEqual([sue, nobody]);
  });
});
