import { Secrets } from '@kaoji/persistence';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openIdSettings } from './openid-settings.js';
import { readEnvironment } from '../standalone.env.js';

const provider = {
  KAOJI_OIDC_ISSUER: 'https://id.example',
  KAOJI_OIDC_CLIENT_ID: 'kaoji',
  KAOJI_OIDC_REDIRECT: 'https://kaoji.example/api/v1/session/openid',
};
const settingsOf = (given: Readonly<Record<string, string>>) =>
  openIdSettings(readEnvironment(given), new Secrets(undefined, given));

describe('the identity provider', () => {
  it('is none where none is configured', async () => {
    expect(await settingsOf({ KAOJI_OIDC_CLIENT_SECRET: 'x' })).toBeUndefined();
  });

  it('without a secret takes us for a public client', async () => {
    expect(await settingsOf(provider)).toStrictEqual({
      issuer: 'https://id.example',
      clientId: 'kaoji',
      clientSecret: undefined,
      redirect: 'https://kaoji.example/api/v1/session/openid',
      claim: 'preferred_username',
      scope: 'openid profile',
    });
  });

  it('knows us by a secret from the environment or from a file', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'kaoji-openid-')), 'secret');
    await writeFile(file, 'from a file\n');
    const secretOf = async (given: Readonly<Record<string, string>>) => (await settingsOf(given))?.clientSecret;
    expect(await secretOf({ ...provider, KAOJI_OIDC_CLIENT_SECRET: 'given' })).toBe('given');
    expect(await secretOf({ ...provider, KAOJI_OIDC_CLIENT_SECRET_FILE: file })).toBe('from a file');
    const both = { ...provider, KAOJI_OIDC_CLIENT_SECRET: 'given', KAOJI_OIDC_CLIENT_SECRET_FILE: file };
    await expect(settingsOf(both)).rejects.toThrow('not both');
  });
});
