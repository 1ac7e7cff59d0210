import type { DirectoryCopy } from '@kaoji/directory-copy';
import type { KeyRecorded } from '@kaoji/contracts';
import { keyDigest, keyVerifier, newKeySecret } from './key-secret.js';

const secret = 'kaoji_secret';
const keyWith = (changes: Partial<KeyRecorded> = {}): KeyRecorded => ({
  id: 'k',
  unit: 'health',
  types: ['kaoji.matter.registered.v1'],
  rights: ['backfill', 'king', 'for-others'],
  digest: keyDigest(secret),
  expiresAt: '2999-01-01T00:00:00.000Z',
  revoked: false,
  ...changes,
});
const record = keyWith();
const verifierOf = (key: KeyRecorded) => {
  const records: Pick<DirectoryCopy, 'keyByDigest'> = {
    keyByDigest: (digest) => (digest === key.digest ? key : undefined),
  };
  return keyVerifier(records as DirectoryCopy);
};

describe('the secret of a key', () => {
  it('is recognisable, holds 192 random bits and never comes twice', () => {
    const secrets = Array.from({ length: 200 }, newKeySecret);
    expect(secrets.every((one) => /^kaoji_[\w-]{32}$/.test(one))).toBe(true);
    expect(new Set(secrets).size).toBe(200);
  });

  it('is kept as SHA-256 in hexadecimal only', () => {
    expect(keyDigest('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(JSON.stringify(record)).not.toContain(secret);
  });
});

describe('who brings a key', () => {
  it('is its unit, with its types and the rights that there are', async () => {
    expect(await verifierOf(record).verify(secret)).toStrictEqual({
      kind: 'key',
      id: 'k',
      unit: 'health',
      types: ['kaoji.matter.registered.v1'],
      rights: ['backfill', 'for-others'],
    });
  });

  it.each([
    ['another secret', record, 'kaoji_other'],
    ['the digest in place of the secret', record, record.digest],
    ['a revoked key', keyWith({ revoked: true }), secret],
    ['an expired key', keyWith({ expiresAt: '2020-01-01T00:00:00.000Z' }), secret],
  ])('is nobody with %s', async (_, key, given) => {
    expect(await verifierOf(key).verify(given)).toBeUndefined();
  });
});
