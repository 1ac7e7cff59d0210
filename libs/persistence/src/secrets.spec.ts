import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secrets, randomSecret } from './secrets.js';

let data: string;
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'kaoji-secrets-'));
});
afterEach(() => rm(data, { recursive: true, force: true }));

const name = 'KAOJI_INTERNAL_TOKEN';

describe('a secret', () => {
  it('is made once and kept in a folder that is ours alone', async () => {
    const secrets = new Secrets(join(data, 'secrets'), {});
    expect(await secrets.secret(name, () => 'first')).toBe('first');
    expect(await secrets.secret(name, () => 'second')).toBe('first');
    const file = join(data, 'secrets', 'kaoji-internal-token');
    expect(await readFile(file, 'utf8')).toBe('first\n');
    expect([(await stat(file)).mode & 0o777, (await stat(join(data, 'secrets'))).mode & 0o777]).toEqual([0o600, 0o700]);
  });

  it('made by many at once is one', async () => {
    const made = Array.from({ length: 20 }, () => new Secrets(join(data, 'secrets'), {}).secret(name));
    expect(new Set(await Promise.all(made)).size).toBe(1);
    expect(await readdir(join(data, 'secrets'))).toEqual(['kaoji-internal-token']);
  });

  it('from the environment is taken and not kept', async () => {
    const secrets = new Secrets(join(data, 'secrets'), { [name]: 'given' });
    expect(await secrets.secret(name)).toBe('given');
    await expect(stat(join(data, 'secrets'))).rejects.toThrow('ENOENT');
  });

  it('from a file loses its line end and nothing else', async () => {
    await writeFile(join(data, 'mounted'), ' given \n');
    const secrets = new Secrets(undefined, { [`${name}_FILE`]: join(data, 'mounted') });
    expect(await secrets.secret(name)).toBe(' given ');
  });

  it('given twice is refused', async () => {
    const secrets = new Secrets(undefined, { [name]: 'a', [`${name}_FILE`]: join(data, 'mounted') });
    await expect(secrets.secret(name)).rejects.toThrow(`Set either ${name} or ${name}_FILE, not both.`);
  });

  it('is never empty', async () => {
    await writeFile(join(data, 'mounted'), '\n');
    const secrets = new Secrets(undefined, { [`${name}_FILE`]: join(data, 'mounted') });
    await expect(secrets.secret(name)).rejects.toThrow(/is empty/);
  });

  it('has no default where there is no folder', async () => {
    await expect(new Secrets(undefined, {}).secret(name)).rejects.toThrow(`Set ${name} or ${name}_FILE`);
  });

  it('made by us has 192 random bits', () => {
    expect(Buffer.from(randomSecret(), 'base64url')).toHaveLength(24);
    expect(randomSecret()).not.toBe(randomSecret());
  });
});
