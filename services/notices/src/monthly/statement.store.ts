import type { DraftEvent } from '@kaoji/kernel';
import type { EventOf, NoticeAnnounced } from '@kaoji/contracts';
import type { Projection } from '@kaoji/messaging';

/** What a unit's statement says, as it stood when it was written: rows are never changed. */
export const statementTables = `
create table statement (
  subject text primary key,
  unit text not null,
  period text not null,
  at timestamptz(3) not null,
  figures jsonb not null
);
`;

type Announced = EventOf<typeof NoticeAnnounced>['data'];

const statements = `
insert into statement (subject, unit, period, at, figures)
select given.subject, given.unit, given.period, given.at, jsonb_build_object(
    'score', place.score, 'rank', place.rank, 'change', place.change,
    'open', count(c.matter),
    'overdue', count(c.matter) filter (where not c.paused and c.due_at < given.at),
    'yellow', count(c.matter) filter (where not c.paused and c.due_at >= given.at and c.yellow_at <= given.at),
    'green', count(c.matter) filter (where not c.paused and (c.due_at is null or c.due_at >= given.at)
      and (c.yellow_at is null or c.yellow_at > given.at)),
    'grey', count(c.matter) filter (where c.paused),
    'dueThisMonth', count(c.matter) filter (where not c.paused and c.due_at >= given.at and c.due_at < given.due_to))
from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::timestamptz[])
  as given(subject, unit, period, at, due_to)
left join open_case c on c.unit = given.unit
left join unit_place place on place.period = given.period and place.unit = given.unit
group by given.subject, given.unit, given.period, given.at, place.score, place.rank, place.change
on conflict (subject) do nothing`;

/** Writes what a statement says in the transaction that announces it: no replica can see other figures. */
export const statementFigures: Projection = {
  name: 'notices: figures of statements',
  types: ['kaoji.notices.notice-announced.v1'],
  async apply(client, events: readonly DraftEvent[]) {
    const mine = events
      .map(({ data, recordedAt }) => ({ ...(data as Announced), recordedAt }))
      .filter(({ kind }) => kind === 'monthly-statement');
    if (mine.length === 0) return;
    await client.query(statements, [
      mine.map(({ subject }) => subject),
      mine.map(({ unit }) => unit),
      mine.map(({ period }) => period),
      mine.map(({ recordedAt }) => recordedAt),
      mine.map(({ details }) => details['dueTo']),
    ]);
  },
};
