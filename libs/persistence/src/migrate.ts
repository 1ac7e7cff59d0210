import type { ClientBase } from 'pg';
import { DataSource } from 'typeorm';
import type { MigrationClass } from './data-source.js';

/**
 * Runs the migrations of a schema that its table `migration` does not name yet, in the order of their timestamps, each in a
 * transaction of its own; as the owner, whose unqualified names are those of the schema meanwhile. Returns the names of
 * those it ran. The caller has the lock.
 */
export async function runMigrations(
  ownerUrl: string,
  client: ClientBase,
  schema: { readonly name: string; readonly migrations: readonly MigrationClass[] },
): Promise<string[]> {
  const done = await migrationsDone(client, schema.name);
  if (schema.migrations.every((migration) => done.has(nameOf(migration)))) return [];
  const source = new DataSource({
    type: 'postgres',
    url: ownerUrl,
    schema: schema.name,
    migrations: [...schema.migrations],
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    synchronize: false,
    logging: false,
    installExtensions: false,
    applicationName: `kaoji migrations of ${schema.name}`,
    poolSize: 1,
    extra: { max: 1, options: `-c search_path=${schema.name}` },
  });
  await source.initialize();
  try {
    return (await source.runMigrations()).map(({ name }) => name);
  } finally {
    await source.destroy();
  }
}

/** As TypeORM names it. */
function nameOf(migration: MigrationClass): string {
  return new migration().name ?? migration.name;
}

/** Spares the start of TypeORM when nothing is to do. */
async function migrationsDone(client: ClientBase, schema: string): Promise<Set<string>> {
  const { rows: tables } = await client.query('select 1 where to_regclass($1) is not null', [`${schema}.migration`]);
  if (tables.length === 0) return new Set();
  const { rows } = await client.query<{ name: string }>(`select name from ${schema}.migration`);
  return new Set(rows.map(({ name }) => name));
}
