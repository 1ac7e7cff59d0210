import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connected } from './connected.js';
import type { EmbeddedPostgres } from './embedded/postgres.js';
import { holdFolder } from './hold-folder.js';
import { Scratch, ask } from './scratch.fixture.js';

jest.setTimeout(60_000);

let scratch: Scratch;
let postgres: EmbeddedPostgres;
beforeAll(async () => {
  scratch = await Scratch.make();
  postgres = await scratch.start();
});
afterAll(() => scratch.remove());

const never = (error: Error): never => {
  throw error;
};

/** A program of its own that waits for the installation and holds it as Kaoji does, by lock and name. */
async function otherHolder(port: number | undefined, isQueued = async () => {}) {
  const script = `const pg = require(${JSON.stringify(resolve(__dirname, '../../../node_modules/pg'))});
    const client = new pg.Client({ connectionString: process.argv[1],
      application_name: 'kaoji ' + process.pid + '@' + require('node:os').hostname() });
    client.connect().then(() => client.query('select pg_advisory_lock(1801547626, 1)')).then(() => console.log('held'));`;
  const child = spawn(process.execPath, ['-e', script, postgres.superuserUrl], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await Promise.all([once(child.stdout, 'data'), isQueued()]);
  if (port) await writeFile(join(scratch.data, 'kaoji.json'), `{"pid":${child.pid},"port":${port}}\n`);
  return child;
}

describe('an installation', () => {
  it('is held by one: the second is refused with pid and port of the first', async () => {
    const hold = await holdFolder(postgres.superuserUrl, scratch.data, never);
    await hold.announce(8087);
    await expect(holdFolder(postgres.superuserUrl, scratch.data, never)).rejects.toThrow(
      `The data folder ${scratch.data} is in use by another Kaoji (pid ${process.pid}, port 8087). Stop it first.`,
    );
    await hold.release();
  });

  it('says who and where in kaoji.json until it is released, then it is free', async () => {
    const hold = await holdFolder(postgres.superuserUrl, scratch.data, never);
    await hold.announce(8088);
    expect(await readFile(join(scratch.data, 'kaoji.json'), 'utf8')).toBe(`{"pid":${process.pid},"port":8088}\n`);
    await hold.release();
    await expect(stat(join(scratch.data, 'kaoji.json'))).rejects.toThrow('ENOENT');
    const next = await holdFolder(postgres.superuserUrl, scratch.data, never);
    await next.release();
  });

  it('held by one that does not listen yet is refused with its pid', async () => {
    const child = await otherHolder(undefined);
    await expect(holdFolder(postgres.superuserUrl, scratch.data, never)).rejects.toMatchObject({
      pid: child.pid,
      port: undefined,
    });
    child.kill('SIGKILL');
    await once(child, 'exit');
  });

  it('held by a process that was killed is free, whatever kaoji.json says', async () => {
    const child = await otherHolder(8089);
    await expect(holdFolder(postgres.superuserUrl, scratch.data, never)).rejects.toMatchObject({
      pid: child.pid,
      port: 8089,
    });
    child.kill('SIGKILL');
    const hold = await holdFolder(postgres.superuserUrl, scratch.data, never);
    await hold.release();
  });

  it('is waited for while the backend of a dead process has not noticed yet', async () => {
    const child = await otherHolder(8091);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const name = `kaoji ${child.pid}@${hostname()}`;
    const hold = await connected(
      `${postgres.superuserUrl}?application_name=${encodeURIComponent(name)}`,
      async (late) => {
        await late.query('select pg_advisory_lock(1801547626, 1)');
        const taken = holdFolder(postgres.superuserUrl, scratch.data, never);
        await sleep(500);
        await late.query('select pg_advisory_unlock(1801547626, 1)');
        return taken;
      },
    );
    await hold.release();
  });
});

describe('a holder whose connection is cut', () => {
  const cut = () =>
    ask(
      postgres.superuserUrl,
      "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted",
    );

  async function cutOnceAnotherWaits() {
    while ((await ask(postgres.superuserUrl, 'select 1 from pg_locks where not granted')).length === 0) await sleep(20);
    await cut();
  }

  it('takes the lock again by itself', async () => {
    const hold = await holdFolder(postgres.superuserUrl, scratch.data, never);
    await cut();
    await sleep(700);
    await expect(holdFolder(postgres.superuserUrl, scratch.data, never)).rejects.toMatchObject({ pid: process.pid });
    await hold.release();
  });

  it('is told when another was faster', async () => {
    const lost: Error[] = [];
    await holdFolder(postgres.superuserUrl, scratch.data, (error) => lost.push(error));
    const child = await otherHolder(8090, cutOnceAnotherWaits);
    for (let i = 0; i < 100 && lost.length === 0; i += 1) await sleep(50);
    expect(lost).toEqual([expect.objectContaining({ pid: child.pid, port: 8090 })]);
    child.kill('SIGKILL');
    await once(child, 'exit');
  });
});
