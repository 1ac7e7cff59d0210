import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type CryptoKey, type JWTPayload } from 'jose';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PersonPrincipal } from './principal.js';
import { claimsOf, JwksTokenVerifier, LocalTokenVerifier, personOf } from './verifiers.js';

const terms = { issuer: 'kaoji', audience: 'kaoji' };
const person: PersonPrincipal = {
  kind: 'person',
  code: 'p1',
  name: '李某',
  unit: 'A',
  roles: ['handler'],
  standsInFor: [{ role: 'unit-head', unit: 'A' }],
};

let own: { publicKey: CryptoKey; privateKey: CryptoKey };
let published: Server;

const token = (claims: JWTPayload = claimsOf(person), to: Partial<typeof terms> = {}, kid = '1'): Promise<string> =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: 'EdDSA', kid })
    .setIssuer(to.issuer ?? terms.issuer)
    .setAudience(to.audience ?? terms.audience)
    .setExpirationTime('10m')
    .sign(own.privateKey);

beforeAll(async () => {
  own = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const keys = [{ ...(await exportJWK(own.publicKey)), kid: '1', alg: 'EdDSA' }];
  published = createServer((_request, response) => response.end(JSON.stringify({ keys })));
  await new Promise<void>((done) => published.listen(0, '127.0.0.1', done));
});

afterAll(() => published.close());

describe.each(['local keys', 'published keys'])('an access token, by %s', (kind) => {
  const verify = (text: string): Promise<PersonPrincipal | undefined> => {
    const { port } = published.address() as AddressInfo;
    const local = new LocalTokenVerifier((id) => (id === '1' ? own.publicKey : undefined), terms);
    return (kind === 'local keys' ? local : new JwksTokenVerifier(new URL(`http://127.0.0.1:${port}`), terms)).verify(
      text,
    );
  };

  it('tells whom it was given to, with roles and stand-ins', async () => {
    expect(await verify(await token())).toStrictEqual(person);
  });

  it('is refused for another issuer, audience or key, without a signature, and as no token', async () => {
    const refused = [
      await token(undefined, { issuer: 'x' }),
      await token(undefined, { audience: 'x' }),
      await token(undefined, {}, '2'),
      new UnsecuredJWT(claimsOf(person)).setIssuer('kaoji').setAudience('kaoji').setExpirationTime('1h').encode(),
      `${await token()}x`,
      'x',
      '',
    ];
    for (const text of refused) expect(await verify(text)).toBeUndefined();
  });
});

describe('claims', () => {
  it('roles that we do not know give no right', () => {
    expect(
      personOf({ ...claimsOf(person), roles: ['handler', 'king'], standsInFor: [{ role: 'king', unit: 'A' }] }),
    ).toStrictEqual({ ...person, standsInFor: [] });
  });

  it('without code, name or unit are nobody', () => {
    expect(personOf({ ...claimsOf(person), unit: undefined })).toBeUndefined();
  });

  it('a key set that cannot be fetched is a fault, not a wrong token', async () => {
    const verifier = new JwksTokenVerifier(new URL('http://127.0.0.1:1'), terms);
    await expect(verifier.verify(await token())).rejects.toThrow(/fetch failed|Expected 200|ECONNREFUSED/);
  });
});
