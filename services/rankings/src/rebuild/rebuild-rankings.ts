import { type Position, startOfFeed } from '@kaoji/kernel';
import { catalogue } from '@kaoji/contracts';
import { readFeed, type FeedPage } from '@kaoji/messaging';
import type { ClientBase, Pool } from '../fact/database.store.js';
import { factsOf } from '../fact/fact.projection.js';
import { statingTypes, writeFacts } from '../fact/facts.store.js';
import { comparePublications, type Compared } from './compare-publications.js';
import { dropFactTable, newFactTable, swapFacts } from './fact-swap.store.js';

export interface RebuildOptions {
  /** Under the owner of the database: makes and swaps tables, reads the producers' ledgers. */
  readonly owner: Pool;
  /** Under the role of rankings. */
  readonly pool: Pool;
  readonly zone: string;
  /** Only compares; the facts in use stay. */
  readonly check?: boolean;
  /** Events per slice: each is a transaction of its own, so that no feed waits long. */
  readonly slice?: number;
  progress?(events: number): void;
}

export interface Rebuilt {
  readonly events: number;
  readonly seconds: number;
  readonly swapped: boolean;
  readonly publications: readonly Compared[];
}

/** Producers whose events state facts. */
const producers = [...new Set(statingTypes.map((type) => catalogue.find(type)?.producer ?? ''))].sort();

/**
 * Builds the facts anew from the producers' events while the service serves, swaps them in one transaction, and computes
 * every publication again at its stored cut (messaging.md, The close). With `check` nothing is swapped.
 * A running service sees the other table within half a second (`FactSwapWatch`).
 */
export async function rebuildRankings(options: RebuildOptions): Promise<Rebuilt> {
  const { owner, pool, check = false } = options;
  const started = performance.now();
  const table = await newFactTable(owner);
  try {
    const reading = new Reading(options, table);
    await reading.toTheEnd(pool);
    if (!check) await swapFacts(owner, table, (client) => reading.toTheEnd(client));
    const publications = await comparePublications(pool, check ? table : 'fact');
    const seconds = (performance.now() - started) / 1_000;
    return { events: reading.events, seconds, swapped: !check, publications };
  } finally {
    await dropFactTable(owner, table);
  }
}

/** Reads the producers' ledgers from the beginning and writes their facts in slices. */
class Reading {
  events = 0;
  private readonly positions = new Map<string, Position>();

  constructor(
    private readonly options: RebuildOptions,
    private readonly table: string,
  ) {}

  /** Up to the newest event that the feeds show. */
  async toTheEnd(writer: ClientBase | Pool): Promise<void> {
    for (const producer of producers) await this.toTheEndOf(producer, writer);
  }

  /** The next slice is read while the facts of this one are written. */
  private async toTheEndOf(producer: string, writer: ClientBase | Pool): Promise<void> {
    let page = await this.read(producer, this.positions.get(producer) ?? startOfFeed);
    while (page.next !== this.positions.get(producer)) {
      const [ahead] = await Promise.all([this.read(producer, page.next), this.write(producer, page, writer)]);
      page = ahead;
    }
  }

  private read(producer: string, after: Position): Promise<FeedPage> {
    const { owner, slice = 1_000 } = this.options;
    return readFeed(owner, producer, after, slice);
  }

  private async write(producer: string, { events, next }: FeedPage, writer: ClientBase | Pool): Promise<void> {
    const stating = events.filter(({ type }) => statingTypes.includes(type));
    const facts = stating.flatMap((event) => factsOf(event, this.options.zone));
    await writeFacts(writer, facts, this.table);
    this.positions.set(producer, next);
    this.events += events.length;
    this.options.progress?.(this.events);
  }
}
