import type { AddressedCommand, Clock, DraftEvent, EventMetadata, RecordedEvent } from '@kaoji/kernel';
import type { Pool, PoolClient } from 'pg';
import type { AnyAggregate } from './aggregate.js';
import type { Work } from './work.js';

/** A read model fed in the transaction of the events it shows: set-based, writes only. */
export interface Projection<E extends DraftEvent = DraftEvent> {
  /** Identity in logs. */
  readonly name: string;
  readonly types: readonly string[];
  apply(client: PoolClient, events: readonly E[]): Promise<void>;
}

/** A due row as the executor arms it. */
export interface ArmedStep {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly round: string;
  readonly at: string;
  readonly timesArmed: number;
}

/** A refusal of a command that came from a foreign event, so that the service can record what became of it. */
export interface RefusedCommand {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly metadata: EventMetadata;
}

/** All that the executor needs to know of one service. */
export interface ServiceLedger {
  readonly service: string;
  readonly pool: Pool;
  readonly clock: Clock;
  readonly aggregates: ReadonlyMap<string, AnyAggregate>;
  /** The service's snapshot for decisions: calendar, policy, units. */
  terms(): unknown;
  /** What a foreign event asks of this service; pure. */
  react(event: RecordedEvent): readonly AddressedCommand[];
  /** Commands that record a refusal of a posted event; none for a service that takes no posted events. */
  recordRefusal(refused: RefusedCommand): readonly AddressedCommand[];
  /** The commands that a due row stands for. */
  dueCommand(step: {
    kind: string;
    subject: string;
    round: string;
    at: string;
  }): AddressedCommand | Promise<readonly AddressedCommand[]>;
  /** Read models of foreign events. */
  readonly foreignProjections: readonly Projection<RecordedEvent>[];
  /** Read models of the service's own events. */
  readonly ownProjections: readonly Projection[];
  /** Called after each commit with what was recorded and armed. */
  committed(result: { recorded: number; armed: readonly ArmedStep[] }): void;
  /** A chunk was tried again, a stream was parked: for logs and metrics. */
  noticed(incident: Incident): void;
}

export type Incident =
  | { readonly kind: 'conflict'; readonly works: number }
  | { readonly kind: 'transient'; readonly error: unknown }
  | { readonly kind: 'culprit'; readonly work: Work; readonly error: unknown }
  | { readonly kind: 'parked'; readonly event: RecordedEvent; readonly reason: string };
