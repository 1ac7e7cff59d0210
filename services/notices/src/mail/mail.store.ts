import { type Position, positionText, startOfFeed } from '@kaoji/kernel';
import { readFeed } from '@kaoji/messaging';
import type { Pool } from 'pg';

/**
 * E-mails are taken from this service's own feed, insert-only and read by a cursor: a queue of rows that are updated falls
 * while anything holds a snapshot (messaging.md, The feed). `mail` has a row for what was tried.
 */
export const mailTables = `
create table mail (
  notice text primary key,
  state text not null check (state in ('sent', 'retry', 'failed', 'no-address')),
  attempts int not null,
  next_at timestamptz(3),
  reason text,
  at timestamptz(3) not null
);
create index mail_retry on mail (next_at) where state = 'retry';
create table mail_sender (
  one boolean primary key default true check (one),
  position text not null,
  owner text,
  held_until timestamptz(3)
);
`;

/** What an attempt came to. */
export type MailResult =
  | { readonly state: 'sent' | 'no-address' }
  | { readonly state: 'retry'; readonly reason: string; readonly seconds: number }
  | { readonly state: 'failed'; readonly reason: string };

export interface MailToSend {
  readonly notice: string;
  /** Attempts before this one. */
  readonly attempts: number;
}

const page = 100;

/** How long a sender that says nothing keeps others from sending, in seconds; then another replica goes on. */
const lease = 30;

/** Real time, not drill time: leases and retries are no matter of the domain. */
export class MailQueue {
  constructor(
    private readonly pool: Pool,
    private readonly owner: string,
  ) {}

  /** Notices issued before e-mail was first switched on are in the inbox only. */
  async switchOn(): Promise<void> {
    const { rows } = await this.pool.query<{ generation: number; tx: string; id: string }>(
      'select generation, tx::text as tx, id from event order by generation desc, event.tx desc, event.id desc limit 1',
    );
    const head = rows[0] ? positionText(rows[0].generation, rows[0].tx, rows[0].id) : startOfFeed;
    await this.pool.query('insert into mail_sender (position) values ($1) on conflict do nothing', [head]);
  }

  /** What is issued from now on is in the inbox only. */
  async switchOff(): Promise<void> {
    await this.pool.query('delete from mail_sender');
  }

  /** Whether this process may send now: one at a time does. */
  async hold(): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `update mail_sender set owner = $1, held_until = clock_timestamp() + make_interval(secs => $2)
       where owner is null or owner = $1 or held_until < clock_timestamp()`,
      [this.owner, lease],
    );
    return rowCount === 1;
  }

  async letGo(): Promise<void> {
    await this.pool.query('update mail_sender set owner = null where owner = $1', [this.owner]);
  }

  /** Notices next in the feed that nothing was tried for, and where the cursor goes when they are done. */
  async next(): Promise<{ readonly from: Position; readonly to: Position; readonly mails: readonly MailToSend[] }> {
    const { rows } = await this.pool.query<{ position: Position }>('select position from mail_sender');
    const from = rows[0]?.position ?? startOfFeed;
    const { events, next } = await readFeed(this.pool, 'notices', from, page);
    const notices = events
      .filter(({ type }) => type === 'kaoji.notices.notice-issued.v1')
      .map(({ data }) => (data as { notice: string }).notice);
    const { rows: open } = await this.pool.query<{ notice: string }>(
      `select notice from unnest($1::text[]) with ordinality as given(notice, place)
       where not exists (select from mail where mail.notice = given.notice) order by place`,
      [notices],
    );
    return { from, to: next, mails: open.map(({ notice }) => ({ notice, attempts: 0 })) };
  }

  /** Moves the cursor, unless another sender has meanwhile. */
  async done(from: Position, to: Position): Promise<void> {
    if (from === to) return;
    await this.pool.query('update mail_sender set position = $2 where position = $1 and owner = $3', [
      from,
      to,
      this.owner,
    ]);
  }

  /** Mails whose next attempt is due. */
  async again(): Promise<readonly MailToSend[]> {
    const { rows } = await this.pool.query<MailToSend>(
      `select notice, attempts from mail where state = 'retry' and next_at <= clock_timestamp()
       order by next_at, notice limit $1`,
      [page],
    );
    return rows;
  }

  async record({ notice, attempts }: MailToSend, result: MailResult): Promise<void> {
    await this.pool.query(
      `insert into mail (notice, state, attempts, next_at, reason, at)
       values ($1, $2, $3, clock_timestamp() + make_interval(secs => $4), $5, clock_timestamp())
       on conflict (notice) do update set state = excluded.state, attempts = excluded.attempts,
         next_at = excluded.next_at, reason = excluded.reason, at = excluded.at`,
      [
        notice,
        result.state,
        attempts + 1,
        result.state === 'retry' ? result.seconds : null,
        'reason' in result ? result.reason : null,
      ],
    );
  }
}
