import { sha256 } from '@kaoji/kernel';
import { exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from 'jose';
import { withNewKey, type KeyRing, type RingTerms } from './key-ring.policy.js';

export const algorithm = 'EdDSA';

/** How long an access token is good: 10 minutes (architecture.md, Security), in real time. */
export const accessTokenSeconds = 600;

/** The key set may be kept for 5 minutes, and jose keeps it for 10. */
export const ringTerms: RingTerms = { token: accessTokenSeconds, lead: 900, grace: 60 };

/** The two halves of a signing key, and its id. */
export interface SigningKey {
  readonly id: string;
  readonly secret: CryptoKey;
  readonly open: CryptoKey;
  readonly jwk: JWK;
}

/** As the secret is kept: one private JWK (Ed25519), or several with the time from which each signs. */
export function ringOf(text: string): KeyRing<JWK> {
  const kept = JSON.parse(text) as JWK | { readonly keys: KeyRing<JWK> };
  return 'keys' in kept ? (kept.keys as KeyRing<JWK>) : [{ from: 0, jwk: kept as JWK }];
}

const newJwk = async (): Promise<JWK> => {
  const { privateKey } = await generateKeyPair(algorithm, { crv: 'Ed25519', extractable: true });
  return await exportJWK(privateKey);
};

/** The secret of a new installation. */
export const newTokenKey = async (): Promise<string> => JSON.stringify(await newJwk());

/**
 * The secret after a rotation: the new key signs in 15 minutes, so that no valid token is refused. `atOnce`, for a key that
 * somebody else has: it signs now and alone, and every token given out is refused.
 */
export async function rotatedTokenKeys(text: string, now: number, atOnce = false): Promise<string> {
  const jwk = await newJwk();
  return JSON.stringify({ keys: atOnce ? [{ from: now, jwk }] : withNewKey(ringOf(text), jwk, now, ringTerms) });
}

export async function signingKeyOf(jwk: JWK): Promise<SigningKey> {
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
