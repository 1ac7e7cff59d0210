import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import type { EntitySchema, MigrationInterface } from 'typeorm';

export type MigrationClass = new () => MigrationInterface;

export interface ServiceDataSourceOptions {
  readonly schema: string;
  /** Of the service's role, as `installSchemas` returns it. */
  readonly url: string;
  readonly entities?: readonly (Function | EntitySchema)[];
  /** Only known to TypeORM (drift check); they are run by `installSchemas`, never from here. */
  readonly migrations?: readonly MigrationClass[];
  /** Connections; architecture.md: standalone has one pool of 4 per service. */
  readonly max?: number;
}

/**
 * The connected data source of one service. Nothing is logged (parameters hold personal data), nothing is synchronised.
 * int8 and numeric come as strings, timestamptz as Date. Timeouts and search_path are settings of the role.
 */
export function serviceDataSource(options: ServiceDataSourceOptions): Promise<DataSource> {
  const max = options.max ?? 4;
  return new DataSource({
    type: 'postgres',
    url: options.url,
    schema: options.schema,
    entities: [...(options.entities ?? [])],
    migrations: [...(options.migrations ?? [])],
    migrationsTableName: 'migration',
    migrationsRun: false,
    synchronize: false,
    logging: false,
    installExtensions: false,
    applicationName: `kaoji ${options.schema}`,
    poolSize: max,
    extra: { max, keepAlive: true },
  }).initialize();
}

/** The pool under a data source, for set-based SQL (executor, feed, projections); one pool per service serves both. */
export function poolOf(dataSource: DataSource): Pool {
  return (dataSource.driver as unknown as { readonly master: Pool }).master;
}
