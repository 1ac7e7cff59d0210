import { DispatchCatalogueChanged, StoredMatterRegistered } from '@kaoji/contracts';
import { parseStream, type RecordedEvent } from '@kaoji/kernel';
import type { Pool } from 'pg';
import { catalogueStream } from './catalogue.aggregate.js';
import { initialCatalogue, type DispatchCatalogue } from './catalogue.state.js';

/** The catalogue, to read, and at hand for decisions: brought up to date before registrations that ask for it. */
export class Catalogues {
  private known: DispatchCatalogue = initialCatalogue;

  constructor(private readonly pool: Pool) {}

  /** As it was when last looked up. */
  get atHand(): DispatchCatalogue {
    return this.known;
  }

  async inForce(): Promise<DispatchCatalogue> {
    const { rows } = await this.pool.query<{ state: DispatchCatalogue }>(
      'select state from dispatch_catalogue where id = $1',
      [parseStream(catalogueStream).id],
    );
    this.known = rows[0]?.state ?? initialCatalogue;
    return this.known;
  }

  /** A former version: what proposed a unit then. */
  async version(version: number): Promise<DispatchCatalogue | undefined> {
    const { rows } = await this.pool.query<{ data: DispatchCatalogue }>(
      `select data from event where stream = $1 and type = $2 and (data->>'version')::int = $3`,
      [catalogueStream, DispatchCatalogueChanged.type, version],
    );
    return rows[0]?.data;
  }

  /** Before a batch is decided: when a matter in it names no unit the catalogue is asked. */
  async readyFor(batch: readonly RecordedEvent[]): Promise<void> {
    if (batch.some(namesNoUnit)) await this.inForce();
  }
}

const namesNoUnit = ({ type, data }: RecordedEvent): boolean =>
  type === StoredMatterRegistered.type && (data as StoredMatterRegistered).unitCode === undefined;
