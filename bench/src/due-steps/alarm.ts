import { accept, reject, type Clock, type Decision } from '@kaoji/kernel';
import { aggregateTable, ledgerTables, type Aggregate, type AnyAggregate, type ServiceLedger } from '@kaoji/messaging';
import type { SchemaToInstall } from '@kaoji/persistence';
import type { Pool } from 'pg';

interface Alarm {
  readonly ringsAt: string | null;
}

type AlarmCommand = { readonly type: 'set'; readonly at: string } | { readonly type: 'ring' };
type AlarmEvent =
  | { readonly type: 'kaoji.alarm.set.v1'; readonly data: { readonly at: string } }
  | { readonly type: 'kaoji.alarm.rung.v1'; readonly data: { readonly step: string; readonly unit: string } };

function decide(command: AlarmCommand, { ringsAt }: Alarm): Decision<AlarmEvent> {
  if (command.type === 'set') return accept({ type: 'kaoji.alarm.set.v1', data: { at: command.at } });
  if (ringsAt === null) return reject('not-armed');
  return accept({ type: 'kaoji.alarm.rung.v1', data: { step: 'head', unit: 'D01' } });
}

const alarm: Aggregate<Alarm, AlarmCommand, AlarmEvent, null> = {
  concept: 'alarm',
  table: 'alarm',
  fold: 1,
  initial: { ringsAt: null },
  evolve: (_, event) => ({ ringsAt: event.type === 'kaoji.alarm.set.v1' ? event.data.at : null }),
  decide,
  agenda: ({ ringsAt }) => (ringsAt === null ? [] : [{ kind: 'ring', round: '1', at: ringsAt }]),
};

class AlarmTables1767225600000 {
  async up(runner: { query(sql: string): Promise<unknown> }): Promise<void> {
    await runner.query(ledgerTables);
    await runner.query(aggregateTable('alarm'));
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations only add'));
  }
}

/** A service with nothing but alarms that are set and ring when they are due. */
export const alarmSchema = { name: 'alarms', migrations: [AlarmTables1767225600000] } as unknown as SchemaToInstall;

/** @param failed told of everything that was tried again or given up: a measurement with such a thing says nothing. */
export const alarmLedger = (pool: Pool, clock: Clock, failed: (incident: object) => void): ServiceLedger => ({
  service: 'alarms',
  pool,
  clock,
  aggregates: new Map([['alarm', alarm as unknown as AnyAggregate]]),
  terms: () => null,
  react: () => [],
  recordRefusal: () => [],
  dueCommand: ({ subject }) => ({ stream: subject, command: { type: 'ring' } }),
  foreignProjections: [],
  ownProjections: [],
  committed: () => undefined,
  noticed: failed,
});
