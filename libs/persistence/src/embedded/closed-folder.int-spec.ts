import { chmod, cp, mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ask } from '../scratch.fixture.js';
import { findPostgresBinaries, type PostgresBinaries } from './binaries.js';
import { readPidFile } from './pid-file.js';
import { startPostgres } from './postgres.js';
import { closedFolder, serverCommand } from './search-right.js';
import { stopPostmaster } from './stop.js';

jest.setTimeout(60_000);

const isRoot = process.getuid?.() === 0;
/** Who is not root runs Postgres as themselves and may enter their own folder: then it starts, which proves nothing more. */
const asWhom = isRoot ? 'as root' : 'not as root, which proves nothing';

let closed: string;
let folder: string;
let binaries: PostgresBinaries;

beforeAll(async () => {
  const found = findPostgresBinaries();
  closed = await mkdtemp(join(tmpdir(), 'kaoji-closed-'));
  folder = join(closed, 'checkout', 'data', 'postgres');
  const native = join(closed, 'checkout', 'native');
  await mkdir(native, { recursive: true });
  await cp(dirname(dirname(found.postgres)), native, { recursive: true, verbatimSymlinks: true });
  binaries = { ...found, postgres: join(native, 'bin', 'postgres'), initdb: join(native, 'bin', 'initdb') };
  await chmod(closed, 0o700);
});
afterAll(async () => {
  await stopPostmaster(folder);
  await rm(closed, { recursive: true, force: true });
});

/** The line of the postmaster's status that begins so. */
async function statusOf(name: string): Promise<string | undefined> {
  const { pid = 0 } = (await readPidFile(folder)) ?? {};
  const lines = (await readFile(`/proc/${pid}/status`, 'utf8')).split('\n');
  return lines.find((line) => line.startsWith(`${name}:`))?.split('\t')[1];
}

describe(`a checkout below a folder that only its owner may enter, ${asWhom}`, () => {
  it('starts its own Postgres there, keeps what was written, and starts again', async () => {
    const first = await startPostgres({ folder, binaries, fsync: false });
    await ask(first.superuserUrl, 'create table kept as select 7 as n');
    await first.stop();
    const second = await startPostgres({ folder, binaries, fsync: false });
    expect(await ask(second.superuserUrl, 'select n from kept')).toEqual([{ n: 7 }]);
    expect((await startPostgres({ folder, binaries })).adopted).toBe(true);
    await second.stop();
    expect((await stat(closed)).mode & 0o777).toBe(0o700);
  });

  it('gives it no right but to pass folders and read', async () => {
    const { stop } = await startPostgres({ folder, binaries, fsync: false });
    const passing = isRoot ? '0000000000000004' : '0000000000000000';
    expect(await statusOf('Uid')).toBe(String(isRoot ? 65534 : process.getuid?.()));
    expect([await statusOf('CapEff'), await statusOf('CapAmb')]).toEqual([passing, passing]);
    await stop();
  });

  it('is looked for upwards, and only what has to be given is given', async () => {
    expect(closedFolder(join(closed, 'checkout'))).toBe(isRoot ? closed : undefined);
    expect(closedFolder(tmpdir())).toBeUndefined();
    const reached = serverCommand(findPostgresBinaries().postgres, ['--version'], tmpdir());
    expect(reached).toEqual({
      program: findPostgresBinaries().postgres,
      args: ['--version'],
      account: isRoot ? { uid: 65534, gid: 65534 } : undefined,
    });
    expect(serverCommand(binaries.postgres, [], '/').program).toBe(isRoot ? 'setpriv' : binaries.postgres);
  });

  it('is served too where programs are for root alone to run', async () => {
    const mode = (await stat(binaries.initdb)).mode & 0o777;
    await chmod(binaries.initdb, 0o700);
    const { args } = serverCommand(binaries.initdb, ['--version'], '/');
    expect(args.includes('--ambient-caps=-all,+dac_override')).toBe(isRoot);
    await chmod(binaries.initdb, mode);
  });
});
