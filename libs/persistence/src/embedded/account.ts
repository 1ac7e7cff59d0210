import { chmod, chown, lstat, mkdir, readdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** Postgres refuses to run as root: then it runs as nobody. */
const nobody: Account = { uid: 65534, gid: 65534 };

/** The account Postgres has to be started under, undefined for our own. */
export function serverAccount(): Account | undefined {
  return process.getuid?.() === 0 ? nobody : undefined;
}

/** What a Postgres program sees of our environment: nothing that could hold a secret. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C' };
}

/** Makes `data` (the folder above the cluster) enterable for the server's account; throws naming the folder in the way. */
export async function openDataFolder(data: string): Promise<void> {
  await mkdir(data, { recursive: true, mode: 0o755 });
  const account = serverAccount();
  if (!account) return;
  const { mode } = await stat(data);
  if ((mode & 0o011) !== 0o011) await chmod(data, (mode & 0o777) | 0o011);
  for (let folder = resolve(data); folder !== dirname(folder); folder = dirname(folder)) {
    if (!mayEnter(await stat(folder), account)) {
      throw new Error(
        `Started as root, Postgres runs as user ${account.uid}, who may not enter ${folder}. ` +
          'Put the data folder elsewhere, start as another user, or set DATABASE_URL.',
      );
    }
  }
}

function mayEnter(entry: { mode: number; uid: number; gid: number }, account: Account): boolean {
  if (entry.uid === account.uid) return (entry.mode & 0o100) !== 0;
  if (entry.gid === account.gid) return (entry.mode & 0o010) !== 0;
  return (entry.mode & 0o001) !== 0;
}

/** Gives a cluster that root made, copied or restored to the server's account. */
export async function handOver(folder: string): Promise<void> {
  const account = serverAccount();
  if (!account || (await stat(folder)).uid === account.uid) return;
  await handOverTree(folder, account);
}

async function handOverTree(path: string, account: Account): Promise<void> {
  const entry = await lstat(path);
  if (entry.isSymbolicLink()) return;
  if (entry.isDirectory()) {
    for (const name of await readdir(path)) await handOverTree(join(path, name), account);
  }
  await chown(path, account.uid, account.gid);
}
