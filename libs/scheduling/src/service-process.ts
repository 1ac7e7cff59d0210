import {
  checkHandlers,
  Consumer,
  Executor,
  type Incident,
  type RunningSubscription,
  type ServiceLedger,
} from '@kaoji/messaging';
import type { Clock, Instant, Position } from '@kaoji/kernel';
import type { Pool } from 'pg';
import { nextDue } from './due-rows.js';
import { Look } from './look.js';
import { OldAnswers } from './old-answers.js';
import { Parking } from './parking.js';
import type { Platform, ServiceDefinition } from './service-definition.js';
import { WakeUps } from './wake-ups.js';

/** Where a service is, for `GET /internal/streams`: drill mode, readiness and metrics read it. */
export interface ServiceStatus {
  readonly service: string;
  /** Newest position of its own feed. */
  readonly head: Position;
  /** How far it is in each producer's feed. */
  readonly positions: Readonly<Record<string, Position>>;
  readonly parked: number;
  readonly nextDue: Instant | null;
  readonly now: Instant;
}

/** A service that time and events drive; its routes submit to `executor`. */
export class ServiceProcess {
  private readonly oldAnswers: OldAnswers;
  private readonly subscriptions = new Map<string, RunningSubscription>();

  private constructor(
    readonly definition: ServiceDefinition,
    readonly pool: Pool,
    readonly clock: Clock,
    readonly executor: Executor,
    readonly consumer: Consumer,
    readonly look: Look,
    readonly wakeUps: WakeUps,
    private readonly parking: Parking,
    private readonly platform: Platform,
  ) {
    const failed = (error: unknown): void =>
      platform.log.error('old answers were not deleted', { service: definition.name, error });
    this.oldAnswers = new OldAnswers(pool, clock, failed);
  }

  /**
   * Checks the handlers against the contracts and makes everything ready; nothing is read or fired before `follow`.
   * @throws MisdeclaredHandlers.
   */
  static prepare(definition: ServiceDefinition, platform: Platform): ServiceProcess {
    checkHandlers(definition.name, platform.catalogue, definition.handlers, platform.composition);
    const pool = platform.pool(definition.name);
    const clock = platform.clock(definition.name);
    let wakeUps: WakeUps | undefined;
    const noticed = (incident: Incident): void => logIncident(platform, definition.name, incident);
    const ledger: ServiceLedger = {
      ...ledgerParts(definition, pool, clock),
      committed: ({ recorded, armed }) => {
        if (recorded > 0) platform.wake.signal(definition.name);
        wakeUps?.arm(armed);
      },
      noticed,
    };
    const executor = new Executor(ledger);
    const look = new Look(ledger, executor);
    const failed = (error: unknown): void =>
      platform.log.error('background work failed', { service: definition.name, error });
    wakeUps = new WakeUps({
      service: definition.name,
      pool,
      jobs: platform.jobs,
      clock,
      drill: platform.drill,
      look: () => look.run(),
      failed,
    });
    const { catalogue } = platform;
    const consumer = new Consumer({
      service: definition.name,
      catalogue,
      handlers: definition.handlers,
      executor,
      ready: definition.ready.bind(definition),
      noticed,
    });
    const parking = new Parking(pool, consumer, failed);
    return new ServiceProcess(definition, pool, clock, executor, consumer, look, wakeUps, parking, platform);
  }

  /** Follows the producers that the contracts name for it, and lets time work. */
  async follow(): Promise<void> {
    for (const producer of this.platform.catalogue.producersFor(this.definition.name)) {
      if (!this.platform.composition.includes(producer)) continue;
      const running = await this.platform.stream.subscribe({
        consumer: this.definition.name,
        producer,
        deliver: (batch) => this.consumer.deliver(batch),
      });
      this.subscriptions.set(producer, running);
    }
    await this.wakeUps.start();
    await this.parking.start();
    this.oldAnswers.start();
  }

  async status(): Promise<ServiceStatus> {
    const positions = [...this.subscriptions].map(([producer, running]) => [producer, running.position()] as const);
    return {
      service: this.definition.name,
      head: await this.platform.stream.head(this.definition.name),
      positions: Object.fromEntries(positions),
      parked: await this.parking.count(),
      nextDue: (await nextDue(this.pool)) ?? null,
      now: this.clock.now(),
    };
  }

  /** Finishes what it holds; with the database away, what it holds fails and comes again. */
  async close(): Promise<void> {
    this.executor.hurry();
    this.oldAnswers.close();
    await this.parking.close();
    await this.wakeUps.close();
    await Promise.all([...this.subscriptions.values()].map((running) => running.close()));
    await this.executor.close();
  }
}

const ledgerParts = (definition: ServiceDefinition, pool: Pool, clock: Clock) => ({
  service: definition.name,
  pool,
  clock,
  aggregates: new Map(definition.aggregates.map((aggregate) => [aggregate.concept, aggregate])),
  terms: () => definition.terms(),
  react: (event: Parameters<ServiceLedger['react']>[0]) => definition.handlers.reactions[event.type]?.(event) ?? [],
  recordRefusal: definition.recordRefusal.bind(definition),
  dueCommand: definition.dueCommand.bind(definition),
  foreignProjections: definition.handlers.projections,
  ownProjections: definition.ownProjections,
});

function logIncident({ log }: Platform, service: string, incident: Incident): void {
  switch (incident.kind) {
    case 'conflict':
      return;
    case 'transient':
      return log.warn('the database is away; tried again', { service, error: incident.error });
    case 'culprit':
      return log.error('a work failed', { service, origin: incident.work.origin.kind, error: incident.error });
    case 'parked': {
      const { producer, stream, version } = incident.event;
      return log.error('a stream was parked', { service, producer, stream, version, reason: incident.reason });
    }
  }
}
