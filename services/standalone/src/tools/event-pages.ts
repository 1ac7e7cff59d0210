import type pg from 'pg';

/** What is checked of an event. */
export interface StoredEvent {
  readonly type: string;
  readonly data: unknown;
}

const size = 1_000;

/** All events of a service's ledger, in pages, in the order of the feed; none where the service is not installed. */
export async function* pagesOfEvents(client: pg.Client, service: string): AsyncGenerator<readonly StoredEvent[]> {
  const table = `${service}.event`;
  const { rows: there } = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [
    table,
  ]);
  if (!there[0]?.there) return;
  for (let after = '0'; ;) {
    const { rows } = await client.query<StoredEvent & { id: string }>(
      `select id, type, data from ${table} where id > $1 order by id limit ${size}`,
      [after],
    );
    if (rows.length === 0) return;
    yield rows;
    after = rows.at(-1)?.id ?? after;
  }
}
