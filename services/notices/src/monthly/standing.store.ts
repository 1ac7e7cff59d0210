import type { RecordedEvent } from '@kaoji/kernel';
import type { CaseFigure, Deadline, Figures } from '@kaoji/contracts';
import type { Projection } from '@kaoji/messaging';
import type { PoolClient } from 'pg';

/** Cases that a unit still has to answer, as the events of matters restate them; answered and excluded ones are gone. */
export const standingTables = `
create table open_case (
  matter text not null,
  case_id text not null,
  unit text not null,
  due_at timestamptz(3),
  yellow_at timestamptz(3),
  paused boolean not null,
  constraint open_case_once primary key (matter, case_id)
);
create index open_case_unit on open_case (unit);
`;

type StatedCase = Pick<CaseFigure, 'case' | 'unit' | 'dueAt' | 'repliedAt' | 'paused' | 'excluded'> & {
  readonly matter: string;
  readonly yellowAt: string | null;
};

/** The newest statement of each case in a batch; an earlier yellow stays when a later event says nothing of it. */
function statedCases(events: readonly RecordedEvent[]): readonly StatedCase[] {
  const newest = new Map<string, StatedCase>();
  for (const { stream, data } of events) {
    const { figures, deadline } = data as { figures?: Figures; deadline?: Deadline | null };
    for (const figure of figures?.cases ?? []) {
      const key = `${stream}\u0000${figure.case}`;
      const yellow = figure.case.startsWith('lead/') ? deadline?.yellowAt : undefined;
      const { unit, dueAt, repliedAt, paused, excluded } = figure;
      const yellowAt = yellow ?? newest.get(key)?.yellowAt ?? null;
      newest.set(key, { case: figure.case, matter: stream, unit, dueAt, repliedAt, paused, excluded, yellowAt });
    }
  }
  return [...newest.values()];
}

const isOpen = ({ repliedAt, excluded }: StatedCase): boolean => !excluded && (repliedAt ?? null) === null;

async function drop(client: PoolClient, cases: readonly StatedCase[]): Promise<void> {
  if (cases.length === 0) return;
  await client.query(
    `delete from open_case using unnest($1::text[], $2::text[]) as given(matter, case_id)
     where open_case.matter = given.matter and open_case.case_id = given.case_id`,
    [cases.map(({ matter }) => matter), cases.map((one) => one.case)],
  );
}

async function keep(client: PoolClient, cases: readonly StatedCase[]): Promise<void> {
  if (cases.length === 0) return;
  await client.query(
    `insert into open_case as present (matter, case_id, unit, due_at, yellow_at, paused)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::timestamptz[], $6::boolean[])
     on conflict on constraint open_case_once do update set unit = excluded.unit, due_at = excluded.due_at,
       yellow_at = coalesce(excluded.yellow_at, present.yellow_at), paused = excluded.paused`,
    [
      cases.map(({ matter }) => matter),
      cases.map((one) => one.case),
      cases.map(({ unit }) => unit),
      cases.map(({ dueAt }) => dueAt ?? null),
      cases.map(({ yellowAt }) => yellowAt),
      cases.map(({ paused }) => paused),
    ],
  );
}

/** What statements count, fed from every type of a matter that the contracts list for this service. */
export const standing = (types: readonly string[]): Projection<RecordedEvent> => ({
  name: 'notices: open cases per unit',
  types,
  async apply(client, events) {
    const cases = statedCases(events);
    await drop(
      client,
      cases.filter((one) => !isOpen(one)),
    );
    await keep(client, cases.filter(isOpen));
  },
});
