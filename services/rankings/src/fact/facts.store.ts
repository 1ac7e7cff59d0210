import type { RecordedEvent } from '@kaoji/kernel';
import { matterEventClasses } from '@kaoji/contracts';
import type { Projection } from '@kaoji/messaging';
import type { ClientBase, Pool } from 'pg';
import { factsOf, type Fact } from './fact.projection.js';
import { factColumns } from './fact-tables.sql.js';

/** The event types that carry figures. */
export const statingTypes: readonly string[] = matterEventClasses.map(({ type }) => type);

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
 * Facts of supervision's events, in the transaction that applies them.
 * @param stated told what was said; before the commit, so it only marks
 */
export const factProjection = (
  zone: () => string,
  stated: (statements: readonly Statement[]) => void,
): Projection<RecordedEvent> => ({
  name: 'rankings: facts',
  types: statingTypes,
  async apply(client, events) {
    const facts = events.flatMap((event) => factsOf(event, zone()));
    await writeFacts(client, facts);
    stated(facts);
  },
});
