import type { Instant } from './clock.js';
import type { EventMetadata, RecordedEvent } from './recorded-event.js';

/** A step that time takes: unique by (kind, subject, round), where the subject is the aggregate's stream. */
export interface DueStep {
  readonly kind: string;
  readonly round: string;
  readonly at: Instant;
  /** Noted as passed over, never taken: a step that was over before history was loaded. */
  readonly skipped?: true;
}

/** What a decision may look at beside command and state. `terms` is the service's own snapshot: calendar, policy, units. */
export interface Circumstances<T> {
  readonly now: Instant;
  readonly stream: string;
  readonly metadata: EventMetadata;
  readonly terms: T;
}

/** A command for one stream. */
export interface AddressedCommand {
  readonly stream: string;
  readonly command: object;
}

/** A foreign event to the commands that it asks for; pure. */
export type Reaction = (event: RecordedEvent) => readonly AddressedCommand[];
