import { chmod, mkdir, readlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Scratch } from '../scratch.fixture.js';
import { findPostgresBinaries, runnableBinaries } from './binaries.js';
import { makeMissingLinks } from './library-links.js';

let scratch: Scratch;
const path = process.env['PATH'];
beforeEach(async () => {
  scratch = await Scratch.make();
});
afterEach(async () => {
  process.env['PATH'] = path;
  await scratch.remove();
});

async function postgresOnPath(): Promise<string> {
  const folder = join(scratch.data, 'own', 'bin');
  await mkdir(folder, { recursive: true });
  for (const name of ['postgres', 'initdb']) {
    await writeFile(join(folder, name), `#!/bin/sh\necho "${name} (PostgreSQL) 99.1"\n`, { mode: 0o755 });
  }
  process.env['PATH'] = `${folder}:${path}`;
  return folder;
}

describe('the Postgres that is started', () => {
  it('is the embedded one where its package is installed', () => {
    expect(findPostgresBinaries()).toMatchObject({ origin: 'embedded', major: 18 });
  });

  it('is one of the system when the version that made the cluster is on PATH', async () => {
    const folder = await postgresOnPath();
    expect(findPostgresBinaries(99)).toEqual({
      origin: 'system',
      major: 99,
      postgres: join(folder, 'postgres'),
      initdb: join(folder, 'initdb'),
    });
  });

  it('is never one that the account it would run under cannot run', async () => {
    const folder = await postgresOnPath();
    for (const name of ['postgres', 'initdb']) await chmod(join(folder, name), 0o600);
    expect([...runnableBinaries()].map(({ major }) => major)).not.toContain(99);
  });

  it('must be of the version asked for; else the error says how to set DATABASE_URL', () => {
    expect(() => findPostgresBinaries(98)).toThrow(/version 98 .*DATABASE_URL=postgres:\/\//);
  });
});

describe('the links of the embedded libraries', () => {
  it('are made where they are missing, none outside the package', async () => {
    const native = join(scratch.data, 'package', 'native');
    await mkdir(join(native, 'lib'), { recursive: true });
    const links = [
      { source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' },
      { source: '../outside.so', target: '../outside.so.1' },
    ];
    await writeFile(join(native, 'lib', 'libpq.so.5.18'), '');
    await writeFile(join(native, 'pg-symlinks.json'), JSON.stringify(links));
    makeMissingLinks(join(scratch.data, 'package'));
    makeMissingLinks(join(scratch.data, 'package'));
    expect(await readlink(join(native, 'lib', 'libpq.so.5'))).toBe('libpq.so.5.18');
    await expect(readlink(join(scratch.data, 'outside.so.1'))).rejects.toThrow('ENOENT');
  });
});
