import type { Instant, Position } from '@kaoji/kernel';
import type { ClientBase, Pool } from 'pg';
import type { Cut, CutEdge } from '../fact/cut.js';
import type { Marker, PeriodState } from './period.state.js';

/** How far the facts of each producer reach now. */
export async function factHeads(client: ClientBase | Pool): Promise<Readonly<Record<string, Position>>> {
  const { rows } = await client.query<{ producer: string; position: Position }>(
    `select producer, max(position) as position from fact group by producer`,
  );
  return Object.fromEntries(rows.map(({ producer, position }) => [producer, position]));
}

const upTo = (
  markers: Readonly<Record<string, Marker>>,
  heads: Readonly<Record<string, Position>>,
): CutEdge['positions'] => ({
  ...heads,
  ...Object.fromEntries(Object.entries(markers).map(([producer, { position }]) => [producer, position])),
});

/** When the producers closed: by the calendar as it was then, which may have moved the close since the period was opened. */
const closedAt = (markers: Readonly<Record<string, Marker>>, planned: Instant): Instant =>
  Object.values(markers).reduce((latest, { closesAt }) => (closesAt > latest ? closesAt : latest), '') || planned;

/**
 * The cut of a period: time tells what belongs to it, the markers how far to read. Where a marker is missing, as far as
 * the facts reach now; the month is then incomplete.
 */
export async function cutOf(
  client: ClientBase | Pool,
  kind: 'provisional' | 'frozen',
  { timetable, markers }: PeriodState,
): Promise<Cut> {
  if (timetable === null) throw new RangeError('a period without a timetable has no cut');
  const heads = await factHeads(client);
  const close = { before: closedAt(markers.closed, timetable.dataCloseAt), positions: upTo(markers.closed, heads) };
  if (kind === 'provisional') return { close };
  return {
    close,
    freeze: { before: closedAt(markers.frozen, timetable.freezeAt), positions: upTo(markers.frozen, heads) },
  };
}
