import type { RecordedEvent } from '@kaoji/kernel';
import type { RankedPlace, RankingComputed } from '@kaoji/contracts';
import type { Projection } from '@kaoji/messaging';

/** A unit's place in the provisional ranking of a period: what its statement quotes. */
export const unitPlaceTables = `
create table unit_place (
  period text not null,
  unit text not null,
  score text,
  rank int,
  change int,
  constraint unit_place_once primary key (period, unit)
);
`;

interface Place extends Pick<RankedPlace, 'unit' | 'total' | 'rank' | 'change'> {
  readonly period: string;
}

/** The newest place of each unit in a batch; a published ranking is told to everybody, not in statements. */
function placesIn(events: readonly RecordedEvent[]): readonly Place[] {
  const newest = new Map<string, Place>();
  for (const { stream, data } of events) {
    const { kind, places } = data as RankingComputed;
    const period = stream.slice(stream.indexOf('/') + 1);
    if (kind !== 'provisional') continue;
    for (const { unit, total, rank, change } of places) {
      newest.set(`${period}/${unit}`, { period, unit, total, rank, change });
    }
  }
  return [...newest.values()];
}

/** @param types the ranking's event, as soon as the contracts list it for this service; until then none. */
export const unitPlaces = (types: readonly string[]): Projection<RecordedEvent> => ({
  name: 'notices: places in the provisional ranking',
  types,
  async apply(client, events) {
    const places = placesIn(events);
    if (places.length === 0) return;
    await client.query(
      `insert into unit_place (period, unit, score, rank, change)
       select * from unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::int[])
       on conflict on constraint unit_place_once do update
         set score = excluded.score, rank = excluded.rank, change = excluded.change`,
      [
        places.map(({ period }) => period),
        places.map(({ unit }) => unit),
        places.map(({ total }) => total ?? null),
        places.map(({ rank }) => rank ?? null),
        places.map(({ change }) => change ?? null),
      ],
    );
  },
});
