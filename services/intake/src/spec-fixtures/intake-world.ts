import { positionText, type RecordedEvent } from '@kaoji/kernel';
import { weekdaysCalendarData } from '@kaoji/calendar';
import { CalendarChanged, catalogue, PersonRecorded, UnitRecorded } from '@kaoji/contracts';
import { calendarBeforeAny, DirectoryCopy } from '@kaoji/directory-copy';
import { Executor, type Incident, type ServiceLedger } from '@kaoji/messaging';
import { FixedClock, testDatabase, type TestDatabase } from '@kaoji/testing';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { intakeDefinition } from '../intake.definition.js';
import { intakeParts, type IntakeParts } from '../intake-parts.js';
import { intakeSchema } from '../intake.schema.js';
import { Received } from '../receipt/received.js';
import type { Poster } from '../posting/admission.policy.js';

/** A Wednesday, 10:00 in Shanghai. */
export const noonless = '2026-10-14T02:00:00.000Z';

const recorded = (id: number, stream: string, type: string, data: object): RecordedEvent => ({
  producer: 'directory',
  stream,
  version: 1,
  type,
  data,
  metadata: { rootAt: '2020-01-01T00:00:00.000Z' },
  occurredAt: '2020-01-01T00:00:00.000Z',
  recordedAt: '2020-01-01T00:00:00.000Z',
  hash: `${id}`.padStart(64, '0'),
  position: positionText(1, '10', String(id)),
});

const unit = (id: number, code: string, parent: string | null, kind: UnitRecorded['kind']): RecordedEvent =>
  recorded(id, `unit/${code}`, UnitRecorded.type, {
    code,
    name: code,
    parent,
    kind,
    category: null,
    validFrom: '2011-01-01',
    validTo: null,
    successors: [],
    roles: { handlers: [] },
  });

/** city > housing > housing-east (a station), city > water, city > hotline. */
export const directoryEvents: readonly RecordedEvent[] = [
  unit(1, 'city', null, 'city'),
  unit(2, 'housing', 'city', 'department'),
  unit(3, 'housing-east', 'housing', 'station'),
  unit(4, 'water', 'city', 'department'),
  unit(5, 'hotline', 'city', 'department'),
  recorded(6, 'person/wang', PersonRecorded.type, {
    code: 'wang',
    name: 'Wang',
    unit: 'water',
    roles: [],
    email: null,
    standIn: null,
    active: true,
  }),
  recorded(7, 'calendar/main', CalendarChanged.type, {
    calendar: weekdaysCalendarData({ version: 1, zone: 'Asia/Shanghai' }),
    reason: 'spec',
  }),
];

/** One process of intake on a database: several of them share it. */
export interface IntakeProcess extends IntakeParts {
  readonly executor: Executor;
  readonly copy: DirectoryCopy;
  readonly incidents: Incident[];
}

export interface IntakeWorld {
  readonly database: TestDatabase;
  readonly pool: Pool;
  readonly clock: FixedClock;
  readonly folder: string;
  process(): Promise<IntakeProcess>;
  /** What each table of the schema holds, in rows. */
  counts(): Promise<Readonly<Record<string, number>>>;
  close(): Promise<void>;
}

export const settingsIn = (filesFolder: string) => ({
  masterKey: Buffer.alloc(32, 7),
  installationKey: Buffer.alloc(32, 9),
  filesFolder,
});

async function processOn(pool: Pool, clock: FixedClock, folder: string): Promise<IntakeProcess> {
  const copy = await DirectoryCopy.load(pool, 'intake');
  const received = new Received();
  const definition = intakeDefinition(catalogue, copy, received);
  const incidents: Incident[] = [];
  const ledger: ServiceLedger = {
    service: definition.name,
    pool,
    clock,
    aggregates: new Map(definition.aggregates.map((aggregate) => [aggregate.concept, aggregate])),
    terms: definition.terms,
    react: (event) => definition.handlers.reactions[event.type]?.(event) ?? [],
    recordRefusal: definition.recordRefusal,
    dueCommand: definition.dueCommand,
    foreignProjections: definition.handlers.projections,
    ownProjections: definition.ownProjections,
    committed: () => undefined,
    noticed: (incident) => incidents.push(incident),
  };
  const executor = new Executor(ledger);
  return {
    ...intakeParts({ pool, executor, clock, directory: copy, received }, settingsIn(folder)),
    executor,
    copy,
    incidents,
  };
}

/** Delivers events of other services as the consumer does, without its retries. */
export async function deliver(
  { executor }: IntakeProcess,
  events: readonly RecordedEvent[],
  react = false,
): Promise<void> {
  for (const event of events) {
    const metadata = { ...event.metadata, causation: event.stream };
    const commands = react ? (intakeReactions[event.type]?.(event) ?? []) : [];
    await executor.submit({ origin: { kind: 'event', event }, commands, metadata });
  }
}

/** A copy of the directory for definitions that are only looked at. */
export const emptyCopy = {
  projection: { name: 'copy', types: [] as readonly string[], apply: () => Promise.resolve() },
  calendar: calendarBeforeAny,
};

const intakeReactions = intakeDefinition(catalogue, emptyCopy, new Received()).handlers.reactions;

export async function intakeWorld(): Promise<IntakeWorld> {
  const database = await testDatabase([intakeSchema]);
  const pool = database.pool('intake', 8);
  const clock = new FixedClock(noonless);
  const folder = await mkdtemp(join(tmpdir(), 'kaoji-intake-'));
  await deliver(await processOn(pool, clock, folder), directoryEvents);
  return {
    database,
    pool,
    clock,
    folder,
    process: () => processOn(pool, clock, folder),
    counts: () => countsOf(pool),
    close: async () => {
      await database.close();
      await rm(folder, { recursive: true });
    },
  };
}

export async function countsOf(pool: Pool): Promise<Readonly<Record<string, number>>> {
  const { rows } = await pool.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'intake'::regnamespace and relkind = 'r' order by relname`,
  );
  const counts: Record<string, number> = {};
  for (const { name } of rows) {
    const { rows: counted } = await pool.query<{ n: number }>(`select count(*)::int as n from intake.${name}`);
    counts[name] = counted[0]?.n ?? 0;
  }
  return counts;
}

/** A key of housing for its own types. */
export const housingKey: Poster = { actor: 'key:h', unit: 'housing', types: ['*'], rights: [] };

/** The hotline's key: registers matters for everybody. */
export const hotlineKey: Poster = {
  actor: 'key:l',
  unit: 'hotline',
  types: ['kaoji.matter.registered.v1', 'kaoji.matter.followed-up.v1'],
  rights: ['for-others'],
};
