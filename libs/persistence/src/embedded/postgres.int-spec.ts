import { transformFileSync } from '@swc/core';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, readdir, stat, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Scratch, ask, versions } from '../scratch.fixture.js';
import { isAlive, readPidFile } from './pid-file.js';
import { stopPostmaster } from './stop.js';

jest.setTimeout(60_000);

let scratch: Scratch;

/** One cluster for a whole group of specs: to make one takes longer than all the rest. */
function oneCluster(): void {
  beforeAll(async () => {
    scratch = await Scratch.make();
  });
  afterEach(() => stopPostmaster(scratch.folder));
  afterAll(() => scratch.remove());
}

async function pidOf(folder: string): Promise<number> {
  return (await readPidFile(folder))?.pid ?? 0;
}

async function killPostmaster(folder: string): Promise<number> {
  const pid = await pidOf(folder);
  process.kill(pid, 'SIGKILL');
  while (isAlive(pid)) await sleep(5);
  return pid;
}

describe.each(versions)('%s in a folder', (_, binaries) => {
  oneCluster();

  it('starts, keeps what was written over a stop, and starts again', async () => {
    const first = await scratch.start({ binaries, fsync: true });
    await ask(first.superuserUrl, 'create table kept as select 7 as n');
    await first.stop();
    expect(await readPidFile(scratch.folder)).toBeUndefined();
    const second = await scratch.start({ binaries, fsync: true });
    expect(await ask(second.superuserUrl, 'select n from kept')).toEqual([{ n: 7 }]);
    expect(second.adopted).toBe(false);
    await second.stop();
  });

  it('listens on 127.0.0.1 alone and lets nobody in without the password', async () => {
    const { port, superuserUrl, stop } = await scratch.start({ binaries, settings: { work_mem: '7MB' } });
    expect(
      await ask(
        superuserUrl,
        `select name, setting from pg_settings where name in ('listen_addresses', 'unix_socket_directories',
         'max_connections', 'work_mem', 'server_encoding') order by name`,
      ),
    ).toEqual([
      { name: 'listen_addresses', setting: '127.0.0.1' },
      { name: 'max_connections', setting: '100' },
      { name: 'server_encoding', setting: 'UTF8' },
      { name: 'unix_socket_directories', setting: '' },
      { name: 'work_mem', setting: '7168' },
    ]);
    await expect(ask(`postgres://postgres:wrong@127.0.0.1:${port}/postgres`, 'select 1')).rejects.toMatchObject({
      code: '28P01',
    });
    const hba = await ask<{ method: string }>(
      superuserUrl,
      'select distinct auth_method as method from pg_hba_file_rules',
    );
    expect(hba).toEqual([{ method: 'scram-sha-256' }]);
    await stop();
  });

  it('starts after the postmaster was killed, though its pid file and a busy backend are still there', async () => {
    const first = await scratch.start({ binaries, fsync: true });
    await ask(first.superuserUrl, 'create table kept_too as select 8 as n');
    const busy = ask(first.superuserUrl, 'select count(*) from generate_series(1, 10000000)').catch(() => 'cut');
    await sleep(200);
    const dead = await killPostmaster(scratch.folder);
    expect(await pidOf(scratch.folder)).toBe(dead);
    const second = await scratch.start({ binaries, fsync: true });
    expect(await ask(second.superuserUrl, 'select n from kept_too')).toEqual([{ n: 8 }]);
    await busy;
    await second.stop();
  });

  it('adopts the one that is alive', async () => {
    const first = await scratch.start({ binaries });
    const second = await scratch.start({ binaries });
    expect([second.adopted, second.port]).toEqual([true, first.port]);
    await second.stop();
    expect(await readPidFile(scratch.folder)).toBeUndefined();
  });
});

