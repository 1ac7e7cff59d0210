import type { RecordedEvent } from '@kaoji/kernel';
import { catalogue } from '@kaoji/contracts';
import { DirectoryCopy } from '@kaoji/directory-copy';
import { Consumer, Executor, type Incident, type ServiceLedger } from '@kaoji/messaging';
import { Look } from '@kaoji/scheduling';
import { FixedClock, testDatabase, type TestDatabase } from '@kaoji/testing';
import type { Pool } from 'pg';
import { PeriodComputations } from '../close/computations.js';
import { LiveRankings } from '../live/live-rankings.js';
import { MonthCounts } from '../live/month-counts.js';
import { rankingsDefinition } from '../rankings.definition.js';
import { rankingsSchema } from '../rankings.schema.js';
import { ledgerOf } from './ledger.fixture.js';
import { Schemes } from '../scheme/schemes.store.js';

/** Rankings on a database of its own, without Nest, BullMQ or a stream: events are handed to its consumer. */
export interface RunningRankings {
  readonly database: TestDatabase;
  readonly pool: Pool;
  readonly clock: FixedClock;
  readonly executor: Executor;
  readonly directory: DirectoryCopy;
  readonly live: LiveRankings;
  readonly counts: MonthCounts;
  readonly schemes: Schemes;
  readonly computations: PeriodComputations;
  readonly incidents: Incident[];
  /** Applies events in the order given. */
  deliver(events: readonly RecordedEvent[]): Promise<void>;
  /** Puts the clock there, takes what is due and computes what has become possible. */
  moveTo(time: string): Promise<void>;
  close(): Promise<void>;
}

export async function runningRankings(composition = ['directory', 'supervision']): Promise<RunningRankings> {
  const database = await testDatabase([ledgerOf('supervision'), ledgerOf('notices'), rankingsSchema]);
  const pool = database.pool('rankings', 8);
  const clock = new FixedClock('2026-10-08T02:00:00.000Z');
  const directory = await DirectoryCopy.load(pool, 'rankings');
  const incidents: Incident[] = [];
  const schemes = new Schemes(pool, 'supervision-only');
  const counts = new MonthCounts(pool, clock, () => directory.calendar().zone);
  const definition = rankingsDefinition({ directory, composition, stated: (said) => counts.mark(said) });
  const ledger: ServiceLedger = {
    service: 'rankings',
    pool,
    clock,
    aggregates: new Map(definition.aggregates.map((aggregate) => [aggregate.concept, aggregate])),
    terms: () => definition.terms(),
    react: (event) => definition.handlers.reactions[event.type]?.(event) ?? [],
    recordRefusal: () => [],
    dueCommand: (step) => definition.dueCommand(step),
    foreignProjections: definition.handlers.projections,
    ownProjections: definition.ownProjections,
    committed: () => undefined,
    noticed: (incident) => incidents.push(incident),
  };
  const executor = new Executor(ledger);
  const look = new Look(ledger, executor);
  const consumer = new Consumer({
    service: 'rankings',
    catalogue,
    handlers: definition.handlers,
    executor,
    ready: () => Promise.resolve(),
    noticed: (incident) => incidents.push(incident),
  });
  const computations = new PeriodComputations({ pool, clock, executor, directory, schemes });
  const live = new LiveRankings(counts, directory, schemes, clock);
  return {
    ...{ database, pool, clock, executor, directory, live, counts, schemes, computations, incidents },
    deliver: (events) => consumer.deliver(events),
    moveTo: async (time) => {
      clock.set(time);
      await look.run();
      await computations.settleAll();
    },
    close: async () => {
      directory.close();
      await executor.close();
      await database.close();
    },
  };
}
