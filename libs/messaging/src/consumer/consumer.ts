import type { EventCatalogue } from '@kaoji/contracts';
import { setTimeout as sleep } from 'node:timers/promises';
import { metadataFrom } from '../executor/decide-chunk.js';
import type { Executor } from '../executor/executor.js';
import type { Incident } from '../executor/service-ledger.js';
import type { EventOrigin, Work, WorkResult } from '../executor/work.js';
import type { RecordedEvent } from '../recorded-event.js';
import { isTransient } from '../executor/faults.js';
import type { Handlers } from './handlers.js';

const attempts = 5;
const pause = 250;
const chunk = 200;

export interface ConsumerOptions {
  readonly service: string;
  readonly catalogue: EventCatalogue;
  readonly handlers: Handlers;
  readonly executor: Executor;
  /** Resolves when what the batch presupposes is here: units before facts (messaging.md, Consumers). */
  ready(batch: readonly RecordedEvent[]): Promise<void>;
  noticed(incident: Incident): void;
}

/**
 * Takes batches from a stream into the executor. An event that cannot be applied stops its own stream only: it is
 * tried 5 times, then its stream is parked (messaging.md, Consumers).
 */
export class Consumer {
  constructor(private readonly options: ConsumerOptions) {}

  /** Resolves when every event of the batch is applied, dropped as seen, waiting or parked. */
  async deliver(batch: readonly RecordedEvent[]): Promise<void> {
    await this.options.ready(batch);
    for (let from = 0; from < batch.length; from += chunk) await this.deliverChunk(batch.slice(from, from + chunk));
  }

  /** Applies events that lie in `parked`, in version order; the first that fails again stays there with the rest. */
  async release(events: readonly RecordedEvent[]): Promise<number> {
    let released = 0;
    for (const event of events) {
      if (this.reasonToPark(event) !== undefined) break;
      const result = await this.attempt(this.work(event, { release: true }));
      if (result instanceof Error || result.outOfOrder) break;
      released += 1;
    }
    return released;
  }

  private async deliverChunk(events: readonly RecordedEvent[]): Promise<void> {
    const results = await Promise.all(events.map((event) => this.attempt(this.work(event))));
    const troubled = new Set(events.filter((_, index) => isTrouble(results[index])).map(({ stream }) => stream));
    for (const stream of troubled) {
      for (const event of events.filter((one) => one.stream === stream)) await this.deliverAlone(event);
    }
  }

  private async deliverAlone(event: RecordedEvent): Promise<void> {
    let reason = '';
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const result = await this.attempt(this.work(event));
      if (!isTrouble(result)) return;
      if (!(result instanceof Error)) {
        reason = result?.outOfOrder ?? 'gap';
        break;
      }
      reason = `failed: ${result.message}`.slice(0, 500);
      await sleep(pause * attempt);
    }
    await this.options.executor.submit(this.work(event, { park: reason }));
    this.options.noticed({ kind: 'parked', event, reason });
  }

  private async attempt(work: Work): Promise<WorkResult | Error> {
    try {
      return await this.options.executor.submit(work);
    } catch (error) {
      if (isTransient(error) || !(error instanceof Error)) throw error;
      return error;
    }
  }

  private work(event: RecordedEvent, how: Pick<EventOrigin, 'park' | 'release'> = {}): Work {
    const park = how.park ?? this.reasonToPark(event);
    const origin: EventOrigin = { kind: 'event', event, ...how, ...(park !== undefined && { park }) };
    const commands = park === undefined ? this.commandsFor(event) : [];
    return { origin, commands, metadata: metadataFrom(event) };
  }

  private commandsFor(event: RecordedEvent): Work['commands'] {
    return this.options.handlers.reactions[event.type]?.(event) ?? [];
  }

  /** A type that the contracts do not know, or one of ours that no version handles yet, is kept, not lost. */
  private reasonToPark(event: RecordedEvent): string | undefined {
    const declaration = this.options.catalogue.find(event.type);
    if (!declaration) return 'unknown-type';
    return declaration.waiting && declaration.owner === this.options.service ? 'waiting-type' : undefined;
  }
}

const isTrouble = (result: WorkResult | Error | undefined): boolean =>
  result instanceof Error || result?.outOfOrder !== undefined;
