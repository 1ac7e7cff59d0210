import { Secrets } from '@kaoji/persistence';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { intakeSettings } from '../intake-settings.js';
import { intakeWorld, type IntakeWorld } from '../spec-fixtures/intake-world.js';
import { Cipher } from './cipher.js';
import { rotateVaultMasterKey } from './master-key.store.js';
import { VaultStore, writeSealed } from './vault.store.js';

const streams = Array.from({ length: 501 }, (_, index) => `matter/rotated-${index}`);

let world: IntakeWorld;
let folder: string;
let secrets: Secrets;
let file: string;

beforeAll(async () => {
  world = await intakeWorld();
}, 60_000);
afterAll(() => world.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kaoji-vault-key-'));
  secrets = new Secrets(folder, {});
  file = join(folder, 'kaoji-vault-master-key');
  await world.pool.query('delete from vault_key');
  await world.pool.query('delete from vault');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function cipherNow(): Promise<Cipher> {
  const { masterKey, formerMasterKey } = await intakeSettings(secrets, '/files');
  return new Cipher(masterKey, formerMasterKey);
}

async function sealAll(): Promise<void> {
  const cipher = await cipherNow();
  const sealed = streams.map((stream) => {
    const key = cipher.newKey(stream);
    return {
      receipt: `r-${stream}`,
      stream,
      unit: null,
      key,
      box: cipher.seal(key, `r-${stream}`, { content: stream }),
    };
  });
  const client = await world.pool.connect();
  await writeSealed(client, sealed, '2026-10-14T02:00:00.000Z');
  client.release();
}

/** How many of the sealed texts can be read with the key that the installation has now. */
async function readable(): Promise<number> {
  const cipher = await cipherNow();
  const store = new VaultStore(world.pool);
  const keys = await store.keysOf(streams, cipher);
  let count = 0;
  for (const [stream, key] of keys) {
    const [row] = await store.rowsOf(stream);
    if (row && cipher.open(key, row.receipt, row.box)['content'] === stream) count += 1;
  }
  return count;
}

describe('a rotation of the vault’s master key', () => {
  it('leaves every text readable by the new key and none by the old one', async () => {
    await sealAll();
    const old = await cipherNow();
    expect(await rotateVaultMasterKey(world.pool, secrets)).toBe(streams.length);
    expect(await readable()).toBe(streams.length);
    await expect(new VaultStore(world.pool).keysOf(streams.slice(0, 1), old)).rejects.toThrow();
    expect((await readFile(file, 'utf8')).trim()).not.toContain('\n');
  });

  it('killed half-way loses nothing, and goes on when it is called again', async () => {
    await sealAll();
    const old = (await readFile(file, 'utf8')).trim();
    await rotateVaultMasterKey(world.pool, secrets);
    const fresh = (await readFile(file, 'utf8')).trim();
    await writeFile(file, `${fresh}\n${old}\n`);
    const oldCipher = new Cipher(Buffer.from(old, 'base64'));
    const [stream = ''] = streams;
    await world.pool.query('delete from vault_key where stream = $1', [stream]);
    await world.pool.query('insert into vault_key values ($1, $2)', [stream, oldCipher.newKey(stream).wrapped]);
    expect((await new VaultStore(world.pool).keysOf(streams, await cipherNow())).size).toBe(streams.length);
    expect(await rotateVaultMasterKey(world.pool, secrets)).toBe(1);
    expect((await readFile(file, 'utf8')).trim()).toBe(fresh);
    expect((await new VaultStore(world.pool).keysOf(streams, await cipherNow())).size).toBe(streams.length);
  });

  it('of an empty vault gives another key too', async () => {
    const before = await secrets.key('KAOJI_VAULT_MASTER_KEY');
    expect(await rotateVaultMasterKey(world.pool, secrets)).toBe(0);
    expect(await secrets.key('KAOJI_VAULT_MASTER_KEY')).not.toStrictEqual(before);
  });
});
