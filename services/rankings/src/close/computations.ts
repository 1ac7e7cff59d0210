import type { DirectoryCopy } from '@kaoji/directory-copy';
import type { Executor, Outcome } from '@kaoji/messaging';
import type { Clock } from '@kaoji/kernel';
import type { Pool } from '../fact/database.store.js';
import type { Cut } from '../fact/cut.js';
import type { Schemes } from '../scheme/schemes.store.js';
import { placesOf, type Place } from '../scoring/ranking-json.policy.js';
import type { RankedUnit } from '../scoring/ranking.policy.js';
import { cutOf } from './cuts.store.js';
import { periodStream } from './period.aggregate.js';
import type { PeriodCommand } from './period.decide.js';
import { computationDue, waitsFor, type Computed, type PeriodState } from './period.state.js';
import { periodOf, wantingPeriods } from './periods.store.js';
import { readingFacts } from './reading.store.js';
import { bytesOf, computeSnapshot, rankingDay } from './snapshot.js';
import { keepSnapshot } from './snapshots.store.js';

/** What computations run on. */
export interface ComputationParts {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly executor: Pick<Executor, 'submit'>;
  readonly directory: Pick<DirectoryCopy, 'unitsOn' | 'calendar'>;
  readonly schemes: Schemes;
}

/** What a computation came to: its bytes are kept, the places go into the event. */
export type ComputedPlaces = Computed & { readonly places: readonly Place[] };

/** Units as a period ranks them: those of its last day that have a category. */
export const rankedUnits = (directory: ComputationParts['directory'], period: string): readonly RankedUnit[] =>
  directory
    .unitsOn(rankingDay(period))
    .flatMap(({ code, name, category, kind }) =>
      category === null || category === undefined ? [] : [{ code, name, category, kind }],
    );

/** Computes what the close and the freeze of a period ask for, outside the executor, and records it through it. */
export class PeriodComputations {
  constructor(private readonly parts: ComputationParts) {}

  /** Computes what has become possible for every period. */
  async settleAll(): Promise<number> {
    const periods = await wantingPeriods(this.parts.pool);
    for (const period of periods) await this.settle(period);
    return periods.length;
  }

  /** Computes what has become possible for a period; the state after it. */
  async settle(period: string): Promise<PeriodState> {
    for (;;) {
      const state = await periodOf(this.parts.pool, period);
      const kind = computationDue(state);
      if (kind === null) return state;
      const computed = await this.computeAt(period, kind, state);
      await this.submit(period, { type: 'record-computation', kind, ...computed });
    }
  }

  /** The computation of the close or the freeze from the facts that are here now. */
  async computeAt(period: string, kind: 'provisional' | 'frozen', state: PeriodState): Promise<ComputedPlaces> {
    const missing = waitsFor(state, kind === 'frozen' ? ['closed', 'frozen'] : ['closed']);
    return await this.compute(period, () => cutOf(this.parts.pool, kind, state), missing);
  }

  /**
   * Reads the cut, computes in one read-only transaction, keeps the bytes.
   * @param schemeVersion of a scheme that the period was ranked by before; without it the one in force on its last day
   */
  async compute(
    period: string,
    cutNow: () => Promise<Cut>,
    missing: readonly string[],
    schemeVersion?: number,
  ): Promise<ComputedPlaces> {
    const { pool, directory, schemes } = this.parts;
    const units = rankedUnits(directory, period);
    const { zone } = directory.calendar();
    const cut = await cutNow();
    const snapshot = await readingFacts(pool, async (client) => {
      const scheme = await (schemeVersion === undefined
        ? schemes.inForce(period, client)
        : schemes.version(schemeVersion, client));
      const input = { period, cut, units, zone, scheme: scheme.content, schemeVersion: scheme.version };
      return await computeSnapshot(client, input);
    });
    const bytes = bytesOf(snapshot);
    await keepSnapshot(pool, bytes);
    const stands = { snapshot: bytes.digest, cut, schemeVersion: snapshot.schemeVersion };
    return { ...stands, waitsFor: missing, places: placesOf(snapshot.rankings) };
  }

  async submit(period: string, command: PeriodCommand): Promise<Outcome | undefined> {
    const { executor, clock } = this.parts;
    const result = await executor.submit({
      origin: { kind: 'fresh' },
      commands: [{ stream: periodStream(period), command }],
      metadata: { actor: 'clock', rootAt: clock.now() },
    });
    return result.outcomes[0];
  }
}
