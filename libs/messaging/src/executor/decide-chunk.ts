import {
  eventId,
  parseStream,
  type AddressedCommand,
  type DraftEvent,
  type EventMetadata,
  type Instant,
  type NewEvent,
  type RecordedEvent,
  type Rejection,
} from '@kaoji/kernel';
import { eventHash, hashOfNothing } from '../ledger/event-hash.js';
import { ChunkPlan, type InboxMove } from './chunk-plan.js';
import { inboxKey, originKey, type ChunkState } from './chunk-state.js';
import { placeInStream } from './inbox-rule.js';
import { aggregateOf } from './read-chunk.js';
import type { ServiceLedger } from './service-ledger.js';
import { KeyReused, type EventOrigin, type Outcome, type Work, type WorkResult } from './work.js';

/** The code by which a decider says that it does not know the subject; a posted event then waits (messaging.md, Consumers). */
export const subjectUnknown = 'subject-unknown';

const repeated: WorkResult = { outcomes: [], repeated: true };

/** What events caused by a foreign event carry: its metadata, with the event as their causation. */
export const metadataFrom = (event: RecordedEvent): EventMetadata => ({
  ...event.metadata,
  causation: eventId(event.producer, event.stream, event.version),
});

/** Decides a chunk in memory, in order; later commands of a stream see what earlier ones did. */
export class ChunkDecider {
  readonly plan = new ChunkPlan();

  constructor(
    private readonly ledger: ServiceLedger,
    private readonly state: ChunkState,
    private readonly now: Instant,
  ) {}

  decideWorks(works: readonly Work[]): void {
    for (const work of works) this.plan.results.push(this.decideWork(work));
  }

  /** Commands that refusals asked for; they ask for none themselves. */
  decideFollowUps(): void {
    const followUps = this.plan.followUps;
    this.plan.followUps = [];
    for (const { command, metadata } of followUps) this.decideCommand(command, metadata);
  }

  /** The streams that `retryWaiting` will need. */
  streamsOfWaiting(): readonly string[] {
    const events = [...this.plan.touched.keys()].flatMap((stream) => this.waitingFor(stream));
    return events.flatMap((event) => this.ledger.react(event).map(({ stream }) => stream));
  }

  /** Posted events whose stream exists now are tried again, in version order. */
  retryWaiting(): void {
    for (const stream of [...this.plan.touched.keys()]) {
      const events = this.waitingFor(stream);
      this.plan.waiting.delete(stream);
      for (const event of events) this.applyTo(stream, event);
      const kept = this.plan.waiting.get(stream) ?? [];
      const tried = events.filter((event) => !kept.includes(event));
      this.plan.noLongerWaiting.push(...tried.map((event) => ({ subject: stream, event })));
    }
  }

  private waitingFor(stream: string): readonly RecordedEvent[] {
    return [...(this.state.waiting.get(stream) ?? []), ...(this.plan.waiting.get(stream) ?? [])];
  }

  private decideWork(work: Work): WorkResult | Error {
    switch (work.origin.kind) {
      case 'fresh':
        return this.runCommands(work);
      case 'request':
        return this.decideRequest(work, originKey(work.origin), work.origin.digest);
      case 'due':
        return this.decideDue(work, work.origin.id);
      case 'event':
        return this.decideEvent(work, work.origin);
    }
  }

  private decideRequest(work: Work, key: string, digest: string): WorkResult | Error {
    const now = this.plan.origins.get(key);
    const done = now ? { ...now.answer, digest: now.origin.digest } : this.state.origins.get(key);
    if (done && done.digest !== digest) return new KeyReused();
    if (done) return { outcomes: [], repeated: true, answer: { status: done.status, body: done.body } };
    const result = this.runCommands(work);
    const answer = result.answer ?? { status: 204, body: null };
    if (work.origin.kind === 'request') this.plan.origins.set(key, { origin: work.origin, answer });
    return result;
  }

  private decideDue(work: Work, id: string): WorkResult {
    const row = this.state.dues.get(id);
    if (!row?.armed || row.at > this.now || this.plan.takenDues.has(id)) return repeated;
    const result = this.runCommands({ ...work, metadata: { ...work.metadata, ...row.metadata } });
    const refused = result.outcomes.length > 0 && result.outcomes.every(({ kind }) => kind === 'rejected');
    this.plan.takenDues.set(id, refused ? 'skipped' : 'done');
    return result;
  }

