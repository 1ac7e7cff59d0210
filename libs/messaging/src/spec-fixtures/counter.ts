import { EventCatalogue } from '@kaoji/contracts';
import { accept, reject, type Clock, type Decision } from '@kaoji/kernel';
import type { MigrationClass } from '@kaoji/persistence';
import type { Pool } from 'pg';
import type { Aggregate, AnyAggregate } from '../executor/aggregate.js';
import type { Incident, ServiceLedger } from '../executor/service-ledger.js';
import { aggregateTable, ledgerTables } from '../ledger/tables.sql.js';

/** A small service for the specs of this library: counters that are opened, added to, and rung by time. */
export interface CounterState {
  readonly open: boolean;
  readonly sum: number;
  readonly ringAt: string | null;
  readonly rings: number;
}

export type CounterCommand =
  | { readonly type: 'open'; readonly label: string; readonly occurredAt?: string }
  | { readonly type: 'add'; readonly amount: number }
  | { readonly type: 'set-alarm'; readonly at: string }
  | { readonly type: 'ring' };

export type CounterEvent =
  | {
      readonly type: 'kaoji.counter.opened.v1';
      readonly data: { readonly label: string };
      readonly occurredAt?: string;
    }
  | { readonly type: 'kaoji.counter.added.v1'; readonly data: { readonly amount: number } }
  | { readonly type: 'kaoji.counter.alarm-set.v1'; readonly data: { readonly at: string } }
  | { readonly type: 'kaoji.counter.rung.v1'; readonly data: Record<string, never> };

function evolve(state: CounterState, event: CounterEvent): CounterState {
  switch (event.type) {
    case 'kaoji.counter.opened.v1':
      return { ...state, open: true };
    case 'kaoji.counter.added.v1':
      return { ...state, sum: state.sum + event.data.amount };
    case 'kaoji.counter.alarm-set.v1':
      return { ...state, ringAt: event.data.at };
    case 'kaoji.counter.rung.v1':
      return { ...state, ringAt: null, rings: state.rings + 1 };
  }
}

function decide(
  command: CounterCommand,
  state: CounterState,
  { now }: { readonly now: string },
): Decision<CounterEvent> {
  if (command.type === 'open') {
    if (state.open) return reject('already-open');
    const { label, occurredAt } = command;
    return accept({ type: 'kaoji.counter.opened.v1', data: { label }, ...(occurredAt && { occurredAt }) });
  }
  if (!state.open) return reject('subject-unknown');
  switch (command.type) {
    case 'add':
      if (command.amount === 666) throw new Error('poison');
      if (command.amount < 0) return reject('negative', { amount: command.amount });
      return accept({ type: 'kaoji.counter.added.v1', data: { amount: command.amount } });
    case 'set-alarm':
      return accept({ type: 'kaoji.counter.alarm-set.v1', data: { at: command.at } });
    case 'ring':
      if (state.ringAt === null || state.ringAt > now) return reject('not-due');
      return accept({ type: 'kaoji.counter.rung.v1', data: {} });
  }
}

const counter: Aggregate<CounterState, CounterCommand, CounterEvent, null> = {
  concept: 'counter',
  table: 'counter',
  fold: 1,
  initial: { open: false, sum: 0, ringAt: null, rings: 0 },
  evolve,
  decide,
  agenda: (state) =>
    state.ringAt === null ? [] : [{ kind: 'ring', round: String(state.rings + 1), at: state.ringAt }],
  columns: [{ name: 'sum', type: 'int', of: (state) => state.sum }],
  uniqueRefusals: { counter_one_sum_of_777: 'sum-taken' },
  uniqueRefusalParams: async (pool, _code, key) => {
    const { rows } = await pool.query<{ id: string }>('select id from counter where sum = $1', [key]);
    return { counter: rows[0]?.id ?? '' };
  },
};

type ReceiptEvent = { readonly type: 'kaoji.counter.receipt-rejected.v1'; readonly data: { readonly code: string } };

const receipt: Aggregate<{ readonly code: string | null }, { readonly code: string }, ReceiptEvent, null> = {
  concept: 'receipt',
  table: 'receipt',
  fold: 1,
  initial: { code: null },
  evolve: (_, event) => ({ code: event.data.code }),
  decide: ({ code }) => accept({ type: 'kaoji.counter.receipt-rejected.v1', data: { code } }),
};

export const counterAggregates = [counter, receipt] as unknown as readonly AnyAggregate[];

class CounterTables1 {
  async up(runner: { query(sql: string): Promise<unknown> }): Promise<void> {
    await runner.query(ledgerTables);
    await runner.query(aggregateTable('counter', 'sum int not null'));
    await runner.query('create unique index counter_one_sum_of_777 on counter (sum) where sum = 777');
    await runner.query(aggregateTable('receipt'));
  }

  async down(): Promise<void> {
    throw new Error('migrations only add');
  }
}
Object.defineProperty(CounterTables1, 'name', { value: 'CounterTables1767225600000' });

export const counterSchema = (name: string) => ({ name, migrations: [CounterTables1 as unknown as MigrationClass] });

class Opened {
  static readonly type = 'kaoji.counter.opened.v1';
}
class Added {
  static readonly type = 'kaoji.counter.added.v1';
}
class AlarmSet {
  static readonly type = 'kaoji.counter.alarm-set.v1';
}
/** Of the mirror itself; this version of it has no handler yet. */
class Reset {
  static readonly type = 'kaoji.counter.reset.v1';
}

/** The counters' events, taken by a service `mirror` that keeps counters of its own. */
export const counterCatalogue = new EventCatalogue([
  { event: Opened, producer: 'source', owner: 'source', takers: ['mirror'] },
  { event: Added, producer: 'source', owner: 'source', takers: ['mirror'] },
  { event: AlarmSet, producer: 'source', owner: 'source', takers: [] },
  { event: Reset, producer: 'source', owner: 'mirror', takers: [], waiting: true },
]);

/** The same as a later version of the mirror knows it, which handles the type that waited. */
export const laterCounterCatalogue = new EventCatalogue(
  counterCatalogue.declarations.map(({ event, producer, owner }) => ({ event, producer, owner, takers: ['mirror'] })),
);

/** A ledger of counters in a schema, with what was noticed. */
export function counterLedger(
  service: string,
  pool: Pool,
  clock: Clock,
  incidents: Incident[] = [],
  committed: () => void = () => undefined,
): ServiceLedger {
  return {
    service,
    pool,
    clock,
    aggregates: new Map(counterAggregates.map((aggregate) => [aggregate.concept, aggregate])),
    terms: () => null,
    react: (event) => mirrored[event.type]?.(event) ?? [],
    recordRefusal: ({ code, metadata }) =>
      metadata.receipt === undefined ? [] : [{ stream: `receipt/${metadata.receipt}`, command: { code } }],
    dueCommand: (step) =>
      step.kind === 'ring'
        ? { stream: step.subject, command: { type: 'ring' } }
        : { stream: step.subject, command: { code: step.kind } },
    foreignProjections: [],
    ownProjections: [],
    committed,
    noticed: (incident) => incidents.push(incident),
  };
}

type Foreign = { readonly stream: string; readonly data: object };

/** What the mirror does with the source's events. */
export const mirrored: Readonly<Record<string, (event: Foreign) => { stream: string; command: CounterCommand }[]>> = {
  'kaoji.counter.opened.v1': ({ stream }) => [{ stream, command: { type: 'open', label: 'mirrored' } }],
  'kaoji.counter.added.v1': ({ stream, data }) => [
    { stream, command: { type: 'add', amount: (data as { amount: number }).amount } },
  ],
};