describe('a start', () => {
  oneCluster();

  it('of two at once on an empty folder gives both the same server', async () => {
    const [one, two] = await Promise.all([scratch.start(), scratch.start()]);
    expect(one.superuserUrl).toBe(two.superuserUrl);
    expect([one.adopted, two.adopted].filter(Boolean)).toEqual([true]);
    expect((await readdir(scratch.data)).toSorted()).toEqual(['postgres', 'postgres.log', 'secrets']);
    await one.stop();
  });

  it('is not hindered by a pid file whose number belongs to another program now', async () => {
    const first = await scratch.start();
    await first.stop();
    const other = spawn('sleep', ['60'], process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {});
    await writeFile(join(scratch.folder, 'postmaster.pid'), `${other.pid}\n${scratch.folder}\n1\n1\n\n127.0.0.1\n`);
    const second = await scratch.start();
    expect(second.adopted).toBe(false);
    other.kill();
    await second.stop();
  });

  it('is not hindered by an empty pid file, which a crash of the machine leaves', async () => {
    await (await scratch.start()).stop();
    await writeFile(join(scratch.folder, 'postmaster.pid'), '');
    const second = await scratch.start();
    expect(second.adopted).toBe(false);
    await second.stop();
  });

  it('keeps password and folder to ourselves, and the password out of the log', async () => {
    const { superuserUrl, stop } = await scratch.start();
    const password = (await readFile(join(scratch.data, 'secrets', 'postgres'), 'utf8')).trim();
    const modes = await Promise.all(
      ['secrets', 'secrets/postgres', 'postgres'].map((f) => stat(join(scratch.data, f))),
    );
    expect(modes.map(({ mode }) => (mode & 0o777).toString(8))).toEqual(['700', '600', '700']);
    await ask(superuserUrl, "select 'personal data'::int").catch(() => undefined);
    await stop();
    const log = await readFile(join(scratch.data, 'postgres.log'), 'utf8');
    expect([log.includes(password), log.includes('select ')]).toEqual([false, false]);
  });

  it('says what Postgres wrote when it does not start', async () => {
    await expect(scratch.start({ settings: { shared_buffers: 'nonsense' } })).rejects.toThrow(/shared_buffers/);
  });

  it('again on the same port follows when the postmaster dies and a restart was asked for', async () => {
    const { superuserUrl, stop } = await scratch.start({ restart: true });
    const dead = await killPostmaster(scratch.folder);
    let answer: unknown;
    for (let i = 0; i < 200 && answer === undefined; i += 1) {
      await sleep(50);
      answer = await ask(superuserUrl, 'select 1 as n').catch(() => undefined);
    }
    expect(answer).toEqual([{ n: 1 }]);
    expect(await pidOf(scratch.folder)).not.toBe(dead);
    await stop();
    expect(await readPidFile(scratch.folder)).toBeUndefined();
  });
});

/** This library as a plain Node program can load it, whether it was built or not. */
async function emitted(target: string): Promise<string> {
  const source = resolve(__dirname, '..');
  for (const folder of ['embedded', 'secrets']) await mkdir(join(target, folder), { recursive: true });
  await writeFile(join(target, 'package.json'), '{"type":"module"}');
  await symlink(resolve(source, '../../../node_modules'), join(target, 'node_modules'));
  const folders = ['embedded', 'secrets'];
  const inFolders = folders.map(async (folder) =>
    (await readdir(join(source, folder))).map((name) => `${folder}/${name}`),
  );
  const files = ['process.env.ts', ...(await Promise.all(inFolders)).flat()];
  for (const file of files.filter((name) => !name.includes('spec'))) {
    const { code } = transformFileSync(join(source, file), { swcrc: false, jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'es6' } }); // prettier-ignore
    await writeFile(join(target, file.replace(/\.ts$/, '.js')), code);
  }
  return join(target, 'embedded', 'postgres.js');
}

describe('a process that is killed', () => {
  beforeEach(async () => {
    scratch = await Scratch.make();
  });
  afterEach(() => scratch.remove());

  it('leaves its Postgres alive, which the next one adopts with all that was committed, and stops', async () => {
    const program = await emitted(join(scratch.data, 'program'));
    const script = `const { startPostgres } = await import(${JSON.stringify(program)});
      const { superuserUrl } = await startPostgres({ folder: ${JSON.stringify(scratch.folder)} });
      process.stdout.write(superuserUrl); setInterval(() => undefined, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true,
    });
    const [url] = (await once(child.stdout, 'data')) as [Buffer];
    await ask(url.toString(), 'create table kept as select 9 as n');
    const alive = await pidOf(scratch.folder);
    process.kill(-(child.pid ?? 0), 'SIGKILL'); // with all of its process group, as a terminal does
    await once(child, 'exit');
    const next = await scratch.start({ fsync: true });
    expect([next.adopted, next.superuserUrl, await pidOf(scratch.folder)]).toEqual([true, url.toString(), alive]);
    expect(await ask(next.superuserUrl, 'select n from kept')).toEqual([{ n: 9 }]);
    await next.stop();
    expect(await readPidFile(scratch.folder)).toBeUndefined();
    await expect(ask(next.superuserUrl, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('in the middle of making the cluster leaves nothing that hinders the next', async () => {
    await mkdir(`${scratch.folder}.new-${process.pid}-0badcafe`);
    await writeFile(`${scratch.folder}.new-${process.pid}-0badcafe.pw`, 'x');
    await (await scratch.start()).stop();
    expect((await readdir(scratch.data)).toSorted()).toEqual(['postgres', 'postgres.log', 'secrets']);
  });
});
