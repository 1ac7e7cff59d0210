import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RereadSecret } from './reread-secret.js';
import { newKey, randomSecret, Secrets } from './secrets.js';

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

describe('a rotated secret', () => {
  it('is the new one for whoever reads it next, and stays ours alone', async () => {
    const secrets = new Secrets(join(data, 'secrets'), {});
    await secrets.secret(name, () => 'first');
    await secrets.replace(name, 'second');
    expect(await secrets.secret(name)).toBe('second');
    expect(await readdir(join(data, 'secrets'))).toEqual(['kaoji-internal-token']);
    expect((await stat(join(data, 'secrets', 'kaoji-internal-token'))).mode & 0o777).toBe(0o600);
  });

  it('that came from a file is written there; one of the environment itself is refused', async () => {
    const file = join(data, 'mounted');
    await writeFile(file, 'first');
    const secrets = new Secrets(join(data, 'secrets'), { [`${name}_FILE`]: file });
    await secrets.replace(name, 'second');
    expect(await readFile(file, 'utf8')).toBe('second\n');
    await expect(new Secrets(join(data, 'secrets'), { [name]: 'given' }).replace(name, 'x')).rejects.toThrow(
      `${name} comes from the environment`,
    );
    await expect(new Secrets(undefined, {}).replace(name, 'x')).rejects.toThrow('comes from the environment');
  });

  it('that is a key has a line for the former one while there is one', async () => {
    const [one, two] = [newKey(), newKey()];
    const keysOf = (text: string) => new Secrets(undefined, { [name]: text }).keys(name);
    expect(await keysOf(one)).toEqual([Buffer.from(one, 'base64')]);
    expect(await keysOf(`${two}\n${one}`)).toEqual([Buffer.from(two, 'base64'), Buffer.from(one, 'base64')]);
    expect(await new Secrets(undefined, { [name]: one }).key(name)).toEqual(Buffer.from(one, 'base64'));
  });
});

describe('a secret that a running process reads again', () => {
  it('is taken up within seconds of its rotation, and kept while its file cannot be read', async () => {
    const folder = join(data, 'secrets');
    const secrets = new Secrets(folder, {});
    await secrets.secret(name, () => 'first');
    let now = 0;
    const read = async (): Promise<string> => (await readFile(join(folder, 'kaoji-internal-token'), 'utf8')).trim();
    const reread = new RereadSecret('first', read, () => now);
    await secrets.replace(name, 'second');
    now = 4_999;
    expect(await reread.current()).toBe('first');
    now = 5_000;
    expect(await reread.current()).toBe('second');
    const warned = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    await rm(folder, { recursive: true });
    now = 10_000;
    expect(await reread.current()).toBe('second');
    expect(warned.mock.calls).toEqual([[expect.stringContaining('ENOENT')]]);
    warned.mockRestore();
  });

  it('is the one that was made, and that of the environment as long as the process lives', async () => {
    const secrets = new Secrets(join(data, 'secrets'), {});
    expect(await (await secrets.reread(name, () => 'made')).current()).toBe('made');
    const given = await new Secrets(undefined, { [name]: 'given' }).reread(name);
    expect(await given.current()).toBe('given');
  });
});
