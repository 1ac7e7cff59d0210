import type { DraftEvent, RecordedEvent } from '@kaoji/kernel';
import type { Projection } from '@kaoji/messaging';
import type { Pool } from 'pg';
import { writeSealed, type Sealed } from '../vault/vault.store.js';
import type { Received, ReceivedRow } from './received.js';

/** A receipt as its agency sees it. */
export interface ReceiptRow {
  readonly receipt: string;
  readonly source: string;
  readonly id: string;
  readonly type: string;
  readonly stream: string;
  readonly unit: string;
  readonly at: Date;
  readonly status: 'accepted' | 'applied' | 'rejected';
  readonly code: string | null;
  readonly params: Readonly<Record<string, string | number>> | null;
  readonly decided_at: Date | null;
}

/** Where a list of rejections goes on: before this decision. */
export interface AfterRejection {
  readonly at: string;
  readonly receipt: string;
}

const columns = `r.receipt, r.source, r.id, r.type, r.stream, r.unit, r.at, coalesce(o.status, 'accepted') as status,
  o.code, o.params, o.at as decided_at`;

export class Receipts {
  constructor(private readonly pool: Pool) {}

  /** The digests, in hexadecimal, of those receipts that were given. */
  async digestsOf(receipts: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const { rows } = await this.pool.query<{ receipt: string; digest: string }>(
      `select receipt, encode(digest, 'hex') as digest from receipt where receipt = any($1::text[])`,
      [receipts],
    );
    return new Map(rows.map(({ receipt, digest }) => [receipt, digest]));
  }

  async find(receipt: string): Promise<ReceiptRow | undefined> {
    const { rows } = await this.pool.query<ReceiptRow>(
      `select ${columns} from receipt r left join receipt_outcome o using (receipt) where r.receipt = $1`,
      [receipt],
    );
    return rows[0];
  }

  /** Rejections, the newest first; of some units, or of all. */
  async rejected(
    units: readonly string[] | null,
    after: AfterRejection | undefined,
    limit: number,
  ): Promise<readonly ReceiptRow[]> {
    const { rows } = await this.pool.query<ReceiptRow>(
      `select ${columns} from receipt_outcome o join receipt r using (receipt)
       where o.status = 'rejected' and ($1::text[] is null or o.unit = any($1))
         and ($2::timestamptz is null or (o.at, o.receipt) < ($2, $3))
       order by o.at desc, o.receipt desc limit $4`,
      [units, after?.at ?? null, after?.receipt ?? '', limit],
    );
    return rows;
  }
}

const receiptRow = ({ event, row }: { event: DraftEvent; row: ReceivedRow }): object => ({
  receipt: event.metadata.receipt,
  source: row.source,
  id: row.id,
  digest: row.digest.toString('base64'),
  unit: event.metadata.actorUnit,
  type: event.type,
  stream: event.stream,
  version: event.version,
  at: event.recordedAt,
});

/** Receipts and sealed texts are written in the transaction of their events. */
export const receivedProjection = (received: Received, types: readonly string[]): Projection => ({
  name: 'receipts',
  types,
  apply: async (client, events) => {
    const rows = events.map((event) => ({ event, row: received.of(event.metadata.receipt) }));
    await client.query(
      `insert into receipt (receipt, source, id, digest, unit, type, stream, version, at)
       select receipt, source, id, decode(digest, 'base64'), unit, type, stream, version, at
       from json_to_recordset($1::json) as given(receipt text, source text, id text, digest text, unit text, type text,
         stream text, version int, at timestamptz)`,
      [JSON.stringify(rows.map(receiptRow))],
    );
    const sealed = rows.map(({ row }) => row.sealed).filter((one): one is Sealed => one !== undefined);
    await writeSealed(client, sealed, events[0]?.recordedAt ?? '');
  },
});

const rejection = /\.receipt-rejected\.v\d+$/;

const outcomeOf = ({ type, data, metadata, recordedAt }: RecordedEvent) => {
  const { code, params } = data as { code?: string; params?: object };
  const isRejected = rejection.test(type);
  return {
    receipt: metadata.receipt ?? '',
    status: isRejected ? 'rejected' : 'applied',
    code: isRejected ? (code ?? null) : null,
    params: isRejected && params ? JSON.stringify(params) : null,
    at: recordedAt,
  };
};

/**
 * What became of receipts: the first event of another service that names one tells. A receipt that is not ours (another
 * installation's data) is passed over.
 */
export const outcomeProjection = (types: readonly string[]): Projection<RecordedEvent> => ({
  name: 'what became of receipts',
  types,
  apply: async (client, events) => {
    const outcomes = events.filter(({ metadata }) => metadata.receipt !== undefined).map(outcomeOf);
    if (outcomes.length === 0) return;
    await client.query(
      `insert into receipt_outcome (receipt, status, code, params, at, unit)
       select given.receipt, given.status, given.code, given.params, given.at, r.unit
       from unnest($1::text[], $2::text[], $3::text[], $4::jsonb[], $5::timestamptz[])
         as given(receipt, status, code, params, at)
       join receipt r on r.receipt = given.receipt
       on conflict on constraint receipt_outcome_once do nothing`,
      [
        outcomes.map(({ receipt }) => receipt),
        outcomes.map(({ status }) => status),
        outcomes.map(({ code }) => code),
        outcomes.map(({ params }) => params),
        outcomes.map(({ at }) => at),
      ],
    );
  },
});
