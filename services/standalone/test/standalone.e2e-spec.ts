import { join } from 'node:path';
import { Child, dataFolder, postmaster, removeFolder } from './child.fixture.js';

const verify = join(__dirname, '..', 'dist', 'tools', 'verify-ledger.js');
const slow = 60_000;

describe('the standalone process', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await dataFolder();
  });
  afterAll(() => removeFolder(folder));

  it(
    'a new installation serves, tells its administrator once, and ends cleanly with its Postgres within seconds',
    async () => {
      const child = new Child({ KAOJI_DATA: folder });
      const address = await child.address();
      expect((await fetch(`${address}/health/ready`)).status).toBe(200);
      expect((await fetch(`${address}/internal/streams`)).status).toBe(401);
      const [, password] = /First administrator: admin, password: (\S+)/.exec(child.output) ?? [];
      const signedIn = await fetch(`${address}/api/v1/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ username: 'admin', password }),
      });
      expect(signedIn.status).toBeLessThan(300);
      const began = performance.now();
      expect(await child.end('SIGTERM')).toBe(0);
      expect(performance.now() - began).toBeLessThan(8_000);
      expect(await postmaster(folder)).toBeUndefined();
    },
    slow,
  );

  it(
    'killed and started again it adopts its Postgres and serves; a second start beside it is refused with pid and port',
    async () => {
      const killed = new Child({ KAOJI_DATA: folder });
      await killed.address();
      expect(killed.output).not.toContain('password');
      expect(await killed.end('SIGKILL')).toBe('SIGKILL');
      const alive = await postmaster(folder);
      expect(alive).toBeDefined();

      const child = new Child({ KAOJI_DATA: folder });
      const address = await child.address();
      expect(child.output).toContain('Postgres was alive');
      expect(await postmaster(folder)).toBe(alive);
      expect((await fetch(`${address}/health/ready`)).status).toBe(200);

      const second = new Child({ KAOJI_DATA: folder });
      expect(await second.exit()).toBe(3);
      expect(second.output).toContain(`(pid ${child.pid}, port ${new URL(address).port})`);
      expect((await fetch(`${address}/health/ready`)).status).toBe(200);

      expect(await child.end('SIGINT')).toBe(0);
    },
    slow,
  );

  it(
    'the ledgers of a folder are verified while nothing serves from it, and its Postgres is stopped again',
    async () => {
      const tool = new Child({}, verify, ['--data', folder]);
      expect(await tool.exit()).toBe(0);
      expect(tool.output).toMatch(/^directory +[1-9]\d* events in [1-9]\d* streams, .*: 0 faults$/m);
      expect(await postmaster(folder)).toBeUndefined();
    },
    slow,
  );

  it('a configuration that is not usable is refused with all its faults at once', async () => {
    const child = new Child({
      KAOJI_DATA: folder,
      KAOJI_PORT: '80800',
      KAOJI_ZONE: 'Middle/Earth',
      KAOJI_DRILL: 'on',
      KAOJI_PRODUCTION: '1',
      KAOJI_FAILPOINTS: 'executor.after-commit',
    });
    expect(await child.exit()).toBe(2);
    const faults = child.output.split('\n').filter((line) => line.startsWith('  - '));
    expect(faults).toStrictEqual([
      '  - KAOJI_PORT is a whole number from 0 to 65535.',
      '  - KAOJI_ZONE is an IANA time zone such as Asia/Shanghai.',
      '  - KAOJI_DRILL is refused with KAOJI_PRODUCTION=1.',
      '  - KAOJI_FAILPOINTS is refused without KAOJI_TEST=1.',
    ]);
  });
});
