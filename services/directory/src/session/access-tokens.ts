import { claimsOf, LocalTokenVerifier, type PersonPrincipal, type TokenTerms, type TokenVerifier } from '@kaoji/http';
import { sha256 } from '@kaoji/kernel';
import type { Secrets } from '@kaoji/persistence';
import { exportJWK, generateKeyPair, importJWK, SignJWT, type CryptoKey, type JWK } from 'jose';

/** How long an access token is good: 10 minutes (architecture.md, Security), in real time. */
export const accessTokenSeconds = 600;

const algorithm = 'EdDSA';

/** The two halves of the signing key, and its id. */
interface SigningKey {
  readonly id: string;
  readonly secret: CryptoKey;
  readonly open: CryptoKey;
  readonly jwk: JWK;
}

/** What signs access tokens; made once and kept among the installation's secrets. */
export class AccessTokens {
  /** Verifies without asking anybody. */
  readonly verifier: TokenVerifier;

  private constructor(
    private readonly key: SigningKey,
    private readonly terms: TokenTerms,
  ) {
    this.verifier = new LocalTokenVerifier((id) => (id === key.id ? key.open : undefined), terms);
  }

  /** `KAOJI_ACCESS_TOKEN_KEY` (a private JWK, Ed25519), its `_FILE`, or made once. */
  static async load(secrets: Secrets, terms: TokenTerms): Promise<AccessTokens> {
    const text = await secrets.secret('KAOJI_ACCESS_TOKEN_KEY', newKey);
    return new AccessTokens(await signingKey(JSON.parse(text) as JWK), terms);
  }

  /** A token for a person; `expiresAt` is RFC 3339. */
  async issue(person: PersonPrincipal): Promise<{ readonly accessToken: string; readonly expiresAt: string }> {
    const now = Math.floor(Date.now() / 1000);
    const accessToken = await new SignJWT(claimsOf(person))
      .setProtectedHeader({ alg: algorithm, kid: this.key.id })
      .setIssuer(this.terms.issuer)
      .setAudience(this.terms.audience)
      .setIssuedAt(now)
      .setExpirationTime(now + accessTokenSeconds)
      .sign(this.key.secret);
    return { accessToken, expiresAt: new Date((now + accessTokenSeconds) * 1000).toISOString() };
  }

  /** The JSON Web Key Set by which others verify: public halves only. */
  keySet(): { readonly keys: readonly JWK[] } {
    return { keys: [this.key.jwk] };
  }
}

async function newKey(): Promise<string> {
  const { privateKey } = await generateKeyPair(algorithm, { crv: 'Ed25519', extractable: true });
  return JSON.stringify(await exportJWK(privateKey));
}

async function signingKey(jwk: JWK): Promise<SigningKey> {
  const { kty, crv, x } = jwk;
  const half = { kty, crv, x } as JWK;
  const id = sha256(JSON.stringify({ crv, kty, x })).toString('base64url');
  return {
    id,
    secret: (await importJWK(jwk, algorithm)) as CryptoKey,
    open: (await importJWK(half, algorithm)) as CryptoKey,
    jwk: { ...half, kid: id, alg: algorithm, use: 'sig' },
  };
}
