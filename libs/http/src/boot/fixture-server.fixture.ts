import { generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import type { KeyPrincipal, PersonPrincipal } from '../sign-in/principal.js';
import { claimsOf, LocalTokenVerifier } from '../sign-in/verifiers.js';
import { bootHttp, type HttpServer } from './boot-http.js';
import { FixtureModule } from './boot-http.fixture.js';
import type { HttpOptions } from './http-options.js';

const terms = { issuer: 'kaoji', audience: 'kaoji' };

export const head: PersonPrincipal = {
  kind: 'person',
  code: 'p1',
  name: '李某',
  unit: 'A',
  roles: ['unit-head'],
  standsInFor: [],
};
const key: KeyPrincipal = { kind: 'key', id: 'k1', unit: 'A', types: [], rights: [] };

export const fixtures = '/api/v1/fixtures';
export const payload = { reason: '不属本单位', grade: 1, unit: { code: 'A' } };

/** A server on a test module, whom the head of unit A (`token`) and the key `kaoji_good` of unit A may use. */
export interface FixtureServer extends HttpServer {
  readonly options: HttpOptions;
  readonly token: string;
  /** A token of the head; signed by a stranger when `privateKey` is another. */
  sign(expires: string, privateKey?: CryptoKey): Promise<string>;
  /** Whether the pool answers. */
  ready: boolean;
}

const signedBy =
  (own: CryptoKey) =>
  (expires: string, privateKey: CryptoKey = own) =>
    new SignJWT(claimsOf(head))
      .setProtectedHeader({ alg: 'EdDSA', kid: '1' })
      .setIssuer(terms.issuer)
      .setAudience(terms.audience)
      .setExpirationTime(expires)
      .sign(privateKey);

export async function fixtureServer(): Promise<FixtureServer> {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
  const state = { ready: true };
  const options: HttpOptions = {
    version: { name: 'kaoji', version: '0.1.0' },
    signIn: {
      keys: { verify: (secret) => Promise.resolve(secret === 'kaoji_good' ? key : undefined) },
      tokens: new LocalTokenVerifier((id) => (id === '1' ? publicKey : undefined), terms),
    },
    readiness: [{ name: 'pool', check: () => (state.ready ? Promise.resolve() : Promise.reject(new Error('away'))) }],
    tls: false,
    logLevel: 'silent',
  };
  const sign = signedBy(privateKey);
  const server = await bootHttp(FixtureModule, options);
  await server.app.getHttpAdapter().getInstance().ready();
  return Object.assign(state, server, { options, sign, token: await sign('10m') });
}
