import type { DraftEvent } from '@kaoji/kernel';
import type { EventOf, SlipNumbered } from '@kaoji/contracts';
import type { Projection } from '@kaoji/messaging';

/** Slips by number: the index is the invariant, whatever went wrong before it. */
export const slipTables = `
create table slip (
  announcement text primary key,
  kind text not null,
  year int not null,
  number bigint not null,
  constraint slip_number_once unique (kind, year, number)
);
`;

type Numbered = EventOf<typeof SlipNumbered>['data'];

/** Writes numbers in the transaction that gives them. */
export const slips: Projection = {
  name: 'notices: slips by number',
  types: ['kaoji.notices.slip-numbered.v1'],
  async apply(client, events: readonly DraftEvent[]) {
    const numbered = events.map(({ data }) => data as Numbered);
    if (numbered.length === 0) return;
    await client.query(
      `insert into slip (announcement, kind, year, number)
       select * from unnest($1::text[], $2::text[], $3::int[], $4::bigint[])`,
      [
        numbered.map(({ announcement }) => announcement),
        numbered.map(({ kind }) => kind),
        numbered.map(({ year }) => year),
        numbered.map(({ number }) => number),
      ],
    );
  },
};
