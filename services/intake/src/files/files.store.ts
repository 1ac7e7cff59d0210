import type { Pool } from 'pg';
import type { FileState } from './file.state.js';

/** A file that can be read and named as evidence. */
export interface FileRow {
  readonly id: string;
  readonly sha256: string;
  readonly unit: string;
  readonly mediaType: string;
  readonly size: number;
  /** When it would be deleted; null once an event names it. */
  readonly dropAt: string | null;
}

type Row = { id: string; state: FileState };

const rowOf = ({ id, state }: Row): FileRow => ({
  id,
  sha256: state.sha256 ?? '',
  unit: state.unit ?? '',
  mediaType: state.mediaType ?? '',
  size: state.size ?? 0,
  dropAt: state.dropAt,
});

export class Files {
  constructor(private readonly pool: Pool) {}

  /** Those of the files that are there. */
  async find(ids: readonly string[]): Promise<ReadonlyMap<string, FileRow>> {
    if (ids.length === 0) return new Map();
    const { rows } = await this.pool.query<Row>(
      `select id, state from file where id = any($1::text[]) and status in ('stored', 'kept')`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, rowOf(row)]));
  }

  /** Files that were dropped and whose bytes may still lie in the folder. */
  async toErase(limit: number): Promise<readonly { id: string; sha256: string }[]> {
    const { rows } = await this.pool.query<{ id: string; sha256: string }>(
      `select id, sha256 from file where status = 'dropped' and sha256 is not null
         and not exists (select from file_erased e where e.id = file.id and e.version = file.version) limit $1`,
      [limit],
    );
    return rows;
  }

  /** Their bytes are gone. */
  async erased(ids: readonly string[]): Promise<void> {
    await this.pool.query(
      `insert into file_erased (id, version) select id, version from file where id = any($1::text[]) and status = 'dropped'
       on conflict (id) do update set version = excluded.version`,
      [ids],
    );
  }
}
