import type { AddressedCommand, DraftEvent, DueStep, EventMetadata, RecordedEvent } from '@kaoji/kernel';
import type { AnyAggregate, Loaded } from './aggregate.js';
import type { Answer, RequestOrigin, WorkResult } from './work.js';

/** A stream that the chunk appended to. */
export interface Touched {
  readonly stream: string;
  readonly aggregate: AnyAggregate;
  readonly before: Loaded;
  after: Loaded;
  /** Of the last command that changed it: copied to the due rows armed. */
  metadata: EventMetadata;
}

export interface InboxMove {
  readonly producer: string;
  readonly stream: string;
  /** The version that the row must still have; undefined when there is no row yet. */
  readonly from: number | undefined;
  version: number;
  hash: string;
  parked: boolean;
}

export interface ParkedEvent {
  readonly event: RecordedEvent;
  readonly reason: string;
}

/** A command that another command's refusal or success asks for, decided in the same chunk. */
export interface FollowUp {
  readonly command: AddressedCommand;
  readonly metadata: EventMetadata;
}

/** All that a chunk will write: built in memory, then written at once. */
export class ChunkPlan {
  readonly results: (WorkResult | Error)[] = [];
  readonly touched = new Map<string, Touched>();
  readonly events: DraftEvent[] = [];
  readonly origins = new Map<string, { origin: RequestOrigin; answer: Answer }>();
  /** A step whose command was refused is skipped: moved meanwhile, it is armed again for its new time. */
  readonly takenDues = new Map<string, 'done' | 'skipped'>();
  readonly inbox = new Map<string, InboxMove>();
  readonly parked: ParkedEvent[] = [];
  /** Posted events whose subject is not known, by the subject's stream. */
  readonly waiting = new Map<string, RecordedEvent[]>();
  readonly noLongerWaiting: { readonly subject: string; readonly event: RecordedEvent }[] = [];
  readonly applied: RecordedEvent[] = [];
  readonly released: RecordedEvent[] = [];
  followUps: FollowUp[] = [];
}

/** What the difference between two agendas asks of the due rows of a stream. */
export interface AgendaChange {
  readonly armed: readonly DueStep[];
  readonly dropped: readonly Pick<DueStep, 'kind' | 'round'>[];
}

const stepKey = ({ kind, round }: Pick<DueStep, 'kind' | 'round'>): string => `${kind}\u0000${round}`;

/** Steps that are new or moved are armed; those that are gone are dropped. */
export function agendaChange(before: readonly DueStep[], after: readonly DueStep[]): AgendaChange {
  const old = new Map(before.map((step) => [stepKey(step), step]));
  const present = new Set(after.map(stepKey));
  return {
    armed: after.filter((step) => {
      const was = old.get(stepKey(step));
      return was === undefined || was.at !== step.at || was.skipped !== step.skipped;
    }),
    dropped: before.filter((step) => !present.has(stepKey(step))),
  };
}
