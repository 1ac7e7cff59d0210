import pg from 'pg';

/** Does the work on a connection of its own. A line cut while nothing is asked must not end the process. */
export async function connected<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined); // the next query rejects
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end();
  }
}
