import { chown, lstat, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

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
