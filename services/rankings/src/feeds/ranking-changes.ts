import { type Position, sha256, startOfFeed } from '@kaoji/kernel';
import { feedHead } from '@kaoji/messaging';
import type { Pool } from '../fact/database.store.js';
import type { LiveRankings } from '../live/live-rankings.js';
import { publishedPeriods } from '../close/periods.store.js';

/** What the stream of rankings says. */
export interface RankingChange {
  readonly event: 'ranking-changed' | 'ranking-published';
  /** Position in rankings' own feed. */
  readonly id: Position;
  readonly data: {
    readonly period: string;
    readonly category?: string;
    readonly kind: 'live' | 'published';
    readonly revision?: number;
  };
}

type Listener = (change: RankingChange) => void;

const lookEvery = 250;

/** Watches the present month while anybody listens: tells which category's table is another one, and what was published. */
export class RankingChanges {
  private readonly listeners = new Set<Listener>();
  private readonly shown = new Map<string, string>();
  private latestPublication: string | undefined;
  private timer: NodeJS.Timeout | undefined;
  private underWay: Promise<void> | undefined;

  constructor(
    private readonly pool: Pool,
    private readonly live: LiveRankings,
    private readonly failed: (error: unknown) => void,
  ) {}

  /**
   * Tells of changes until the function given back is called. What it is compared with is there when this returns: whoever
   * reads the newest state after it misses nothing in between.
   */
  async listen(listener: Listener): Promise<() => void> {
    this.listeners.add(listener);
    this.timer ??= setInterval(() => void this.look(), lookEvery);
    await this.look();
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) this.close();
    };
  }

  /** The newest state of each category once: for who was away (contract.md, Ranking feeds). */
  async newest(): Promise<readonly RankingChange[]> {
    const id = await this.position();
    const { period, rankings } = await this.live.tables(this.live.presentMonth());
    const changed = rankings.map(({ category }): RankingChange => changeOf(id, period, category));
    const [last] = await publishedPeriods(this.pool, 1);
    return last ? [...changed, publicationOf(id, last.period, last.state.published.length)] : changed;
  }

  close(): void {
    clearInterval(this.timer);
    this.timer = undefined;
    this.shown.clear();
    this.latestPublication = undefined;
  }

  private async position(): Promise<Position> {
    return (await feedHead(this.pool, 'rankings')) ?? startOfFeed;
  }

  private async look(): Promise<void> {
    this.underWay ??= this.lookOnce();
    await this.underWay;
  }

  private async lookOnce(): Promise<void> {
    try {
      for (const change of [...(await this.changed()), ...(await this.published())]) {
        for (const listener of this.listeners) listener(change);
      }
    } catch (error) {
      this.failed(error);
    } finally {
      this.underWay = undefined;
    }
  }

  private async changed(): Promise<readonly RankingChange[]> {
    const { period, rankings } = await this.live.tables(this.live.presentMonth());
    const differing = rankings.filter((ranking) => {
      const key = `${period} ${ranking.category}`;
      const digest = sha256(JSON.stringify(ranking)).toString('hex');
      const before = this.shown.get(key);
      this.shown.set(key, digest);
      return before !== undefined && before !== digest;
    });
    if (differing.length === 0) return [];
    const id = await this.position();
    return differing.map(({ category }) => changeOf(id, period, category));
  }

  private async published(): Promise<readonly RankingChange[]> {
    const [last] = await publishedPeriods(this.pool, 1);
    const name = last ? `${last.period} ${last.state.published.length}` : '';
    const before = this.latestPublication;
    this.latestPublication = name;
    if (!last || before === undefined || before === name) return [];
    return [publicationOf(await this.position(), last.period, last.state.published.length)];
  }
}

const changeOf = (id: Position, period: string, category: string): RankingChange => ({
  event: 'ranking-changed',
  id,
  data: { period, category, kind: 'live' },
});

const publicationOf = (id: Position, period: string, revision: number): RankingChange => ({
  event: 'ranking-published',
  id,
  data: { period, kind: 'published', revision },
});
