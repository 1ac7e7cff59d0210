import { positionText, type RecordedEvent } from '@kaoji/kernel';
import { chinaCalendarData, type CalendarData } from '@kaoji/calendar';
import {
  CalendarChanged,
  catalogue,
  PostedMatterReplied,
  StoredMatterRegistered,
  UnitRecorded,
  type EventClass,
  type Posting,
} from '@kaoji/contracts';
import { DirectoryCopy } from '@kaoji/directory-copy';
import { Consumer, eventHash, Executor, hashOfNothing, type Incident, type ServiceLedger } from '@kaoji/messaging';
import { Look } from '@kaoji/scheduling';
import { FixedClock, testDatabase, type TestDatabase } from '@kaoji/testing';
import { defaultPolicy } from '../policy/supervision.policy.js';
import { supervisionDefinition } from '../supervision.definition.js';
import { supervisionSchema } from '../supervision.module.js';

export const calendar2026: CalendarData = chinaCalendarData({ version: 1, zone: 'Asia/Shanghai', years: [2026] });

/** Foreign events in the order in which they happened, chained and placed as their producers would. */
export class ForeignEvents {
  private readonly heads = new Map<string, { version: number; hash: string }>();
  private placed = 0;

  event(
    producer: string,
    stream: string,
    type: string,
    data: object,
    recordedAt: string,
    more: Partial<RecordedEvent['metadata']> = {},
  ): RecordedEvent {
    const key = `${producer}/${stream}`;
    const head = this.heads.get(key) ?? { version: 0, hash: hashOfNothing };
    const part = {
      ...{ stream, version: head.version + 1, type, data, occurredAt: recordedAt, recordedAt },
      metadata: { rootAt: recordedAt, ...more },
    };
    const hash = eventHash(head.hash, part);
    this.heads.set(key, { version: part.version, hash });
    this.placed += 1;
    return { producer, ...part, hash, position: positionText(1, '700', String(this.placed)) };
  }

  unit(code: string): RecordedEvent {
    const data: UnitRecorded = {
      ...{ code, name: code, parent: null, kind: 'department', category: 'departments' },
      ...{ validFrom: '2020-01-01', validTo: null, successors: [], roles: { handlers: [] } },
    };
    return this.event('directory', `unit/${code}`, UnitRecorded.type, data, '2026-09-01T00:00:00.000Z');
  }

  calendar(calendar: CalendarData): RecordedEvent {
    const data = { calendar, reason: 'spec' };
    return this.event('directory', 'calendar/main', CalendarChanged.type, data, '2026-09-01T00:00:00.000Z');
  }

  /** A posted event of a matter, received when it happened. */
  posted<T extends object>(number: string, type: EventClass<T>, at: string, data: Partial<T>): RecordedEvent {
    const posting: Posting = { statedAt: at, receivedAt: at, countsAt: at, registrar: 'CITY' };
    const receipt = `r-${number}-${this.placed}`;
    return this.event('intake', `matter/${number}`, type.type, { ...data, posting }, at, { receipt, actor: 'key:1' });
  }

  registered(number: string, at: string, data: Partial<StoredMatterRegistered> = {}): RecordedEvent {
    return this.posted(number, StoredMatterRegistered, at, {
      ...{ source: 'mayor-mailbox', kind: 'help', title: 'Broken lamp', handling: 'limited', unitCode: 'U1' },
      ...{ content: { ref: 'v', hmac: 'h', length: 3 }, limit: { workingDays: 3 } },
      ...data,
    });
  }

  replied(number: string, at: string, unitCode = 'U1'): RecordedEvent {
    return this.posted(number, PostedMatterReplied, at, { unitCode, reply: 'Mended', outcome: 'solved' });
  }
}

/** Supervision over a database of its own, with the units U1 and U2 and the calendar of 2026. */
export interface RunningSupervision {
  readonly database: TestDatabase;
  readonly clock: FixedClock;
  readonly events: ForeignEvents;
  readonly incidents: Incident[];
  readonly ledger: ServiceLedger;
  deliver(...events: readonly RecordedEvent[]): Promise<void>;
  /** Moves the clock and takes all that is due, each step at its own time. */
  liveUntil(time: string): Promise<void>;
  rows<R extends object>(sql: string, ...values: readonly unknown[]): Promise<R[]>;
  /** Types of a stream's events without prefix and version. */
  history(stream: string): Promise<string[]>;
}

export async function runSupervision(): Promise<RunningSupervision> {
  const database = await testDatabase([supervisionSchema]);
  const pool = database.pool('supervision');
  const clock = new FixedClock('2026-09-01T00:00:00.000Z');
  const incidents: Incident[] = [];
  const directory = await DirectoryCopy.load(pool, 'supervision');
  const definition = supervisionDefinition(directory, defaultPolicy, pool, {
    catalogue,
    composition: ['directory', 'intake', 'supervision'],
  });
  const noticed = (incident: Incident): void => void incidents.push(incident);
  const ledger: ServiceLedger = {
    ...{ service: 'supervision', pool, clock, committed: () => undefined, noticed },
    aggregates: new Map(definition.aggregates.map((aggregate) => [aggregate.concept, aggregate])),
    terms: definition.terms,
    react: (event) => definition.handlers.reactions[event.type]?.(event) ?? [],
    recordRefusal: definition.recordRefusal,
    dueCommand: definition.dueCommand,
    foreignProjections: definition.handlers.projections,
    ownProjections: definition.ownProjections,
  };
  const executor = new Executor(ledger);
  const { handlers, ready } = definition;
  const consumer = new Consumer({ service: 'supervision', catalogue, handlers, executor, ready, noticed });
  const look = new Look(ledger, executor);
  const events = new ForeignEvents();
  const rows = async <R extends object>(sql: string, ...values: readonly unknown[]): Promise<R[]> =>
    (await pool.query<R>(sql, [...values])).rows;
  await consumer.deliver([events.calendar(calendar2026), events.unit('U1'), events.unit('U2'), events.unit('U3')]);
  await look.run();
  return {
    ...{ database, clock, events, incidents, ledger, rows },
    deliver: (...batch) => consumer.deliver(batch),
    liveUntil: async (time) => {
      for (;;) {
        const [next] = await rows<{ at: Date }>(
          `select at from due where state = 'armed' and at <= $1 order by at limit 1`,
          time,
        );
        if (!next) break;
        clock.set(next.at.toISOString() > clock.now() ? next.at.toISOString() : clock.now());
        await look.run();
      }
      clock.set(time);
    },
    history: async (stream) => {
      const found = await rows<{ type: string }>('select type from event where stream = $1 order by version', stream);
      return found.map(({ type }) => type.split('.')[2] ?? '');
    },
  };
}
