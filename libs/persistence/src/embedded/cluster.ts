import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { handOver, serverAccount, serverEnvironment } from './account.js';
import type { PostgresBinaries } from './binaries.js';
import { isAlive } from './pid-file.js';
import { serverCommand } from './search-right.js';

const run = promisify(execFile);

/** Those this process makes at the moment. */
const drafts = new Set<string>();

/** Major version of the cluster in the folder, undefined when there is none. */
export async function clusterVersion(folder: string): Promise<number | undefined> {
  try {
    return Number((await readFile(join(folder, 'PG_VERSION'), 'utf8')).trim());
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Makes the cluster in `folder`: scram-sha-256 for every connection, UTF-8, bytewise order. It is made beside the folder
 * and renamed, so that a kill in the middle leaves nothing that looks like a cluster. Of two makers at once one wins.
 */
export async function makeCluster(
  folder: string,
  binaries: PostgresBinaries,
  password: string,
  sync: boolean,
): Promise<void> {
  await removeDrafts(folder);
  const draft = `${folder}.new-${process.pid}-${randomBytes(4).toString('hex')}`;
  drafts.add(draft);
  const passwordFile = `${draft}.pw`;
  try {
    await writeFile(passwordFile, password, { mode: 0o600 });
    const account = serverAccount();
    if (account) await chown(passwordFile, account.uid, account.gid);
    await initialise(draft, binaries, [`--pwfile=${passwordFile}`, ...(sync ? [] : ['--no-sync'])]);
    await rename(draft, folder);
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    if ((await clusterVersion(folder)) === undefined) throw new Error(`${folder} is not empty and holds no cluster.`);
  } finally {
    await rm(passwordFile, { force: true });
    await rm(draft, { recursive: true, force: true });
    drafts.delete(draft);
  }
}

async function initialise(draft: string, binaries: PostgresBinaries, extra: readonly string[]): Promise<void> {
  const failures: string[] = [];
  for (const locale of locales(binaries.major)) {
    await mkdir(draft, { recursive: true, mode: 0o700 });
    await chmod(draft, 0o700);
    await handOver(draft);
    const options = [
      '-D',
      draft,
      '--username=postgres',
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      ...locale,
      ...extra,
    ];
    try {
      const { program, args, account } = serverCommand(binaries.initdb, options, draft);
      await run(program, args, { cwd: draft, env: serverEnvironment(), ...account });
      return;
    } catch (error) {
      failures.push(String((error as { stderr?: string }).stderr || error));
      await rm(draft, { recursive: true, force: true });
    }
  }
  throw new Error(`initdb failed: ${failures.join('\n')}`);
}

/** From 17 on Postgres has C.UTF-8 of its own; before, the system's, which not every system has. */
function locales(major: number): readonly (readonly string[])[] {
  const own = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  return [...(major >= 17 ? [own] : []), ['--locale=C.UTF-8'], ['--locale=C']];
}

/** What killed makers left behind; in a container one of them may have had our own number. */
async function removeDrafts(folder: string): Promise<void> {
  const prefix = `${folder}.new-`;
  for (const name of await readdir(dirname(folder))) {
    const path = join(dirname(folder), name);
    if (!path.startsWith(prefix)) continue;
    const pid = Number.parseInt(path.slice(prefix.length), 10);
    const isBeingMade = pid === process.pid ? drafts.has(path.replace(/\.pw$/, '')) : isAlive(pid);
    if (!isBeingMade) await rm(path, { recursive: true, force: true });
  }
}
