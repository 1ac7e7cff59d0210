import { eventId, type DraftEvent } from '@kaoji/kernel';
import type { AboutSubject, EventOf, NoticeIssued, NoticeRead, NoticeWithdrawn } from '@kaoji/contracts';
import type { Projection } from '@kaoji/messaging';
import type { PoolClient } from 'pg';

/** What each person was told. The name `inbox` is the consumer's. */
export const inboxTables = `
create table issued_notice (
  notice text primary key,
  person text not null,
  announcement text not null,
  subject text not null,
  kind text not null,
  unit text not null,
  copy boolean not null,
  urgent boolean not null,
  details jsonb not null,
  period text,
  issued_at timestamptz(3) not null,
  acknowledge_by timestamptz(3),
  read_at timestamptz(3),
  acknowledged_at timestamptz(3),
  withdrawn_at timestamptz(3)
);
create index issued_notice_person on issued_notice (person, issued_at, notice);
create index issued_notice_announcement on issued_notice (announcement);
`;

const issued = 'kaoji.notices.notice-issued.v1' satisfies EventOf<typeof NoticeIssued>['type'];
const read = 'kaoji.notices.notice-read.v1';
const acknowledged = 'kaoji.notices.notice-acknowledged.v1';
const withdrawn = 'kaoji.notices.notice-withdrawn.v1';

/** What an event says, and its identity. */
type Told<T> = T & { readonly event: string };

function told<T extends AboutSubject>(events: readonly DraftEvent[], type: string): readonly Told<T>[] {
  return events
    .filter((event) => event.type === type)
    .map(({ producer, stream, version, data }) =>
      Object.assign({ event: eventId(producer, stream, version) }, data as T),
    );
}

async function insert(client: PoolClient, notices: readonly Told<NoticeIssued>[]): Promise<void> {
  if (notices.length === 0) return;
  await client.query(
    `insert into issued_notice (notice, person, announcement, subject, kind, unit, copy, urgent, details, period,
       issued_at, acknowledge_by, event)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::boolean[],
       $8::boolean[], $9::jsonb[], $10::text[], $11::timestamptz[], $12::timestamptz[],
       $13::text[])`,
    [
      notices.map(({ notice }) => notice),
      notices.map(({ person }) => person),
      notices.map(({ announcement }) => announcement),
      notices.map(({ subject }) => subject),
      notices.map(({ kind }) => kind),
      notices.map(({ unit }) => unit),
      notices.map(({ copy }) => copy),
      notices.map(({ urgent }) => urgent),
      notices.map(({ details }) => JSON.stringify(details)),
      notices.map(({ period }) => period),
      notices.map(({ issuedAt }) => issuedAt),
      notices.map(({ acknowledgeBy }) => acknowledgeBy),
      notices.map(({ event }) => event),
    ],
  );
}

/** Who acknowledges has read. */
async function mark(client: PoolClient, column: 'read_at' | 'acknowledged_at', marks: readonly Told<NoticeRead>[]) {
  if (marks.length === 0) return;
  await client.query(
    `update issued_notice as present set read_at = coalesce(present.read_at, given.at),
       acknowledged_at = case when $3 then coalesce(present.acknowledged_at, given.at) else present.acknowledged_at end,
       acknowledged_event = case when $3 then coalesce(present.acknowledged_event, given.event)
         else present.acknowledged_event end
     from unnest($1::text[], $2::timestamptz[], $4::text[]) as given(notice, at, event)
     where present.notice = given.notice`,
    [
      marks.map(({ notice }) => notice),
      marks.map(({ at }) => at),
      column === 'acknowledged_at',
      marks.map(({ event }) => event),
    ],
  );
}

async function strikeOut(client: PoolClient, events: readonly DraftEvent[]): Promise<void> {
  const struck = events.filter(({ type }) => type === withdrawn);
  if (struck.length === 0) return;
  await client.query(
    `update issued_notice as present set withdrawn_at = given.at
     from unnest($1::text[], $2::timestamptz[]) as given(announcement, at)
     where present.announcement = given.announcement and present.withdrawn_at is null`,
    [struck.map(({ data }) => (data as NoticeWithdrawn).announcement), struck.map(({ recordedAt }) => recordedAt)],
  );
}

/** The inboxes, from this service's own events. Its key refuses a second notice of the same id, whatever went wrong. */
export const inboxes: Projection = {
  name: 'notices: inboxes',
  types: [issued, read, acknowledged, withdrawn],
  async apply(client, events) {
    await insert(client, told<NoticeIssued>(events, issued));
    await mark(client, 'read_at', told<NoticeRead>(events, read));
    await mark(client, 'acknowledged_at', told<NoticeRead>(events, acknowledged));
    await strikeOut(client, events);
  },
};
