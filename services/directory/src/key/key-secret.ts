import { keyOpens, type DirectoryCopy } from '@kaoji/directory-copy';
import type { KeyPrincipal, KeyRight, KeyVerifier } from '@kaoji/http';
import { sha256 } from '@kaoji/kernel';
import { randomBytes } from 'node:crypto';

/** A new API key: `kaoji_` and 192 random bits. */
export const newKeySecret = (): string => `kaoji_${randomBytes(24).toString('base64url')}`;

/** What is kept of a key: SHA-256, hexadecimal. With so many random bits nothing slower is needed. */
export const keyDigest = (secret: string): string => sha256(secret).toString('hex');

const isRight = (right: string): right is KeyRight => right === 'backfill' || right === 'for-others';

/** Recognises keys by directory's own records; a revoked one no more from the moment of its event. Expiry is in real time. */
export const keyVerifier = (records: DirectoryCopy): KeyVerifier => ({
  verify: (secret) => Promise.resolve(principalBy(records, secret)),
});

function principalBy(records: DirectoryCopy, secret: string): KeyPrincipal | undefined {
  const key = records.keyByDigest(keyDigest(secret));
  if (!key || !keyOpens(key, new Date().toISOString())) return undefined;
  return { kind: 'key', id: key.id, unit: key.unit, types: key.types, rights: key.rights.filter(isRight) };
}
