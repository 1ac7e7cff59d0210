import { createRemoteJWKSet, jwtVerify, type CryptoKey, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { KnownTokens, type GoodToken } from './known-tokens.js';
import { roles, type Role } from '../rights/verbs.js';
import type { KeyPrincipal, PersonPrincipal, StandIn } from './principal.js';

/** Tells whose API key this is; directory answers from its table, others ask it. Nothing: unknown, expired or revoked. */
export interface KeyVerifier {
  /** @param secret the whole key, `kaoji_...`; never to be logged. */
  verify(secret: string): Promise<KeyPrincipal | undefined>;
}

/** Tells whose access token this is. Nothing: not ours, changed, expired. */
export interface TokenVerifier {
  verify(token: string): Promise<PersonPrincipal | undefined>;
}

/** Who issues access tokens and for whom; both stand in the token and are checked. */
export interface TokenTerms {
  readonly issuer: string;
  readonly audience: string;
}

const isRole = (value: unknown): value is Role => (roles as readonly unknown[]).includes(value);

function standIns(value: unknown): readonly StandIn[] {
  if (!Array.isArray(value)) return [];
  return (value as readonly Partial<StandIn>[]).flatMap(({ role, unit }) =>
    isRole(role) && typeof unit === 'string' ? [{ role, unit }] : [],
  );
}

/** The claims of a person's access token, beside issuer, audience and times. */
export const claimsOf = (person: PersonPrincipal): JWTPayload => ({
  sub: person.code,
  name: person.name,
  unit: person.unit,
  roles: [...person.roles],
  standsInFor: person.standsInFor.map(({ role, unit }) => ({ role, unit })),
});

/** The person whom claims speak of; roles that we do not know give no right. */
export function personOf(claims: JWTPayload): PersonPrincipal | undefined {
  const { sub, name, unit } = claims;
  if (typeof sub !== 'string' || typeof name !== 'string' || typeof unit !== 'string') return undefined;
  const given = Array.isArray(claims.roles) ? claims.roles.filter(isRole) : [];
  return { kind: 'person', code: sub, name, unit, roles: given, standsInFor: standIns(claims.standsInFor) };
}

async function verified(token: string, key: JWTVerifyGetKey, terms: TokenTerms): Promise<GoodToken | undefined> {
  try {
    const { payload } = await jwtVerify(token, key, {
      ...terms,
      algorithms: ['EdDSA', 'Ed25519'],
      requiredClaims: ['exp', 'sub'],
    });
    const person = personOf(payload);
    return person && { person, expiresAt: payload.exp ?? 0 };
  } catch (error) {
    if (isBadToken(error)) return undefined;
    throw error;
  }
}

/** A token that is wrong is an answer; a key set that cannot be fetched is a fault. */
function isBadToken(error: unknown): boolean {
  const code = String((error as { code?: unknown }).code);
  return /^ERR_(JWT|JWS|JOSE_ALG|JOSE_NOT_SUPPORTED|JWKS_(NO|MULTIPLE)_MATCHING_KEYS?$)/.test(code);
}

/** Verifies by directory's published keys (`/.well-known/jwks.json` or the like), fetched and kept by jose. */
export class JwksTokenVerifier implements TokenVerifier {
  private readonly known: KnownTokens;

  constructor(url: URL, terms: TokenTerms) {
    const keys = createRemoteJWKSet(url);
    this.known = new KnownTokens((token) => verified(token, keys, terms));
  }

  verify(token: string): Promise<PersonPrincipal | undefined> {
    return this.known.verify(token);
  }
}

/** Verifies by keys at hand: directory itself, and all services in the standalone process. */
export class LocalTokenVerifier implements TokenVerifier {
  private readonly known: KnownTokens;

  /** @param keyOf the public key of a key id, or nothing when it is none of ours. */
  constructor(
    private readonly keyOf: (keyId: string | undefined) => CryptoKey | undefined | Promise<CryptoKey | undefined>,
    terms: TokenTerms,
  ) {
    this.known = new KnownTokens((token) => verified(token, ({ kid }) => this.keyFor(kid), terms));
  }

  verify(token: string): Promise<PersonPrincipal | undefined> {
    return this.known.verify(token);
  }

  private async keyFor(keyId: string | undefined): Promise<CryptoKey> {
    const key = await this.keyOf(keyId);
    if (!key) throw Object.assign(new Error('no such key'), { code: 'ERR_JWKS_NO_MATCHING_KEY' });
    return key;
  }
}
