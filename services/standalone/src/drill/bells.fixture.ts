import { EventCatalogue } from '@kaoji/contracts';
import { accept, type Decision, type Instant } from '@kaoji/kernel';
import { aggregateTable, ledgerTables, type Aggregate, type AnyAggregate, type Handlers } from '@kaoji/messaging';
import type { MigrationClass, SchemaToInstall } from '@kaoji/persistence';
import { drillTable, type ServiceDefinition } from '@kaoji/scheduling';

/** A service of bells for the specs of the drill: each rings every so often, as many times as it was hung up for. */
export interface BellState {
  readonly next: Instant | null;
  readonly left: number;
  readonly every: number;
}

export type BellCommand =
  | { readonly type: 'hang'; readonly first: Instant; readonly every: number; readonly times: number }
  | { readonly type: 'ring' }
  | { readonly type: 'echo' };

interface Hung {
  readonly first: Instant;
  readonly every: number;
  readonly times: number;
}

type BellEvent =
  | { readonly type: 'kaoji.bell.hung.v1'; readonly data: Hung }
  | { readonly type: 'kaoji.bell.rung.v1'; readonly data: { readonly at: Instant } }
  | { readonly type: 'kaoji.bell.echoed.v1'; readonly data: { readonly at: Instant } };

const after = (at: Instant, milliseconds: number): Instant => new Date(Date.parse(at) + milliseconds).toISOString();

function evolve(state: BellState, event: BellEvent): BellState {
  switch (event.type) {
    case 'kaoji.bell.hung.v1':
      return { next: event.data.first, left: event.data.times, every: event.data.every };
    case 'kaoji.bell.rung.v1': {
      const left = state.left - 1;
      return { ...state, left, next: left > 0 ? after(state.next ?? '', state.every) : null };
    }
    case 'kaoji.bell.echoed.v1':
      return state;
  }
}

/** A bell that rings every 0 ms is broken: its ringing throws. */
function decide(command: BellCommand, state: BellState, { now }: { readonly now: Instant }): Decision<BellEvent> {
  switch (command.type) {
    case 'hang': {
      const { first, every, times } = command;
      return accept({ type: 'kaoji.bell.hung.v1', data: { first, every, times } });
    }
    case 'ring':
      if (state.every === 0) throw new Error('a broken bell');
      return accept({ type: 'kaoji.bell.rung.v1', data: { at: now } });
    case 'echo':
      return accept({ type: 'kaoji.bell.echoed.v1', data: { at: now } });
  }
}

const bell: Aggregate<BellState, BellCommand, BellEvent, null> = {
  concept: 'bell',
  table: 'bell',
  fold: 1,
  initial: { next: null, left: 0, every: 0 },
  evolve,
  decide,
  agenda: ({ next, left }) => (next === null ? [] : [{ kind: 'ring', round: String(left), at: next }]),
};

class BellTables1 {
  async up(runner: { query(sql: string): Promise<unknown> }): Promise<void> {
    await runner.query(ledgerTables);
    await runner.query(aggregateTable('bell'));
    await runner.query(drillTable);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations only add'));
  }
}
Object.defineProperty(BellTables1, 'name', { value: 'BellTables1767225600000' });

export const bellSchema = (name: string): SchemaToInstall => ({
  name,
  migrations: [BellTables1 as unknown as MigrationClass],
});

class Hung1 {
  static readonly type = 'kaoji.bell.hung.v1';
}
class Rung1 {
  static readonly type = 'kaoji.bell.rung.v1';
}
class Echoed1 {
  static readonly type = 'kaoji.bell.echoed.v1';
}

/** The tower's bells are heard in the valley, where each ring is echoed by a bell of its own. */
export const bellCatalogue = new EventCatalogue([
  { event: Hung1, producer: 'tower', owner: 'tower', takers: [] },
  { event: Rung1, producer: 'tower', owner: 'tower', takers: ['valley'] },
  { event: Echoed1, producer: 'valley', owner: 'valley', takers: [] },
]);

const echo: Handlers = {
  reactions: { [Rung1.type]: ({ stream }) => [{ stream, command: { type: 'echo' } satisfies BellCommand }] },
  projections: [],
};

export const bellDefinition = (name: string): ServiceDefinition => ({
  name,
  aggregates: [bell] as unknown as readonly AnyAggregate[],
  handlers: name === 'valley' ? echo : { reactions: {}, projections: [] },
  ownProjections: [],
  terms: () => null,
  dueCommand: ({ subject }) => ({ stream: subject, command: { type: 'ring' } satisfies BellCommand }),
  ready: () => Promise.resolve(),
  recordRefusal: () => [],
});
