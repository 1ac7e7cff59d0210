import type { Instant } from '@kaoji/kernel';
import type { Pool } from 'pg';
import type { NoticeKind } from '@kaoji/contracts';

/** E-mails that did not leave: given up, waiting for another attempt, or of somebody who has no address. */
export const unsentStates = ['failed', 'no-address', 'retry'] as const;
export type UnsentState = (typeof unsentStates)[number];

/** An e-mail that did not leave, and whose notice it is of. */
export interface UnsentMail {
  readonly notice: string;
  readonly person: string;
  readonly kind: NoticeKind;
  readonly subject: string;
  readonly unit: string;
  readonly state: UnsentState;
  readonly attempts: number;
  /** What the mail server said, in a word. */
  readonly reason: string | null;
  /** Of the last attempt, in real time. */
  readonly at: Instant;
  readonly nextAt: Instant | null;
}

type Row = { [K in keyof UnsentMail]: K extends 'at' | 'nextAt' ? Date | null : UnsentMail[K] };

const fromRow = (row: Row): UnsentMail =>
  ({ ...row, at: row.at?.toISOString(), nextAt: row.nextAt?.toISOString() ?? null }) as UnsentMail;

/** For operators: what does not leave is not only told to whom it did not reach. */
export class UnsentMails {
  constructor(private readonly pool: Pool) {}

  /** The last tried first: up to `limit`, after those before `(at, notice)`. */
  async list(
    states: readonly UnsentState[],
    limit: number,
    before: readonly string[] | undefined,
  ): Promise<readonly UnsentMail[]> {
    const { rows } = await this.pool.query<Row>(
      `select notice, n.person, n.kind, n.subject, n.unit, m.state, m.attempts, m.reason, m.at, m.next_at as "nextAt"
       from mail m join issued_notice n using (notice)
       where m.state = any($1::text[]) and ($2::timestamptz is null or (m.at, notice) < ($2, $3))
       order by m.at desc, notice desc limit $4`,
      [states, before?.[0] ?? null, before?.[1] ?? null, limit],
    );
    return rows.map(fromRow);
  }

  /** It is tried at once, with all attempts before it; nothing for what left, or was never tried. */
  async retry(notice: string): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `update mail set state = 'retry', attempts = 0, next_at = clock_timestamp()
       where notice = $1 and state = any($2::text[])`,
      [notice, unsentStates],
    );
    return rowCount === 1;
  }
}
