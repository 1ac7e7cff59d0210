import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const within = 10_000;

/**
 * Until every session of a cluster has ended: `pool.end` answers before its sessions have, and one that Postgres ends at its
 * stop reports that as an error to nobody. @throws when some are left after 10 s.
 */
export async function sessionsEnded(superuserUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    for (const end = performance.now() + within; ; await sleep(20)) {
      const { rowCount } = await client.query(
        `select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
      );
      if (rowCount === 0) return;
      if (performance.now() > end) throw new Error(`${rowCount} sessions did not end`);
    }
  } finally {
    await client.end();
  }
}
