import type { Pool } from '../fact/database.store.js';
import type { PeriodComputations } from '../close/computations.js';
import { factHeads } from '../close/cuts.store.js';
import type { PeriodState, Published } from '../close/period.state.js';
import { waitsFor } from '../close/period.state.js';
import { publishedPeriods } from '../close/periods.store.js';
import { snapshotOf } from '../close/snapshots.store.js';
import type { Cut } from '../fact/cut.js';
import { placesOf } from '../scoring/ranking-json.policy.js';
import type { PublicationCommand } from './publication.decide.js';

/** Makes the commands by which a ranking is published: what is signed was computed before, outside the executor. */
export class Publications {
  constructor(
    private readonly pool: Pool,
    private readonly computations: PeriodComputations,
    private readonly now: () => string,
  ) {}

  /** The frozen ranking; while markers are missing what the facts here come to, which must be accepted in words. */
  async signOff(period: string, by: string, acceptIncomplete: string | null): Promise<PublicationCommand> {
    const state = await this.computations.settle(period);
    const previousSeal = await this.newestSeal();
    const more = { type: 'sign-off' as const, by, acceptIncomplete, previousSeal };
    if (state.frozen) return { ...more, ...state.frozen, places: await this.placesIn(state.frozen.snapshot) };
    if (state.timetable === null || !state.reached.includes('freeze')) return { ...more, ...nothing(state) };
    return { ...more, ...(await this.computations.computeAt(period, 'frozen', state)) };
  }

  /** The next revision from all facts that are here now, by the scheme it was published by: no later one is laid on it. */
  async correction(period: string, by: string, reason: string): Promise<PublicationCommand> {
    const state = await this.computations.settle(period);
    const last = state.published.at(-1);
    const more = { type: 'correct' as const, by, reason, onRevision: state.published.length };
    if (!last) return { ...more, ...nothing(state), oldPlaces: [] };
    const cutNow = async (): Promise<Cut> => ({
      close: { before: this.now(), positions: await factHeads(this.pool) },
    });
    const missing = waitsFor(state, ['closed', 'frozen']);
    const computed = await this.computations.compute(period, cutNow, missing, last.schemeVersion);
    return { ...more, ...computed, oldPlaces: await this.placesIn(last.snapshot) };
  }

  private async placesIn(snapshot: string) {
    return placesOf((await snapshotOf(this.pool, snapshot)).rankings);
  }

  /** Of the publication before, whichever period it was of. */
  private async newestSeal(): Promise<string> {
    const [newest] = await publishedPeriods(this.pool, 1);
    return newest?.state.published.at(-1)?.seal ?? '';
  }
}

/** Nothing was computed yet: the rules say why it cannot be published. */
const nothing = (state: PeriodState) => ({
  snapshot: '',
  cut: {},
  schemeVersion: 0,
  waitsFor: waitsFor(state, ['closed', 'frozen']),
  places: [],
});

/** A revision of a published period: the newest unless one is asked for. */
export const revisionOf = ({ published }: PeriodState, revision?: number): Published | undefined =>
  revision === undefined ? published.at(-1) : published.find((one) => one.revision === revision);
