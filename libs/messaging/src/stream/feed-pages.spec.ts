import { positionText, startOfFeed } from '@kaoji/kernel';
import type { Pool } from 'pg';
import { FeedPages } from './feed-pages.js';

/** A ledger of as many events as it is told, which counts how often it is read. */
class Ledger {
  length = 0;
  reads = 0;
  fails = false;

  readonly pool = {
    query: (sql: string, bound: readonly [number, string, string, number]) => {
      if (sql.includes('.generation')) return Promise.resolve({ rows: [{ number: 1 }] });
      this.reads += 1;
      if (this.fails) return Promise.reject(new Error('away'));
      const [, , after, limit] = bound;
      const ids = Array.from({ length: this.length }, (_, index) => index + 1).filter((id) => id > Number(after));
      return Promise.resolve({ rows: ids.slice(0, limit).map((id) => this.row(id)) });
    },
  } as unknown as Pool;

  private row(id: number): object {
    const at = new Date('2026-10-08T02:00:00.000Z');
    const event = { stream: `counter/${id}`, version: 1, type: 'added', data: {}, metadata: {}, hash: '' };
    return { ...event, id: String(id), tx: String(id), generation: 1, occurred_at: at, recorded_at: at };
  }
}

const at = (id: number): string => positionText(1, String(id), String(id));
let ledger: Ledger;
let pages: FeedPages;

beforeEach(() => {
  ledger = new Ledger();
  pages = new FeedPages(ledger.pool, 1_000);
});

describe('a page of a feed', () => {
  it('is read once for all who stand at the same place, at the same time or one after the other', async () => {
    ledger.length = 3;
    const [one, two] = await Promise.all([pages.read('source', startOfFeed), pages.read('source', startOfFeed)]);
    const three = await pages.read('source', startOfFeed);
    expect([one.events.length, one.next, ledger.reads]).toStrictEqual([3, at(3), 1]);
    expect([two, three]).toStrictEqual([one, one]);
  });

  it('is each producer’s own', async () => {
    ledger.length = 3;
    await pages.read('source', startOfFeed);
    expect((await pages.read('other', startOfFeed)).events[0]?.producer).toBe('other');
  });

  it('that is empty is read again', async () => {
    expect((await pages.read('source', startOfFeed)).events).toStrictEqual([]);
    ledger.length = 1;
    expect((await pages.read('source', startOfFeed)).events).toHaveLength(1);
  });

  it('that could not be read is read again', async () => {
    ledger.fails = true;
    await expect(pages.read('source', startOfFeed)).rejects.toThrow('away');
    ledger.fails = false;
    ledger.length = 1;
    expect((await pages.read('source', startOfFeed)).events).toHaveLength(1);
  });

  it('goes when 4,000 events were read after it, so that a backlog does not fill the memory', async () => {
    ledger.length = 6_000;
    for (let after = startOfFeed; after < at(5_000);) after = (await pages.read('source', after)).next;
    expect(ledger.reads).toBe(5);
    await pages.read('source', at(4_000));
    expect(ledger.reads).toBe(5);
    await pages.read('source', startOfFeed);
    expect(ledger.reads).toBe(6);
  });
});
