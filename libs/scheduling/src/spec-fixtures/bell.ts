import { EventCatalogue } from '@kaoji/contracts';
import { accept, type Decision, type Reaction, reject } from '@kaoji/kernel';
import { aggregateTable, ledgerTables, type Aggregate, type AnyAggregate } from '@kaoji/messaging';
import type { MigrationClass } from '@kaoji/persistence';
import { drillTable } from '../drill-clock.js';
import type { ServiceDefinition } from '../service-definition.js';

/** Small services for the specs of this library: `source` has bells that are struck and rung by time, `mirror` copies the strokes. */
export interface BellState {
  readonly strokes: number;
  readonly ringAt: string | null;
  readonly rings: number;
}

export type BellCommand =
  { readonly type: 'strike' } | { readonly type: 'set'; readonly at: string } | { readonly type: 'ring' };

type BellEvent =
  | { readonly type: 'kaoji.bell.struck.v1'; readonly data: Record<string, never> }
  | { readonly type: 'kaoji.bell.set.v1'; readonly data: { readonly at: string } }
  | { readonly type: 'kaoji.bell.rung.v1'; readonly data: Record<string, never> };

function evolve(state: BellState, event: BellEvent): BellState {
  switch (event.type) {
    case 'kaoji.bell.struck.v1':
      return { ...state, strokes: state.strokes + 1 };
    case 'kaoji.bell.set.v1':
      return { ...state, ringAt: event.data.at };
    case 'kaoji.bell.rung.v1':
      return { ...state, ringAt: null, rings: state.rings + 1 };
  }
}

function decide(command: BellCommand, state: BellState): Decision<BellEvent> {
  switch (command.type) {
    case 'strike':
      return accept({ type: 'kaoji.bell.struck.v1', data: {} });
    case 'set':
      return accept({ type: 'kaoji.bell.set.v1', data: { at: command.at } });
    case 'ring':
      return state.ringAt === null ? reject('not-set') : accept({ type: 'kaoji.bell.rung.v1', data: {} });
  }
}

const bell: Aggregate<BellState, BellCommand, BellEvent, null> = {
  concept: 'bell',
  table: 'bell',
  fold: 1,
  initial: { strokes: 0, ringAt: null, rings: 0 },
  evolve,
  decide,
  agenda: ({ ringAt, rings }) => (ringAt === null ? [] : [{ kind: 'ring', round: String(rings + 1), at: ringAt }]),
};

export const bells = [bell] as unknown as readonly AnyAggregate[];

class BellTables1767225600000 {
  async up(runner: { query(sql: string): Promise<unknown> }): Promise<void> {
    await runner.query(ledgerTables);
    await runner.query(aggregateTable('bell'));
    await runner.query(drillTable);
  }

  async down(): Promise<void> {
    throw new Error('migrations only add');
  }
}

export const bellSchema = (name: string) => ({
  name,
  migrations: [BellTables1767225600000 as unknown as MigrationClass],
});

class Struck {
  static readonly type = 'kaoji.bell.struck.v1';
}
class BellSet {
  static readonly type = 'kaoji.bell.set.v1';
}
class Rung {
  static readonly type = 'kaoji.bell.rung.v1';
}

export const bellCatalogue = new EventCatalogue([
  { event: Struck, producer: 'source', owner: 'source', takers: ['mirror'] },
  { event: BellSet, producer: 'source', owner: 'source', takers: [] },
  { event: Rung, producer: 'source', owner: 'source', takers: [] },
]);

/** Strikes the mirror's bell for each stroke of the source's. */
export const mirrorStroke: Reaction = ({ stream }) => [{ stream, command: { type: 'strike' } satisfies BellCommand }];

/** The source without handlers, the mirror with its one reaction. */
export const bellDefinition = (name: string): ServiceDefinition => ({
  name,
  aggregates: bells,
  handlers: { reactions: name === 'mirror' ? { [Struck.type]: mirrorStroke } : {}, projections: [] },
  ownProjections: [],
  terms: () => null,
  dueCommand: ({ subject }) => ({ stream: subject, command: { type: 'ring' } satisfies BellCommand }),
  ready: () => Promise.resolve(),
  recordRefusal: () => [],
});
