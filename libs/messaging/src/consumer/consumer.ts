import type { RecordedEvent } from '@kaoji/kernel';
import type { EventCatalogue } from '@kaoji/contracts';
import { setTimeout as sleep } from 'node:timers/promises';
import { metadataFrom } from '../executor/decide-chunk.js';
import { ExecutorClosed, type Executor } from '../executor/executor.js';
import type { Incident } from '../executor/service-ledger.js';
import type { EventOrigin, Work, WorkResult } from '../executor/work.js';
import { isTransient } from '../executor/faults.js';
import type { Handlers } from './handlers.js';

const attempts = 5;
const pause = 250;
const chunk = 200;
const unknownType = 'unknown-type';

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
    const events = inVersionOrder(batch);
    for (let from = 0; from < events.length; from += chunk) await this.deliverChunk(events.slice(from, from + chunk));
  }

  /** Applies events that lie in `parked`, in version order; the first that fails again stays there with the rest. */
  async release(events: readonly RecordedEvent[]): Promise<number> {
    let released = 0;
    for (const event of events) {
      if (this.reasonToPark(event) !== undefined) break;
      const result = await this.attempt(event, { release: true });
      if (result instanceof Error || result.outOfOrder) break;
      released += 1;
    }
    return released;
  }

  private async deliverChunk(events: readonly RecordedEvent[]): Promise<void> {
    const results = await Promise.all(events.map((event) => this.attempt(event)));
    events.forEach((event, index) => this.alarm(event, results[index]));
    const troubled = new Set(events.filter((_, index) => isTrouble(results[index])).map(({ stream }) => stream));
    await Promise.all([...troubled].map((stream) => this.deliverStream(events.filter((one) => one.stream === stream))));
  }

  private async deliverStream(events: readonly RecordedEvent[]): Promise<void> {
    for (const event of events) await this.deliverAlone(event);
  }

  private async deliverAlone(event: RecordedEvent): Promise<void> {
    let reason = 'gap';
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const result = await this.attempt(event);
      if (!isTrouble(result)) return;
      if (!(result instanceof Error)) break;
      reason = `failed: ${result.message}`.slice(0, 500);
      if (attempt < attempts) await sleep(pause * attempt);
    }
    await this.options.executor.submit(this.work(event, { park: reason }));
    this.options.noticed({ kind: 'parked', event, reason });
  }

  /** Of what was parked at once: a fork, and a type that the contracts do not know. */
  private alarm(event: RecordedEvent, result: WorkResult | Error | undefined): void {
    if (result === undefined || result instanceof Error || result.repeated) return;
    const reason = result.outOfOrder ?? this.reasonToPark(event);
    if (reason === 'fork' || reason === unknownType) this.options.noticed({ kind: 'parked', event, reason });
  }

  private async attempt(event: RecordedEvent, how?: Pick<EventOrigin, 'release'>): Promise<WorkResult | Error> {
    try {
      return await this.options.executor.submit(this.work(event, how));
    } catch (error) {
      if (isTransient(error) || error instanceof ExecutorClosed || !(error instanceof Error)) throw error;
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
    if (!declaration) return unknownType;
    return declaration.waiting && declaration.owner === this.options.service ? 'waiting-type' : undefined;
  }
}

/** Each stream's events by version, at the places in the batch that its events had. */
function inVersionOrder(batch: readonly RecordedEvent[]): readonly RecordedEvent[] {
  const streams = new Map<string, RecordedEvent[]>();
  for (const event of batch.toSorted((a, b) => b.version - a.version)) {
    const stream = streams.get(event.stream);
    if (stream) stream.push(event);
    else streams.set(event.stream, [event]);
  }
  return batch.map((event) => streams.get(event.stream)?.pop() ?? event);
}

const isTrouble = (result: WorkResult | Error | undefined): boolean =>
  result instanceof Error || result?.outOfOrder === 'gap';
