import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testDirectory } from '../spec-fixtures/test-directory.js';
import { firstAdministratorFrom } from './first-administrator.env.js';
import { makeFirstAdministrator } from './first-administrator.js';

let installation: Awaited<ReturnType<typeof testDirectory>>;
beforeEach(async () => {
  installation = await testDirectory();
});
afterEach(() => installation.close());

const make = (wanted: { username: string; password?: string }) =>
  makeFirstAdministrator(installation.directory.running, installation.directory.signingIn, wanted);

describe('the first administrator', () => {
  it('signs in with a password made once and shown once', async () => {
    const made = await make({ username: 'root' });
    expect(await make({ username: 'root' })).toBeUndefined();
    const person = await installation.directory.signingIn.recognise('root', made?.generatedPassword ?? '');
    expect([person?.code, person?.roles]).toStrictEqual(['root', ['administrator']]);
  });

  it('has the password of the environment, where there is one', async () => {
    expect(await make({ username: 'root', password: 'given by the environment' })).toStrictEqual({ username: 'root' });
    const { signingIn } = installation.directory;
    expect((await signingIn.recognise('root', 'given by the environment'))?.code).toBe('root');
    expect(await signingIn.recognise('root', 'another password')).toBeUndefined();
  });
});

describe('the environment', () => {
  it('names the first administrator, the password itself or in a file', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'kaoji-admin-')), 'password');
    await writeFile(file, 'a password from a file\n');
    expect(await firstAdministratorFrom({})).toStrictEqual({ username: 'admin', password: undefined });
    expect(
      await firstAdministratorFrom({ KAOJI_ADMIN_USERNAME: 'li', KAOJI_ADMIN_PASSWORD: 'p'.repeat(12) }),
    ).toStrictEqual({
      username: 'li',
      password: 'p'.repeat(12),
    });
    expect(await firstAdministratorFrom({ KAOJI_ADMIN_PASSWORD_FILE: file })).toStrictEqual({
      username: 'admin',
      password: 'a password from a file',
    });
    const both = { KAOJI_ADMIN_PASSWORD: 'p', KAOJI_ADMIN_PASSWORD_FILE: file };
    await expect(firstAdministratorFrom(both)).rejects.toThrow('not both');
  });

  it.each([
    [11, false],
    [12, true],
    [200, true],
    [201, false],
  ])(
    'gives the first administrator a password as everybody else’s: %p characters are taken: %p',
    async (length, taken) => {
      const made = firstAdministratorFrom({ KAOJI_ADMIN_PASSWORD: 'p'.repeat(length) });
      const told = await made.then(
        () => 'taken',
        (error: Error) => error.message,
      );
      expect(told).toBe(taken ? 'taken' : 'KAOJI_ADMIN_PASSWORD has 12 to 200 characters, as every password.');
    },
  );
});
