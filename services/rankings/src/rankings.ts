import { DirectoryCopy } from '@kaoji/directory-copy';
import type { UnitTree } from '@kaoji/http';
import { ServiceProcess, type Platform } from '@kaoji/scheduling';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { PeriodComputations } from './close/computations.js';
import { RankingChanges } from './feeds/ranking-changes.js';
import { RankingTables } from './feeds/ranking-tables.js';
import { FactSwapWatch } from './live/fact-swap-watch.js';
import { LiveRankings } from './live/live-rankings.js';
import { MonthCounts } from './live/month-counts.js';
import { Publications } from './publication/publications.js';
import { rankingsDefinition } from './rankings.definition.js';
import { Schemes } from './scheme/schemes.store.js';
import type { ShippedScheme } from './scheme/shipped-schemes.policy.js';
import { Trials } from './what-if/trials.js';

/** Milliseconds between two looks for periods whose computation has become possible. */
const settleEvery = 500;

/** Rankings at work: what its routes are made of. */
export class Rankings implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private settling: Promise<void> | undefined;

  private constructor(
    readonly running: ServiceProcess,
    readonly directory: DirectoryCopy,
    readonly schemes: Schemes,
    readonly live: LiveRankings,
    readonly computations: PeriodComputations,
    readonly publications: Publications,
    readonly tables: RankingTables,
    readonly changes: RankingChanges,
    readonly trials: Trials,
    private readonly swaps: FactSwapWatch,
    private readonly platform: Platform,
  ) {}

  static async open(platform: Platform, shipped: ShippedScheme): Promise<Rankings> {
    const pool = platform.pool('rankings');
    const clock = platform.clock('rankings');
    const directory = await DirectoryCopy.load(pool, 'rankings');
    const counts = new MonthCounts(pool, clock, () => directory.calendar().zone);
    const { composition, log } = platform;
    const definition = rankingsDefinition({ directory, composition, stated: (said) => counts.mark(said) });
    const running = ServiceProcess.prepare(definition, platform);
    const schemes = new Schemes(pool, shipped);
    const live = new LiveRankings(counts, directory, schemes, clock);
    const { executor } = running;
    const computations = new PeriodComputations({ pool, clock, executor, directory, schemes });
    const publications = new Publications(pool, computations, () => clock.now());
    const failed = (error: unknown): void => log.error('the ranking stream failed', { service: 'rankings', error });
    const changes = new RankingChanges(pool, live, failed);
    const tables = new RankingTables(pool, live);
    const trials = new Trials({ pool, clock, directory, schemes });
    const swaps = new FactSwapWatch(pool);
    const parts = [running, directory, schemes, live, computations, publications, tables, changes, trials] as const;
    return new Rankings(...parts, swaps, platform);
  }

  /** The organisation as it stands now, for rights. */
  tree(): UnitTree {
    const now = this.running.clock.now();
    return { isBelow: (unit, of) => this.directory.isBelow(unit, of, now) };
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.running.follow();
    this.timer = setInterval(() => void this.settle(), settleEvery);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.settling;
    this.changes.close();
    this.directory.close();
    await this.running.close();
  }

  /** Computes what the close of some period waits for, from the facts in place; what fails is tried again at the next look. */
  async settle(): Promise<void> {
    this.settling ??= this.settleOnce();
    await this.settling;
  }

  private async settleOnce(): Promise<void> {
    try {
      if (await this.swaps.hasSwapped()) this.live.forget();
      await this.computations.settleAll();
    } catch (error) {
      this.platform.log.error('a ranking could not be computed', { service: 'rankings', error });
    } finally {
      this.settling = undefined;
    }
  }
}
