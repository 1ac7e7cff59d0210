import { catalogue as everyType, type EventCatalogue } from '@kaoji/contracts';
import type { Clock } from '@kaoji/kernel';
import { PostgresStream, Wake } from '@kaoji/messaging';
import { poolOf, serviceDataSource, type Installation } from '@kaoji/persistence';
import { bullmqPool, DatabaseClock, type Platform, type ServiceLog } from '@kaoji/scheduling';
import pg from 'pg';
import type { Closing } from './closing.js';
import { DrillClocks } from './drill/drill-clocks.js';
import { SqlPositionStore } from './positions.store.js';

/** What the process decides for all services: architecture.md, Two ways to run, standalone. */
export interface PlatformOptions {
  readonly installation: Installation;
  /** Services in their order. */
  readonly composition: readonly string[];
  readonly drill: boolean;
  /** Where a new installation's drill clock begins; by default the present time. */
  readonly drillStart?: string | undefined;
  readonly log: ServiceLog;
  /** Every type of the system by default. */
  readonly catalogue?: EventCatalogue;
}

export interface StandalonePlatform extends Platform {
  /** In drill mode. */
  readonly drillClocks: DrillClocks | undefined;
  readonly positions: SqlPositionStore;
}

/** Pools under each role, the stream, the queue's pool and the clocks; `closing` learns how to end them. */
export async function openPlatform(options: PlatformOptions, closing: Closing): Promise<StandalonePlatform> {
  const { installation, composition, log, catalogue = everyType } = options;
  const pools = await servicePools(installation, composition, closing);
  const pool = (service: string): pg.Pool => found(pools, service);
  const jobs = bullmqPool(installation.urls['bullmq'] ?? '', composition.length);
  const wake = new Wake();
  const positions = new SqlPositionStore(pool);
  const stream = new PostgresStream({
    pool: ownPool(installation.streamUrl, closing, log),
    positions,
    wake,
    failed: ({ consumer, producer }, error) =>
      log.error('a batch was not delivered; tried again', { service: consumer, producer, error }),
  });
  jobs.setMaxListeners(0); // every queue and worker has one
  jobs.on('error', (error) => log.warn('the queue lost a connection', { error }));
  closing.add('the queue', () => jobs.end());
  closing.add('the stream', () => stream.close());
  const { clocks, drillClocks } = await openClocks(options, pools, closing);
  return {
    catalogue,
    composition,
    stream,
    wake,
    jobs,
    drill: options.drill,
    log,
    pool,
    clock: (service) => found(clocks, service),
    drillClocks,
    positions,
  };
}

function found<T>(all: ReadonlyMap<string, T>, service: string): T {
  const one = all.get(service);
  if (one === undefined) throw new RangeError(`${service} is not in the composition`);
  return one;
}

async function servicePools(
  { urls }: Installation,
  composition: readonly string[],
  closing: Closing,
): Promise<ReadonlyMap<string, pg.Pool>> {
  const pools = new Map<string, pg.Pool>();
  for (const schema of composition) {
    const dataSource = await serviceDataSource({ schema, url: urls[schema] ?? '', max: 4 });
    closing.add(`the pool of ${schema}`, () => dataSource.destroy());
    pools.set(schema, poolOf(dataSource));
  }
  return pools;
}

/** A line cut while nothing is asked must not end the process: the next query has another. */
function ownPool(connectionString: string, closing: Closing, log: ServiceLog): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: 4, keepAlive: true });
  pool.on('error', (error) => log.warn('the stream lost a connection', { error }));
  closing.add('the pool of the stream', () => pool.end());
  return pool;
}

interface Clocks {
  readonly clocks: ReadonlyMap<string, Clock>;
  readonly drillClocks: DrillClocks | undefined;
}

async function openClocks(
  { drill, drillStart, installation, composition, log }: PlatformOptions,
  pools: ReadonlyMap<string, pg.Pool>,
  closing: Closing,
): Promise<Clocks> {
  if (drill) {
    const drillClocks = await DrillClocks.open(installation.urls, composition, drillStart);
    closing.add('the drill clocks', () => drillClocks.close());
    return { clocks: drillClocks.all, drillClocks };
  }
  const clocks = new Map<string, Clock>();
  for (const [service, pool] of pools) {
    const clock = await DatabaseClock.start(pool, {
      apart: (milliseconds) => log.error('database and system clock differ', { service, milliseconds }),
      failed: (error) => log.warn('the database did not tell its time', { service, error }),
    });
    closing.add(`the clock of ${service}`, () => Promise.resolve(clock.close()));
    clocks.set(service, clock);
  }
  return { clocks, drillClocks: undefined };
}
