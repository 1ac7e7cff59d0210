import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientBase } from 'pg';

/** The session advisory locks of an installation: the first key is "kaoj", the second says what is locked. */
export const locks = { space: 0x6b616f6a, holder: 1, installing: 2 } as const;

type Lock = 1 | 2;

/** Takes the lock when it is free. It ends with the session. */
export async function tryLock(client: ClientBase, lock: Lock): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1, $2) as taken', [
    locks.space,
    lock,
  ]);
  return rows[0]?.taken === true;
}

/**
 * Waits for the lock by asking again: a session blocked inside `pg_advisory_lock` keeps a snapshot, for which a
 * `create index concurrently` of the one who has the lock would wait for ever.
 */
export async function waitForLock(client: ClientBase, lock: Lock): Promise<void> {
  while (!(await tryLock(client, lock))) await sleep(50);
}

export async function releaseLock(client: ClientBase, lock: Lock): Promise<void> {
  await client.query('select pg_advisory_unlock($1, $2)', [locks.space, lock]);
}
