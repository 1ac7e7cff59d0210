import { sha256 } from '@kaoji/kernel';
import { installSchemas, Secrets, type Installation, type SchemaToInstall } from '@kaoji/persistence';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { until } from './until.js';

/** A database of a spec's own, with schemas and roles as an installation has them. */
export interface TestDatabase extends Installation {
  /** A pool under a service's role, closed with the database. */
  pool(schema: string, max?: number): pg.Pool;
  /** A pool under the role of the Postgres stream. */
  streamPool(): pg.Pool;
  /** A pool under the owner: may do what services may not. */
  ownerPool(): pg.Pool;
  close(): Promise<void>;
}

const server = (): string => {
  const url = process.env['KAOJI_TEST_POSTGRES'];
  if (url === undefined) throw new Error('KAOJI_TEST_POSTGRES is not set: run the spec through Jest of this workspace');
  return url;
};

const onDatabase = (url: string, database: string): string => {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
};

async function asSuperuser<T>(database: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: onDatabase(server(), database) });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * Drops it once its sessions are gone: `pool.end` answers before they are, and one that `force` ends on its way out
 * reports that as an error to nobody.
 */
async function dropDatabase(name: string): Promise<void> {
  await asSuperuser('postgres', async (client) => {
    await until(`every session of ${name} has ended`, async () => {
      const { rowCount } = await client.query(
        `select from pg_stat_activity where datname = $1 and backend_type = 'client backend'`,
        [name],
      );
      return rowCount === 0;
    });
    await client.query(`drop database ${name} with (force)`);
  });
}

/** The name of the template that holds these schemas, made by the first spec that needs it. */
async function template(schemas: readonly SchemaToInstall[], secrets: Secrets): Promise<string> {
  const texts = schemas.map(({ name, migrations }) => [name, ...migrations.map((migration) => migration.toString())]);
  const name = `template_${sha256(JSON.stringify(texts)).toString('hex').slice(0, 24)}`;
  await asSuperuser('postgres', async (client) => {
    await client.query('select pg_advisory_lock(4711)');
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) {
      await client.query(`create database ${name}_draft`);
      await installSchemas(onDatabase(server(), `${name}_draft`), schemas, secrets);
      await client.query(`alter database ${name}_draft rename to ${name}`);
    }
  });
  return name;
}

/** Makes a database from a template; schemas with the same migrations share one. */
export async function testDatabase(schemas: readonly SchemaToInstall[]): Promise<TestDatabase> {
  const secrets = new Secrets(process.env['KAOJI_TEST_SECRETS']);
  const from = await template(schemas, secrets);
  const name = `spec_${randomUUID().replaceAll('-', '')}`;
  await asSuperuser('postgres', (client) => client.query(`create database ${name} template ${from}`));
  const installation = await installSchemas(onDatabase(server(), name), schemas, secrets);
  const pools: pg.Pool[] = [];
  const open = (url: string, max: number): pg.Pool => {
    const pool = new pg.Pool({ connectionString: url, max });
    pools.push(pool);
    return pool;
  };
  return {
    ...installation,
    pool: (schema, max = 4) => open(installation.urls[schema] ?? '', max),
    streamPool: () => open(installation.streamUrl, 4),
    ownerPool: () => open(installation.ownerUrl, 4),
    close: async () => {
      await Promise.all(pools.map((pool) => pool.end()));
      await dropDatabase(name);
    },
  };
}
