import { positionText, type EventMetadata, type RecordedEvent } from '@kaoji/kernel';
import { eventHash, hashOfNothing } from '../ledger/event-hash.js';

/** Another service's ledger in memory: each stream's events with versions and hashes as an executor gives them. */
export class ForeignEvents {
  private readonly heads = new Map<string, { version: number; hash: string }>();
  private count = 0;

  constructor(
    private readonly producer: string,
    private readonly now: string,
  ) {}

  /** The next event of a stream; `type` is the middle of `kaoji.counter.<type>.v1`. */
  next(stream: string, type: string, data: object, metadata: Partial<EventMetadata> = {}): RecordedEvent {
    const head = this.heads.get(stream) ?? { version: 0, hash: hashOfNothing };
    const part = {
      stream,
      version: head.version + 1,
      type: `kaoji.counter.${type}.v1`,
      data,
      metadata: { rootAt: this.now, ...metadata },
      occurredAt: this.now,
      recordedAt: this.now,
    };
    const hash = eventHash(head.hash, part);
    this.heads.set(stream, { version: part.version, hash });
    this.count += 1;
    return { producer: this.producer, ...part, hash, position: positionText(1, '1', String(this.count)) };
  }
}