  private decideEvent(work: Work, origin: EventOrigin): WorkResult {
    const { event, park, release } = origin;
    const key = inboxKey(event);
    const place = placeInStream(this.plan.inbox.get(key) ?? this.state.inbox.get(key), event, release);
    if (place === 'seen') return repeated;
    if (place === 'gap' && park === undefined) return { outcomes: [], repeated: false, outOfOrder: place };
    const move = this.moveOf(key, event);
    if (place !== 'next' || park !== undefined) {
      move.parked = true;
      this.plan.parked.push({ event, reason: park ?? place });
      return { outcomes: [], repeated: false, ...(place === 'fork' && { outOfOrder: place }) };
    }
    move.version = event.version;
    move.hash = event.hash;
    if (release) this.plan.released.push(event);
    this.plan.applied.push(event);
    return { outcomes: this.applyCommands(work.commands, work.metadata, event, work.refusal), repeated: false };
  }

  private moveOf(key: string, { producer, stream }: RecordedEvent): InboxMove {
    const moved = this.plan.inbox.get(key);
    if (moved) return moved;
    const row = this.state.inbox.get(key);
    const { version = 0, hash = hashOfNothing, parked = false } = row ?? {};
    const move = { producer, stream, from: row?.version, version, hash, parked };
    this.plan.inbox.set(key, move);
    return move;
  }

  /** Only what the event asks of the stream that it waited for: the rest was done when it came. */
  private applyTo(stream: string, event: RecordedEvent): void {
    const commands = this.ledger.react(event).filter((command) => command.stream === stream);
    this.applyCommands(commands, metadataFrom(event), event, undefined);
  }

  private applyCommands(
    commands: readonly AddressedCommand[],
    metadata: EventMetadata,
    event: RecordedEvent,
    refusal: Rejection | undefined,
  ): Outcome[] {
    return commands.map((command) => {
      const outcome = refusal ?? this.decideCommand(command, metadata);
      if (outcome.kind === 'accepted') return outcome;
      if (outcome.code === subjectUnknown && metadata.receipt !== undefined) this.keepWaiting(command.stream, event);
      else this.askToRecord(outcome, metadata);
      return outcome;
    });
  }

  private keepWaiting(stream: string, event: RecordedEvent): void {
    this.plan.waiting.set(stream, [...(this.plan.waiting.get(stream) ?? []), event]);
  }

  private askToRecord(refusal: Outcome & { kind: 'rejected' }, metadata: EventMetadata): void {
    const { code, params } = refusal;
    for (const command of this.ledger.recordRefusal({ code, ...(params && { params }), metadata })) {
      this.plan.followUps.push({ command, metadata });
    }
  }

  private runCommands(work: Work): WorkResult {
    const outcomes = work.commands.map((command) => work.refusal ?? this.decideCommand(command, work.metadata));
    return { outcomes, repeated: false, ...(work.answer && { answer: work.answer(outcomes) }) };
  }

  private decideCommand({ stream, command }: AddressedCommand, metadata: EventMetadata): Outcome {
    const loaded = this.state.aggregates.get(stream);
    if (!loaded) throw new RangeError(`${stream} was not loaded`);
    const aggregate = aggregateOf(this.ledger, parseStream(stream).concept);
    const circumstances = { now: this.now, stream, metadata, terms: this.ledger.terms() };
    const decision = aggregate.decide(command, loaded.state, circumstances);
    if (decision.kind === 'rejected') return decision;
    if (decision.events.length === 0) return { kind: 'accepted', events: [], state: loaded.state };
    let current = loaded;
    const events: DraftEvent[] = [];
    for (const event of decision.events) {
      const draft = this.draft(stream, current, event, metadata);
      current = { version: draft.version, hash: draft.hash, state: aggregate.evolve(current.state, event) };
      events.push(draft);
    }
    this.plan.events.push(...events);
    const touched = this.plan.touched.get(stream);
    if (touched) Object.assign(touched, { after: current, metadata });
    else this.plan.touched.set(stream, { stream, aggregate, before: loaded, after: current, metadata });
    this.state.aggregates.set(stream, current);
    return { kind: 'accepted', events, state: current.state };
  }

  private draft(
    stream: string,
    on: { version: number; hash: string },
    event: NewEvent,
    metadata: EventMetadata,
  ): DraftEvent {
    const { type, data } = event;
    const occurredAt = event.occurredAt === undefined ? this.now : new Date(event.occurredAt).toISOString();
    const version = on.version + 1;
    const part = { stream, version, type, data, metadata, occurredAt, recordedAt: this.now };
    return { producer: this.ledger.service, ...part, hash: eventHash(on.hash, part) };
  }
}
