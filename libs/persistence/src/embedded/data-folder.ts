import { chmod, mkdir, stat } from 'node:fs/promises';
import { serverAccount } from './account.js';
import { canReach, closedFolder } from './search-right.js';

/** Makes `data` (the folder above the cluster) enterable for the server's account; throws naming the folder in the way. */
export async function openDataFolder(data: string): Promise<void> {
  await mkdir(data, { recursive: true, mode: 0o755 });
  const account = serverAccount();
  if (!account) return;
  const { mode } = await stat(data);
  if ((mode & 0o011) !== 0o011) await chmod(data, (mode & 0o777) | 0o011);
  const closed = closedFolder(data);
  if (closed === undefined || canReach()) return;
  throw new Error(
    `Started as root, Postgres runs as user ${account.uid}, who may not enter ${closed}, and setpriv (util-linux) cannot ` +
      'give that right. Put the data folder elsewhere, start as another user, or set DATABASE_URL.',
  );
}
