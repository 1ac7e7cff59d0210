import { EventApi, type EventResult } from './event-api.js';
import { load } from './load.js';
import type { PostedEvent } from './posted-events.js';

/** An event API that knows what it was given, as the contract says. */
class RememberingApi extends EventApi {
  readonly seen = new Set<string>();
  readonly batches: number[] = [];

  constructor() {
    super('http://127.0.0.1:0', '');
  }

  override async post(batch: readonly PostedEvent[]): Promise<readonly EventResult[]> {
    this.batches.push(batch.length);
    await new Promise((resolve) => setTimeout(resolve, this.batches.length % 2));
    return batch.map(({ source, id }) => {
      const status = this.seen.has(id) ? 'duplicate' : 'accepted';
      this.seen.add(id);
      return { source, id, status };
    });
  }
}

const sample = `${__dirname}/../sample/made-up-200.csv`;

describe('loading a file', () => {
  it('posts every request once, and a second time finds only duplicates', async () => {
    const api = new RememberingApi();
    const first = await load(sample, api, () => undefined, 20);
    expect(Math.max(...api.batches)).toBeLessThanOrEqual(20);
    expect(first.requests).toBe(200);
    expect(first.accepted).toBe(api.seen.size);
    expect(first.accepted).toBeGreaterThan(300);
    const second = await load(sample, api, () => undefined);
    expect(second).toStrictEqual({ requests: 200, accepted: 0, duplicate: first.accepted, refused: [] });
  });
});
