import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Child, dataFolder, postmaster, removeFolder } from './child.fixture.js';

const tool = join(__dirname, '..', 'dist', 'tools', 'rotate.js');

let folder: string;
beforeAll(async () => {
  folder = await dataFolder();
});
afterAll(() => removeFolder(folder));

const kept = async (name: string): Promise<string> => (await readFile(join(folder, 'secrets', name), 'utf8')).trim();

async function rotate(...args: readonly string[]): Promise<readonly [number | string, string]> {
  const child = new Child({}, tool, [...args, '--data', folder]);
  return [await child.exit(), child.output];
}

async function opens(address: string, path: string, token: string): Promise<number> {
  return (await fetch(`${address}${path}`, { headers: { authorization: `Bearer ${token}` } })).status;
}

async function signIn(address: string, password: string): Promise<string> {
  const answer = await fetch(`${address}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'admin', password }),
  });
  return ((await answer.json()) as { accessToken: string }).accessToken;
}

const keysAt = async (address: string): Promise<number> =>
  ((await (await fetch(`${address}/api/v1/jwks.json`)).json()) as { keys: unknown[] }).keys.length;

jest.setTimeout(30_000);

describe('the secrets of an installation', () => {
  let token: string;

  it('that serves: token key and internal token are taken up within seconds, and nothing valid is refused', async () => {
    const child = new Child({ KAOJI_DATA: folder });
    const address = await child.address();
    token = await signIn(address, /password: (\S+)/.exec(child.output)?.[1] ?? '');
    const former = await kept('kaoji-internal-token');
    expect(await rotate('access-token-key')).toStrictEqual([0, expect.stringContaining('signs in 15 minutes')]);
    expect(await rotate('internal-token')).toStrictEqual([0, expect.stringContaining('15 minutes more')]);
    const [present = ''] = (await kept('kaoji-internal-token')).split('\n');
    expect(present).not.toBe(former);
    const deadline = Date.now() + 8_000;
    while ((await keysAt(address)) < 2 && Date.now() < deadline) {
      expect(await opens(address, '/api/v1/directory/units', token)).toBe(200);
      expect(await opens(address, '/internal/streams', former)).toBe(200);
      await sleep(200);
    }
    expect(await keysAt(address)).toBe(2);
    expect(await opens(address, '/api/v1/directory/units', token)).toBe(200);
    while ((await opens(address, '/internal/streams', present)) !== 200 && Date.now() < deadline) await sleep(200);
    expect([
      await opens(address, '/internal/streams', present),
      await opens(address, '/internal/streams', former),
      await opens(address, '/internal/streams', `${present}x`),
    ]).toStrictEqual([200, 200, 401]);
    const [code, said] = await rotate('database-passwords');
    expect([code, said]).toStrictEqual([1, expect.stringContaining(`(pid ${child.pid}, port `)]);
    expect(await child.end('SIGTERM')).toBe(0);
  }, 120_000);

  it('that is stopped: passwords of the database and the vault’s master key, and it serves again', async () => {
    const names = (await readdir(join(folder, 'secrets'))).filter((name) => /db-password|vault/.test(name));
    expect(names.length).toBeGreaterThan(6);
    const before = await Promise.all(names.map(kept));
    expect(await rotate('database-passwords')).toStrictEqual([0, '7 roles have new passwords.\n']);
    expect(await rotate('vault-master-key')).toStrictEqual([0, expect.stringContaining('under the new master key')]);
    expect(await postmaster(folder)).toBeUndefined();
    const after = await Promise.all(names.map(kept));
    expect(after.filter((secret, index) => secret === before[index])).toStrictEqual([]);
    const child = new Child({ KAOJI_DATA: folder });
    const address = await child.address();
    expect(await opens(address, '/api/v1/directory/units', token)).toBe(200);
    expect(await child.end('SIGTERM')).toBe(0);
  }, 120_000);

  it.each([
    [['nothing'], 'one of access-token-key, internal-token, database-passwords, vault-master-key'],
    [[], 'one of access-token-key'],
    [['internal-token', '--at-once'], '--at-once is for access-token-key'],
  ])('%j is refused with what can be rotated', async (args, sentence) => {
    expect(await rotate(...args)).toStrictEqual([1, expect.stringContaining(sentence)]);
  });
});
