import { LyingProvider, type Lie } from '../spec-fixtures/lying-provider.js';
import { flowOf } from './openid-flow.policy.js';
import { OpenIdProvider } from './openid-provider.js';

const token = 'the token of the browser';
const { state, nonce } = flowOf(token);
const past = Math.floor(Date.now() / 1000) - 3600;

let liar: LyingProvider;
let logged: unknown[];
beforeEach(async () => {
  liar = await LyingProvider.start();
  logged = [];
});
afterEach(() => liar.stop());

function openId(issuer = liar.issuer): OpenIdProvider {
  const settings = { issuer, clientId: 'kaoji', redirect: 'https://kaoji.example/back', claim: 'person' };
  const warn = (...line: unknown[]): void => void logged.push(line);
  return new OpenIdProvider({ ...settings, scope: 'openid' }, { info: warn, warn, error: warn });
}

/** Who signs in when the provider lies so, or the code of the refusal. */
async function signedIn(lie: Lie, by = openId()): Promise<string> {
  liar.lie = lie;
  liar.nonce = nonce;
  const person = await by.personFor(token, { code: 'code', state });
  return typeof person === 'string' ? `person ${person}` : person.code;
}

describe('an identity token', () => {
  it('that is honest names the person', async () => {
    expect(await signedIn({})).toBe('person sue');
    expect(logged).toStrictEqual([]);
  });

  it.each([
    ['signed by another key', { forged: true }],
    ['of another issuer', { claims: { iss: 'https://elsewhere.example' } }],
    ['for another client', { claims: { aud: 'another' } }],
    ['for us among others, but asked for by another', { claims: { aud: ['kaoji', 'another'], azp: 'another' } }],
    ['made for another question', { claims: { nonce: 'another' } }],
    ['that has run out', { claims: { iat: past - 60, exp: past } }],
    ['that is missing', { without: true }],
  ] satisfies [string, Lie][])('%s is not taken', async (_, lie) => {
    expect(await signedIn(lie)).toBe('openid-refused');
    expect(JSON.stringify(logged)).toContain('OAUTH_');
    expect(JSON.stringify(logged)).not.toContain('eyJ');
  });
});

describe('the claim that names the person', () => {
  const unnamed = { person: undefined };

  it('is asked for where the identity token does not bring it', async () => {
    expect(await signedIn({ claims: unnamed, told: { person: 'tom' } })).toBe('person tom');
  });

  it('is not taken from what is told of another subject', async () => {
    expect(await signedIn({ claims: unnamed, told: { sub: 'another', person: 'tom' } })).toBe('openid-refused');
  });

  it.each([{}, { person: '' }, { person: 7 }, { person: ['tom'] }])('has to be a text: %j', async (told) => {
    expect(await signedIn({ claims: unnamed, told })).toBe('openid-without-name');
  });
});

describe('a provider', () => {
  it.each([500, 503])('that answers %p is away, and taken up again when it is back', async (status) => {
    const by = openId();
    expect(await signedIn({ status }, by)).toBe('openid-unavailable');
    expect(await signedIn({}, by)).toBe('person sue');
  });

  it('whose document names another issuer cannot be used', async () => {
    expect(await signedIn({ discovered: 'https://elsewhere.example' })).toBe('openid-unavailable');
  });

  it('that is not there is away for who begins and for who comes back', async () => {
    const by = openId('http://127.0.0.1:9');
    expect(await by.addressFor(token)).toMatchObject({ code: 'openid-unavailable' });
    expect(await signedIn({}, by)).toBe('openid-unavailable');
  });

  it('is asked for its document once, when somebody signs in', async () => {
    const by = openId();
    expect(liar.asked).toBe(0);
    await by.addressFor(token);
    await by.addressFor(token);
    expect(liar.asked).toBe(1);
  });
});
