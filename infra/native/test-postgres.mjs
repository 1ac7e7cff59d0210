import { mkdtemp, rm, chmod, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * One embedded Postgres for a run of the tests, without fsync. Specs find it through the environment and make their own
 * databases in it (libs/testing). `KAOJI_TEST_POSTGRES_MAJOR=15` takes a system's Postgres of that version instead.
 */
export async function start() {
  const { findPostgresBinaries, startPostgres } = await import('../../libs/persistence/dist/index.js');
  const major = process.env.KAOJI_TEST_POSTGRES_MAJOR;
  const folder = await mkdtemp(join(tmpdir(), 'kaoji-pg-'));
  await chmod(folder, 0o755);
  const secrets = join(folder, 'test-secrets');
  await mkdir(secrets, { mode: 0o700 });
  const postgres = await startPostgres({
    folder: join(folder, 'postgres'),
    fsync: false,
    ...(major && { binaries: findPostgresBinaries(Number(major)) }),
    settings: { max_connections: '200', full_page_writes: 'off', synchronous_commit: 'off' },
  });
  return {
    env: { KAOJI_TEST: '1', KAOJI_TEST_POSTGRES: postgres.superuserUrl, KAOJI_TEST_SECRETS: secrets },
    stop: async () => {
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
