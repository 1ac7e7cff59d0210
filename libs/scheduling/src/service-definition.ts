import type { EventCatalogue } from '@kaoji/contracts';
import type { AnyAggregate, EventStream, Handlers, Projection, RefusedCommand, Wake } from '@kaoji/messaging';
import type { AddressedCommand, Clock, Instant, RecordedEvent } from '@kaoji/kernel';
import type { Pool } from 'pg';

/** A due step as a service sees it when its time has come. */
export interface ComingStep {
  readonly kind: string;
  /** The stream, or another subject of the service's own. */
  readonly subject: string;
  readonly round: string;
  readonly at: Instant;
}

/** What a service is, beside its routes: declared in its module, run by `startService`. */
export interface ServiceDefinition {
  /** Schema, queue, consumer and producer name. */
  readonly name: string;
  readonly aggregates: readonly AnyAggregate[];
  readonly handlers: Handlers;
  /** Read models of the service's own events. */
  readonly ownProjections: readonly Projection[];
  /** The snapshot that decisions look at; called for each command, so it must be at hand. */
  terms(): unknown;
  /** The commands that a due row stands for, decided as one work: a step over many aggregates looks them up, at most 200. */
  dueCommand(step: ComingStep): AddressedCommand | Promise<readonly AddressedCommand[]>;
  /** Resolves when what foreign events presuppose is here; at once where nothing is presupposed. */
  ready(batch: readonly RecordedEvent[]): Promise<void>;
  recordRefusal(refused: RefusedCommand): readonly AddressedCommand[];
}

/** Structured log of one service; never bodies, codes, keys or personal data. */
export interface ServiceLog {
  info(message: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(message: string, fields?: Readonly<Record<string, unknown>>): void;
  error(message: string, fields?: Readonly<Record<string, unknown>>): void;
}

/** What a service runs on: decided in one place, from the configuration. */
export interface Platform {
  readonly catalogue: EventCatalogue;
  /** Services that run in this installation: producers that are not among them are not followed. */
  readonly composition: readonly string[];
  readonly stream: EventStream;
  readonly wake: Wake;
  /** What BullMQ runs on. */
  readonly jobs: Pool;
  readonly drill: boolean;
  readonly log: ServiceLog;
  /** A pool under the service's role. */
  pool(service: string): Pool;
  clock(service: string): Clock;
}
