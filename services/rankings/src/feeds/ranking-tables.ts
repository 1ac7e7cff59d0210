import { strongEtag } from '@kaoji/http';
import { BoundedMap, reject, type Rejection } from '@kaoji/kernel';
import type { Pool } from '../fact/database.store.js';
import type { PeriodState } from '../close/period.state.js';
import { periodOf, publishedPeriods } from '../close/periods.store.js';
import type { Snapshot } from '../close/snapshot.js';
import { snapshotOf } from '../close/snapshots.store.js';
import type { LiveRankings } from '../live/live-rankings.js';
import { revisionOf } from '../publication/publications.js';
import { viewOfLive, viewOfProvisional, viewOfPublished, type RankingView, type TableKind } from './ranking.view.js';

/** Milliseconds that another replica's publication may stay unseen. */
const statesFor = 250;
const snapshotsKept = 24;
const answersKept = 200;

/** A body that is sent as it is, again and again. */
export interface TableBody {
  readonly text: string;
  readonly etag: string;
}

/** Every table that can be read: live from memory, the others from their bytes; what was published never changes. */
export class RankingTables {
  private readonly states = new BoundedMap<string, { readonly state: PeriodState; readonly at: number }>(answersKept);
  private readonly snapshots = new BoundedMap<string, Snapshot>(snapshotsKept);
  private readonly bodies = new BoundedMap<string, TableBody>(answersKept);

  constructor(
    private readonly pool: Pool,
    private readonly live: LiveRankings,
  ) {}

  async view(period: string, kind: TableKind, revision?: number): Promise<RankingView | Rejection> {
    if (kind === 'live') {
      const { asOf, rankings } = await this.live.tables(period);
      return viewOfLive(period, asOf, rankings);
    }
    const state = await this.state(period);
    if (kind === 'provisional') {
      const computed = state.frozen ?? state.provisional;
      if (!computed) return reject('not-computed');
      return viewOfProvisional(await this.snapshot(computed.snapshot), computed.waitsFor);
    }
    const published = revisionOf(state, revision);
    if (!published) return reject('not-published');
    return viewOfPublished(await this.snapshot(published.snapshot), published);
  }

  /** The published table as bytes, made once for each way in which it is asked for. */
  async publishedBody(
    period: string,
    revision: number | undefined,
    asked: string,
    make: (view: RankingView) => unknown,
  ): Promise<TableBody | Rejection> {
    const published = revisionOf(await this.state(period), revision);
    if (!published) return reject('not-published');
    const key = `${period} ${published.revision} ${asked}`;
    const known = this.bodies.get(key);
    if (known) return known;
    const view = viewOfPublished(await this.snapshot(published.snapshot), published);
    const text = JSON.stringify(make(view));
    const body = { text, etag: strongEtag(text) };
    this.bodies.set(key, body);
    return body;
  }

  /** The newest revision of the periods that were published last. */
  async newest(limit: number): Promise<readonly RankingView[]> {
    const views = [];
    for (const { state } of await publishedPeriods(this.pool, limit)) {
      const published = revisionOf(state);
      if (published) views.push(viewOfPublished(await this.snapshot(published.snapshot), published));
    }
    return views;
  }

  async state(period: string): Promise<PeriodState> {
    const known = this.states.get(period);
    if (known && performance.now() - known.at < statesFor) return known.state;
    const state = await periodOf(this.pool, period);
    this.states.set(period, { state, at: performance.now() });
    return state;
  }

  /** Something was decided about a period in this process. */
  forget(period: string): void {
    this.states.delete(period);
  }

  async snapshot(digest: string): Promise<Snapshot> {
    const snapshot = this.snapshots.get(digest) ?? (await snapshotOf(this.pool, digest));
    this.snapshots.set(digest, snapshot);
    return snapshot;
  }
}
