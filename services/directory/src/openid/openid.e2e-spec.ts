import { tellSeen } from '@kaoji/testing';
import { decodeJwt } from 'jose';
import { IdentityProvider } from '../spec-fixtures/identity-provider.js';
import { ServedDirectory, type Answered } from '../spec-fixtures/served-directory.js';

let provider: IdentityProvider;
let served: ServedDirectory;
beforeAll(async () => {
  provider = await IdentityProvider.start();
  served = await ServedDirectory.start(provider.settings);
}, 60_000);
afterAll(async () => {
  await served.close();
  await provider.stop();
});

interface Begun {
  readonly address: string;
  readonly cookie: string;
}

async function begin(): Promise<Begun> {
  const { status, body, headers } = await served.ask('POST', '/session/openid');
  expect(status).toBe(200);
  return { address: String(body['address']), cookie: String(headers['set-cookie']).split(';')[0] ?? '' };
}

const finish = (cookie: string, answer: object): Promise<Answered> =>
  served.ask('POST', '/session/openid/answer', { headers: { cookie }, body: answer });

const told = ({ status, body, headers }: Answered) => [
  status,
  body.code,
  String(headers['set-cookie']).includes('session_'),
];

describe('sign-in at an identity provider', () => {
  it('goes there with state, nonce and PKCE, asks for the answer behind the #, and sends no secret', async () => {
    const { address, cookie } = await begin();
    const { searchParams } = new URL(address);
    expect(address.startsWith(provider.settings.issuer)).toBe(true);
    expect([...searchParams.keys()].sort()).toStrictEqual([
      'client_id',
      'code_challenge',
      'code_challenge_method',
      'nonce',
      'redirect_uri',
      'response_mode',
      'response_type',
      'scope',
      'state',
    ]);
    expect([searchParams.get('response_mode'), searchParams.get('code_challenge_method')]).toStrictEqual([
      'fragment',
      'S256',
    ]);
    expect(address).not.toContain(cookie.split('=')[1]);
  });

  it('gives the same answer and session as a password, and takes its own cookie back', async () => {
    const { address, cookie } = await begin();
    const answer = await provider.signIn(address, 'sue');
    const { status, body, headers } = await finish(cookie, answer);
    expect([status, body['person']]).toStrictEqual([
      200,
      { kind: 'person', code: 'sue', name: 'Sue', unit: 'health', roles: ['unit-head'], standsInFor: [] },
    ]);
    expect(decodeJwt(String(body['accessToken'])).sub).toBe('sue');
    expect(headers['set-cookie']).toMatch(
      /^kaoji-openid=; Max-Age=0; .*, kaoji=session_[\w-]+; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    const session = /kaoji=session_[\w-]+/.exec(String(headers['set-cookie']))?.[0] ?? '';
    expect((await served.ask('GET', '/session', { headers: { cookie: session } })).status).toBe(200);
    expect((await served.ask('GET', '/directory/units', { as: String(body['accessToken']) })).status).toBe(200);
  });

  it('is refused to whom the provider knows and directory does not, and to who has left', async () => {
    const stranger = await begin();
    expect(told(await finish(stranger.cookie, await provider.signIn(stranger.address, 'stranger')))).toStrictEqual([
      403,
      'not-in-office',
      false,
    ]);
    const as = await served.token('ann');
    const left = await served.ask('POST', '/directory/people/tom/changes', { as, body: { active: false } });
    expect(left.status).toBe(200);
    const tom = await begin();
    expect(told(await finish(tom.cookie, await provider.signIn(tom.address, 'tom')))).toStrictEqual([
      403,
      'not-in-office',
      false,
    ]);
  });

  it('is refused when the answer is to another question: of another browser, of none, or with a state made up', async () => {
    const [mine, other] = [await begin(), await begin()];
    const answer = await provider.signIn(mine.address, 'sue');
    expect(told(await finish(other.cookie, answer))).toStrictEqual([401, 'openid-refused', false]);
    expect(told(await finish('kaoji=x', answer))).toStrictEqual([401, 'openid-not-begun', false]);
    expect(told(await finish(mine.cookie, { ...answer, state: 'x' }))).toStrictEqual([401, 'openid-refused', false]);
    expect(told(await finish(mine.cookie, answer))[0]).toBe(200);
  });

  it('is refused when a code comes a second time, or was never given', async () => {
    const { address, cookie } = await begin();
    const answer = await provider.signIn(address, 'sue');
    expect((await finish(cookie, answer)).status).toBe(200);
    expect(told(await finish(cookie, answer))).toStrictEqual([401, 'openid-refused', false]);
    expect(told(await finish(cookie, { ...answer, code: 'made-up' }))).toStrictEqual([401, 'openid-refused', false]);
  });

  it('is refused when the answer names another issuer, or none where this one always does', async () => {
    const { address, cookie } = await begin();
    const { iss, ...answer } = await provider.signIn(address, 'sue');
    expect(iss).toBe(provider.settings.issuer);
    const wrong = await finish(cookie, { ...answer, iss: 'https://elsewhere.example' });
    expect(told(wrong)).toStrictEqual([401, 'openid-refused', false]);
    expect(told(await finish(cookie, answer))).toStrictEqual([401, 'openid-refused', false]);
    expect((await finish(cookie, { ...answer, iss })).status).toBe(200);
  });

  it('needs an answer that is one', async () => {
    const { cookie } = await begin();
    expect(told(await finish(cookie, { state: 'x' }))).toStrictEqual([400, 'invalid-request', false]);
  });

  it('has a page of its own that runs one script, ours', async () => {
    const { status, headers } = await served.ask('GET', '/session/openid');
    expect([status, headers['content-type']]).toStrictEqual([200, 'text/html; charset=utf-8']);
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'sha256-[\w+/=]{44}'; /);
  });
});

describe('the OpenAPI document', () => {
  it('describes every answer seen here', async () => {
    expect(await served.faultsOfAnswers()).toStrictEqual([]);
    const routes = served.answers.succeeded.filter((route) => route.includes('/openid'));
    await tellSeen('openid', { routes });
    expect(routes).toStrictEqual([
      'GET /api/v1/session/openid',
      'POST /api/v1/session/openid',
      'POST /api/v1/session/openid/answer',
    ]);
  });
});

describe('without an identity provider', () => {
  it('there is neither its page nor a way to begin or to end', async () => {
    const plain = await ServedDirectory.start();
    const answers = [
      await plain.ask('GET', '/session/openid'),
      await plain.ask('POST', '/session/openid'),
      await plain.ask('POST', '/session/openid/answer', { body: { code: 'c', state: 's' } }),
    ];
    await plain.close();
    expect(answers.map(({ status, body }) => [status, body.code])).toStrictEqual(
      Array(3).fill([404, 'openid-not-configured']),
    );
  }, 60_000);
});
