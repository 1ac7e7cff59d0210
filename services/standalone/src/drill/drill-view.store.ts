import type { EventCatalogue } from '@kaoji/contracts';
import { type Instant, type Position, startOfFeed } from '@kaoji/kernel';
import pg from 'pg';

/** A consumer that has not yet taken all that a producer committed. */
export interface Lag {
  readonly consumer: string;
  readonly producer: string;
  /** Where it will have. */
  readonly head: Position;
}

/** Where all services are, at one moment. */
export interface DrillView {
  readonly behind: readonly Lag[];
  /** When the next armed due row of each service is due, in the services' order; those without one are left out. */
  readonly nextDue: readonly { readonly service: string; readonly at: Instant }[];
}

type Row = {
  readonly service: string;
  readonly head: Position | null;
  readonly positions: Readonly<Record<string, Position>> | null;
  readonly due: Date | null;
};

const viewOf = (schema: string): string => `
  select '${schema}' as service,
    (select lpad(generation::text, 4, '0') || '-' || lpad(tx::text, 20, '0') || '-' || lpad(id::text, 20, '0')
     from ${schema}.event order by generation desc, tx desc, id desc limit 1) as head,
    (select json_object_agg(producer, position) from ${schema}.stream_position) as positions,
    (select at from ${schema}.due where state = 'armed' order by at, kind, id limit 1) as due`;

/**
 * Looks at all services in one statement, hence in one snapshot: whatever is under way still shows in it as an event that
 * somebody is behind of, or as a due row that is armed. What `/internal/streams` answers needs two looks for the same.
 */
export class DrillViews {
  private readonly pool: pg.Pool;
  private readonly statement: { readonly name: string; readonly text: string };

  constructor(
    ownerUrl: string,
    private readonly composition: readonly string[],
    private readonly catalogue: EventCatalogue,
  ) {
    this.pool = new pg.Pool({ connectionString: ownerUrl, max: 1, keepAlive: true });
    this.pool.on('error', () => undefined); // the next look says so
    this.statement = { name: 'drill-view', text: composition.map(viewOf).join('\nunion all\n') };
  }

  async look(): Promise<DrillView> {
    if (this.composition.length === 0) return { behind: [], nextDue: [] };
    const { rows } = await this.pool.query<Row>(this.statement);
    const byService = new Map(rows.map((row) => [row.service, row]));
    const nextDue = this.composition.flatMap((service) => {
      const due = byService.get(service)?.due;
      return due ? [{ service, at: due.toISOString() }] : [];
    });
    return { behind: this.composition.flatMap((consumer) => this.lagsOf(consumer, byService)), nextDue };
  }

  async close(): Promise<void> {
    await this.pool.end();
  }

  private lagsOf(consumer: string, byService: ReadonlyMap<string, Row>): Lag[] {
    const positions = byService.get(consumer)?.positions ?? {};
    return this.catalogue
      .producersFor(consumer)
      .map((producer) => ({ consumer, producer, head: byService.get(producer)?.head ?? startOfFeed }))
      .filter(({ producer, head }) => head > (positions[producer] ?? startOfFeed));
  }
}
