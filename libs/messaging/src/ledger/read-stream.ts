import { positionText, type RecordedEvent } from '@kaoji/kernel';
import type { PoolClient } from 'pg';

/** A row of an event table as `pg` gives it. */
export interface EventRow {
  id: string;
  tx: string;
  generation: number;
  stream: string;
  version: number;
  type: string;
  data: object;
  metadata: RecordedEvent['metadata'];
  occurred_at: Date;
  recorded_at: Date;
  hash: string;
}

/** The columns of an event table in the form of `EventRow`. */
export const eventColumns = `id, tx::text as tx, generation, stream, version, type, data, metadata, occurred_at, recorded_at,
  encode(hash, 'hex') as hash`;

/** An event from its row. */
export const eventFromRow = (producer: string, row: EventRow): RecordedEvent => ({
  producer,
  stream: row.stream,
  version: row.version,
  type: row.type,
  data: row.data,
  metadata: row.metadata,
  occurredAt: row.occurred_at.toISOString(),
  recordedAt: row.recorded_at.toISOString(),
  hash: row.hash,
  position: positionText(row.generation, row.tx, row.id),
});

/** All events of one stream, in version order, from the schema on the client's search path. */
export async function readStream(
  client: Pick<PoolClient, 'query'>,
  producer: string,
  stream: string,
): Promise<RecordedEvent[]> {
  const { rows } = await client.query<EventRow>(
    `select ${eventColumns} from event where stream = $1 order by version`,
    [stream],
  );
  return rows.map((row) => eventFromRow(producer, row));
}
