import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive, isPostmasterOf, readPidFile, removePidFile } from './pid-file.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kaoji-pid-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const path = (): string => join(folder, 'postmaster.pid');
const lines = (status: string): string =>
  ['4711', '/data/postgres', '1790000000', '54321', '/tmp', '127.0.0.1', '  5432001         7', status, ''].join('\n');

describe('the pid file of a postmaster', () => {
  it.each([
    ['starting', 'starting'],
    ['ready   ', 'ready'],
    ['stopping', 'stopping'],
    ['standby ', 'standby'],
    ['', 'unknown'],
    ['Ready', 'unknown'],
    ['dreaming', 'unknown'],
  ])('says number, port and status: %j is %s', async (word, status) => {
    await writeFile(path(), lines(word));
    expect(await readPidFile(folder)).toStrictEqual({ pid: 4711, port: 54_321, status });
  });

  it('that is not there is none', async () => {
    expect(await readPidFile(folder)).toBeUndefined();
    expect(await readPidFile(join(folder, 'nowhere'))).toBeUndefined();
  });

  it.each([
    ['empty', '', 0, 0],
    ['begun', '4711\n/data', 4711, 0],
    ['of something else', 'hello\nworld\n\nport\n', 0, 0],
    ['of a lone number', '-5\n', -5, 0],
  ])('that is %s has what can be read of it', async (_, text, pid, port) => {
    await writeFile(path(), text);
    expect(await readPidFile(folder)).toStrictEqual({ pid, port, status: 'unknown' });
  });

  it('that cannot be read is a fault, not none', async () => {
    await mkdir(path());
    await expect(readPidFile(folder)).rejects.toThrow('EISDIR');
  });

  it('is removed, and removing it again does no harm', async () => {
    await writeFile(path(), lines('ready'));
    await removePidFile(folder);
    await removePidFile(folder);
    expect(existsSync(path())).toBe(false);
  });
});

describe('a process', () => {
  it.each([0, -1, -4711, Number.NaN])('has no number %p', (pid) => {
    expect(isAlive(pid)).toBe(false);
  });

  it('is alive while it runs', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { cwd: folder, stdio: 'ignore' });
    await once(child, 'spawn');
    const pid = child.pid ?? 0;
    const there = [isAlive(process.pid), isAlive(pid), await isPostmasterOf(pid, folder)];
    const elsewhere = await isPostmasterOf(pid, tmpdir());
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect([...there, elsewhere]).toStrictEqual([true, true, true, false]);
    expect([isAlive(pid), await isPostmasterOf(pid, folder)]).toStrictEqual([false, false]);
  });

  it('is the postmaster of no folder that is not there', async () => {
    expect(await isPostmasterOf(process.pid, join(folder, 'nowhere'))).toBe(false);
  });
});
