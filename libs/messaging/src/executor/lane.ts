import type { Work, WorkResult } from './work.js';

/** A work that waits for its chunk, and those who wait for it. */
export interface Waiting {
  readonly work: Work;
  /** When it was submitted, on the monotonic clock in ms. */
  readonly since: number;
  resolve(result: WorkResult): void;
  reject(error: unknown): void;
}

const most = 200;
const slow = 100;
const quick = 30;

const order = (work: Work): 0 | 1 | 2 => {
  switch (work.origin.kind) {
    case 'request':
    case 'fresh':
      return 0;
    case 'due':
      return 1;
    case 'event':
      return 2;
  }
};

/**
 * What waits for the next chunk: routes first, then due steps, then events, each in the order of arrival. The chunk
 * grows and shrinks so that its transaction stays under 100 ms (messaging.md, One executor).
 */
export class Lane {
  private readonly queues: readonly [Waiting[], Waiting[], Waiting[]] = [[], [], []];
  private size = most;

  add(waiting: Waiting): void {
    this.queues[order(waiting.work)].push(waiting);
  }

  get empty(): boolean {
    return this.queues.every((queue) => queue.length === 0);
  }

  /** The next chunk: at most `size` commands, but at least one work. */
  take(): Waiting[] {
    const chunk: Waiting[] = [];
    let commands = 0;
    for (const queue of this.queues) {
      let taken = 0;
      for (const waiting of queue) {
        const weight = Math.max(1, waiting.work.commands.length);
        if (chunk.length > 0 && commands + weight > this.size) break;
        commands += weight;
        chunk.push(waiting);
        taken += 1;
      }
      queue.splice(0, taken);
      if (queue.length > 0) break;
    }
    return chunk;
  }

  /** Takes out what people asked for before `since`: they are not kept waiting for a database that is away. */
  takePeople(since: number): Waiting[] {
    const [people] = this.queues;
    const fresh = people.findIndex((waiting) => waiting.since >= since);
    return people.splice(0, fresh < 0 ? people.length : fresh);
  }

  /** Over 100 ms halves the next chunk, under 30 ms doubles it, between 1 and 200 commands. */
  took(milliseconds: number): void {
    if (milliseconds > slow) this.size = Math.max(1, Math.floor(this.size / 2));
    else if (milliseconds < quick) this.size = Math.min(most, this.size * 2);
  }
}
