import type { Position } from '@kaoji/kernel';
import type { Pool } from 'pg';
import { readFeed, type FeedPage } from './feed.js';

/** Events in all pages that are kept for those who come after. */
const most = 4_000;

/**
 * Pages of feeds, each read once for all consumers of this process that stand at the same place: reading was 30 % of what
 * Postgres did for an event that four services follow. A page never changes, since nothing can come before its end any
 * more; one that was read a while ago may only be shorter than it would be now.
 */
export class FeedPages {
  private readonly pages = new Map<string, Promise<FeedPage>>();
  private readonly sizes = new Map<string, number>();
  private events = 0;

  constructor(
    private readonly pool: Pool,
    private readonly limit: number,
  ) {}

  /** The next events of a producer after a position. An empty page is not kept. */
  read(producer: string, after: Position): Promise<FeedPage> {
    const key = `${producer} ${after}`;
    const known = this.pages.get(key);
    if (known) return known;
    const reading = this.readNew(key, producer, after);
    this.pages.set(key, reading);
    return reading;
  }

  private async readNew(key: string, producer: string, after: Position): Promise<FeedPage> {
    try {
      const page = await readFeed(this.pool, producer, after, this.limit);
      if (page.events.length === 0) this.pages.delete(key);
      else this.keep(key, page.events.length);
      return page;
    } catch (error) {
      this.pages.delete(key);
      throw error;
    }
  }

  private keep(key: string, size: number): void {
    this.sizes.set(key, size);
    this.events += size;
    for (const [oldest, events] of this.sizes) {
      if (this.events <= most) return;
      this.pages.delete(oldest);
      this.sizes.delete(oldest);
      this.events -= events;
    }
  }
}
