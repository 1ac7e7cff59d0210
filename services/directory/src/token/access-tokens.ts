import { claimsOf, LocalTokenVerifier, type PersonPrincipal, type TokenTerms, type TokenVerifier } from '@kaoji/http';
import type { RereadSecret, Secrets } from '@kaoji/persistence';
import { SignJWT, type JWK } from 'jose';
import { publishedKeys, signingKey, type KeyRing, type RingKey } from './key-ring.policy.js';
import {
  accessTokenSeconds,
  algorithm,
  newTokenKey,
  ringOf,
  ringTerms,
  signingKeyOf,
  type SigningKey,
} from './token-keys.js';

/** Real time, in seconds: a drill does not move it. */
const realTime = (): number => Math.floor(Date.now() / 1000);

/** What signs access tokens; kept among the installation's secrets, and taken up while we run when it is rotated. */
export class AccessTokens {
  /** Verifies without asking anybody. */
  readonly verifier: TokenVerifier;
  private text = '';
  private ring: KeyRing<SigningKey> = [];

  private constructor(
    private readonly secret: RereadSecret,
    private readonly terms: TokenTerms,
    private readonly now: () => number,
  ) {
    const keyOf = async (id: string | undefined) => (await this.published()).find(({ jwk }) => jwk.id === id)?.jwk.open;
    this.verifier = new LocalTokenVerifier(keyOf, terms);
  }

  /** `KAOJI_ACCESS_TOKEN_KEY` (a private JWK, Ed25519, or what a rotation made of it), its `_FILE`, or made once. */
  static async load(secrets: Secrets, terms: TokenTerms, now = realTime): Promise<AccessTokens> {
    const secret = await secrets.reread('KAOJI_ACCESS_TOKEN_KEY', newTokenKey);
    const tokens = new AccessTokens(secret, terms, now);
    await tokens.keys();
    return tokens;
  }

  /** A token for a person; `expiresAt` is RFC 3339. */
  async issue(person: PersonPrincipal): Promise<{ readonly accessToken: string; readonly expiresAt: string }> {
    const now = this.now();
    const key = signingKey(await this.keys(), now) as RingKey<SigningKey>;
    const accessToken = await new SignJWT(claimsOf(person))
      .setProtectedHeader({ alg: algorithm, kid: key.jwk.id })
      .setIssuer(this.terms.issuer)
      .setAudience(this.terms.audience)
      .setIssuedAt(now)
      .setExpirationTime(now + accessTokenSeconds)
      .sign(key.jwk.secret);
    return { accessToken, expiresAt: new Date((now + accessTokenSeconds) * 1000).toISOString() };
  }

  /** The JSON Web Key Set by which others verify: public halves only. */
  async keySet(): Promise<{ readonly keys: readonly JWK[] }> {
    return { keys: (await this.published()).map(({ jwk }) => jwk.jwk) };
  }

  private async published(): Promise<KeyRing<SigningKey>> {
    return publishedKeys(await this.keys(), this.now(), ringTerms);
  }

  private async keys(): Promise<KeyRing<SigningKey>> {
    const text = await this.secret.current();
    if (text === this.text) return this.ring;
    const ring = await Promise.all(ringOf(text).map(async ({ from, jwk }) => ({ from, jwk: await signingKeyOf(jwk) })));
    if (ring.length === 0) throw new Error('KAOJI_ACCESS_TOKEN_KEY holds no key.');
    this.ring = ring;
    this.text = text;
    return ring;
  }
}
