import { Secrets } from '@kaoji/persistence';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { intakeSettings } from './intake-settings.js';

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();
const given = (text: string) =>
  intakeSettings(new Secrets(undefined, { KAOJI_VAULT_MASTER_KEY: text, KAOJI_INSTALLATION_KEY: 'x' }), '/files');

describe('the keys of intake', () => {
  it('given as base64 of 32 bytes are those bytes', async () => {
    const key = Buffer.from(Array.from({ length: 32 }, (_, index) => 255 - index));
    expect((await given(key.toString('base64'))).masterKey).toStrictEqual(key);
  });

  it.each([
    ['a sentence', 'correct horse battery staple'],
    ['base64 of 31 bytes', Buffer.alloc(31, 1).toString('base64')],
    ['base64 of 33 bytes', Buffer.alloc(33, 1).toString('base64')],
    ['base64 without its end', Buffer.alloc(32, 1).toString('base64').slice(0, -1)],
    ['32 bytes in hexadecimal', Buffer.alloc(32, 1).toString('hex')],
    ['base64url', Buffer.alloc(32, 255).toString('base64url')],
  ])('given as %s are its SHA-256', async (_, text) => {
    expect((await given(text)).masterKey).toStrictEqual(digestOf(text));
  });

  it('are two, and the folder of files is as given', async () => {
    const settings = await given('a');
    expect([settings.masterKey, settings.installationKey]).toStrictEqual([digestOf('a'), digestOf('x')]);
    expect(settings.filesFolder).toBe('/files');
  });

  it('not given where there is no folder for secrets are asked for', async () => {
    await expect(intakeSettings(new Secrets(undefined, {}), '/files')).rejects.toThrow('Set KAOJI_VAULT_MASTER_KEY');
  });

  it('not given are made once and kept', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kaoji-intake-keys-'));
    try {
      const first = await intakeSettings(new Secrets(folder, {}), '/files');
      expect(await intakeSettings(new Secrets(folder, {}), '/files')).toStrictEqual(first);
      expect(first.masterKey.equals(first.installationKey)).toBe(false);
      const kept = (await readFile(join(folder, 'kaoji-vault-master-key'), 'utf8')).trim();
      expect(Buffer.from(kept, 'base64')).toStrictEqual(first.masterKey);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
