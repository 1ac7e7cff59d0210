import pg from 'pg';
import { checkCluster, checkDurability } from './durability.js';
import { Scratch, ask, versions } from './scratch.fixture.js';

jest.setTimeout(60_000);

async function check(url: string, env: Record<string, string>): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await checkDurability(client, env);
    return 'started';
  } catch (error) {
    return (error as Error).message;
  } finally {
    await client.end();
  }
}

describe.each(versions)('a start on %s', (_, binaries) => {
  let scratch: Scratch;
  beforeAll(async () => {
    scratch = await Scratch.make();
  });
  afterAll(() => scratch.remove());

  it('is refused with fsync off, except in tests', async () => {
    const { superuserUrl, stop } = await scratch.start({ binaries, fsync: false });
    expect(await check(superuserUrl, {})).toMatch(/^Postgres runs with fsync off:/);
    expect(await check(superuserUrl, { KAOJI_TEST: '0' })).toMatch(/^Postgres runs with fsync off:/);
    expect(await check(superuserUrl, { KAOJI_TEST: '1' })).toBe('started');
    await stop();
  });

  it('is refused with synchronous_commit off', async () => {
    const { superuserUrl, stop } = await scratch.start({
      binaries,
      fsync: true,
      settings: { synchronous_commit: 'off' },
    });
    expect(await check(superuserUrl, {})).toMatch(/^Postgres runs with synchronous_commit off:/);
    await stop();
  });

  it('goes on when both are on', async () => {
    const { superuserUrl, stop } = await scratch.start({ binaries, fsync: true });
    expect(await check(superuserUrl, {})).toBe('started');
    await stop();
  });
});

describe('a cluster', () => {
  let scratch: Scratch;
  beforeAll(async () => {
    scratch = await Scratch.make();
  });
  afterAll(() => scratch.remove());

  it('with tables in another database is warned of, with an empty one it is not', async () => {
    const { superuserUrl } = await scratch.start();
    await ask(superuserUrl, 'create database empty');
    expect(await checkCluster(superuserUrl)).toEqual([]);
    await ask(superuserUrl, 'create database busy');
    await ask(superuserUrl.replace(/postgres$/, 'busy'), 'create table t (n int)');
    expect(await checkCluster(superuserUrl)).toEqual([
      'Database busy of the same cluster has 1 tables; its long writers would hold up every feed of Kaoji.',
    ]);
  });
});
