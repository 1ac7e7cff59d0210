import type { NoticeKind } from '@kaoji/contracts';
import type { Instant } from '@kaoji/kernel';
import type { Pool } from 'pg';
import type { SlipNumber } from '../slip/slip-number.policy.js';
import type { StatementFigures } from '../monthly/statement-figures.policy.js';

/** A notice as its person has it. */
export interface InboxNotice {
  readonly id: string;
  readonly person: string;
  readonly subject: string;
  readonly kind: NoticeKind;
  readonly unit: string;
  readonly copy: boolean;
  readonly urgent: boolean;
  readonly details: Readonly<Record<string, string | number | boolean | null>>;
  readonly period: string | null;
  readonly issuedAt: Instant;
  readonly acknowledgeBy: Instant | null;
  readonly readAt: Instant | null;
  readonly acknowledgedAt: Instant | null;
  readonly withdrawnAt: Instant | null;
  /** The event that issued it, and the one by which it was acknowledged; null: from before that was kept. */
  readonly event: string | null;
  readonly acknowledgedEvent: string | null;
  /** What a statement says. */
  readonly figures: StatementFigures | null;
  /** The number of a slip 〔2026〕10号; null: it is none, or is from before they had numbers. */
  readonly slip: SlipNumber | null;
  /** What became of its e-mail; null: not sent yet, or no e-mail is sent here. */
  readonly mail: 'sent' | 'retry' | 'failed' | 'no-address' | null;
}

const times = ['issuedAt', 'acknowledgeBy', 'readAt', 'acknowledgedAt', 'withdrawnAt'] as const;

type Row = { [K in keyof InboxNotice]: K extends (typeof times)[number] ? Date | null : InboxNotice[K] };

const columns = `n.notice as id, n.person, n.subject, n.kind, n.unit, n.copy, n.urgent, n.details, n.period,
  n.issued_at as "issuedAt", n.acknowledge_by as "acknowledgeBy", n.read_at as "readAt",
  n.event, n.acknowledged_event as "acknowledgedEvent", n.acknowledged_at as "acknowledgedAt", n.withdrawn_at as "withdrawnAt", s.figures, m.state as mail,
  case when l.number is not null then jsonb_build_object('year', l.year, 'number', l.number) end as slip`;

const tables = `issued_notice n
  left join statement s on s.subject = n.subject and n.kind in ('monthly-statement', 'statement-reminder')
  left join slip l on l.announcement = n.announcement
  left join mail m on m.notice = n.notice`;

function fromRow(row: Row): InboxNotice {
  const instants = times.map((name) => [name, row[name]?.toISOString() ?? null]);
  return { ...row, ...Object.fromEntries(instants) } as InboxNotice;
}

/** The inboxes, to be read. */
export class InboxNotices {
  constructor(private readonly pool: Pool) {}

  /** A person's notices, the newest first: up to `limit`, after those before `(issuedAt, id)`. */
  async of(person: string, limit: number, before: readonly string[] | undefined): Promise<readonly InboxNotice[]> {
    const { rows } = await this.pool.query<Row>(
      `select ${columns} from ${tables}
       where n.person = $1 and ($2::timestamptz is null or (n.issued_at, n.notice) < ($2, $3))
       order by n.issued_at desc, n.notice desc limit $4`,
      [person, before?.[0] ?? null, before?.[1] ?? null, limit],
    );
    return rows.map(fromRow);
  }

  /** A notice of this person. */
  async find(person: string, id: string): Promise<InboxNotice | undefined> {
    const [found] = await this.byIds([id]);
    return found?.person === person ? found : undefined;
  }

  /** Notices by id, in no particular order. */
  async byIds(ids: readonly string[]): Promise<readonly InboxNotice[]> {
    const { rows } = await this.pool.query<Row>(`select ${columns} from ${tables} where n.notice = any($1::text[])`, [
      ids,
    ]);
    return rows.map(fromRow);
  }
}
