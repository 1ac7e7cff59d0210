import { positionText, type DraftEvent, type RecordedEvent } from '@kaoji/kernel';
import { matterEventClasses, NoticeUnacknowledged, ObjectionDecided } from '@kaoji/contracts';
import type { Projection } from '@kaoji/messaging';
import type { ClientBase, Pool } from 'pg';
import { factsOf, type Fact } from './fact.projection.js';
import { factColumns } from './fact-tables.sql.js';

const foreignTypes: readonly string[] = [...matterEventClasses, NoticeUnacknowledged].map(({ type }) => type);

/** The event types that state facts: those that carry figures, conduct, and rankings' own rulings. */
export const statingTypes: readonly string[] = [...foreignTypes, ObjectionDecided.type];

/** That a stream said something. */
export type Statement = Pick<Fact, 'stream' | 'version'>;

const names = factColumns.map(([name]) => name).join(', ');
const arrays = factColumns.map(([, type], index) => `$${index + 1}::${type}[]`).join(', ');

const bound = (fact: Fact): readonly unknown[] => [
  fact.producer,
  fact.stream,
  fact.version,
  fact.caseKey,
  fact.kind,
  fact.type,
  fact.position,
  fact.rootAt,
  fact.occurredAt,
  fact.unit,
  fact.month,
  fact.dispatchMonth,
  fact.replyMonth,
  fact.registeredMonth,
  fact.excluded,
  JSON.stringify(fact.figure),
  fact.ruling ? JSON.stringify(fact.ruling) : null,
];

/** Writes facts by one statement; one that is there already stays. `table` is one of our own names. */
export async function writeFacts(client: ClientBase | Pool, facts: readonly Fact[], table = 'fact'): Promise<void> {
  if (facts.length === 0) return;
  const rows = facts.map(bound);
  await client.query(
    `insert into ${table} (${names}) select * from unnest(${arrays}) on conflict do nothing`,
    factColumns.map((_, index) => rows.map((row) => row[index])),
  );
}

/**
 * Facts of the other services' events, in the transaction that applies them.
 * @param stated told what was said; before the commit, so it only marks
 */
export const factProjection = (
  zone: () => string,
  stated: (statements: readonly Statement[]) => void,
): Projection<RecordedEvent> => ({
  name: 'rankings: facts',
  types: foreignTypes,
  async apply(client, events) {
    const facts = events.flatMap((event) => factsOf(event, zone()));
    await writeFacts(client, facts);
    stated(facts);
  },
});

/** Facts of rankings' own rulings on objections, in the transaction that records them. */
export const ruledFactProjection = (
  zone: () => string,
  stated: (statements: readonly Statement[]) => void,
): Projection => ({
  name: 'rankings: facts of rulings',
  types: [ObjectionDecided.type],
  async apply(client, events) {
    const facts = (await withPositions(client, events)).flatMap((event) => factsOf(event, zone()));
    await writeFacts(client, facts);
    stated(facts);
  },
});

/** Own events with the places that they have just been given in the feed. */
async function withPositions(client: ClientBase, events: readonly DraftEvent[]): Promise<readonly RecordedEvent[]> {
  const { rows } = await client.query<{ generation: number; tx: string; id: string; stream: string; version: number }>(
    `select generation, tx::text, id::text, stream, version from event
     where (stream, version) in (select * from unnest($1::text[], $2::int[]))`,
    [events.map(({ stream }) => stream), events.map(({ version }) => version)],
  );
  const places = new Map(rows.map(({ stream, version, ...at }) => [`${stream} ${version}`, at]));
  return events.map((event) => {
    const at = places.get(`${event.stream} ${event.version}`);
    if (!at) throw new Error(`${event.stream} ${event.version} is not in the ledger`);
    return { ...event, position: positionText(at.generation, at.tx, at.id) };
  });
}
