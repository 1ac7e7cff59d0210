import { positionText, type RecordedEvent, startOfFeed } from '@kaoji/kernel';
import { weekdaysCalendarData } from '@kaoji/calendar';
import {
  AbsenceRecorded,
  CalendarChanged,
  DutyRecorded,
  KeyRecorded,
  PersonRecorded,
  UnitRecorded,
} from '@kaoji/contracts';
import type { MigrationClass } from '@kaoji/persistence';
import { testDatabase, type TestDatabase } from '@kaoji/testing';
import type { Pool } from 'pg';
import { DirectoryCopy, keyOpens } from './directory-copy.js';
import { directoryCopyTables } from './tables.sql.js';

class CopyTables {
  async up(runner: { query(sql: string): Promise<unknown> }): Promise<void> {
    await runner.query(directoryCopyTables);
  }

  async down(): Promise<void> {
    throw new Error('migrations only add');
  }
}
Object.defineProperty(CopyTables, 'name', { value: 'CopyTables1767225600000' });

jest.setTimeout(60_000);

let database: TestDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await testDatabase([{ name: 'follower', migrations: [CopyTables as unknown as MigrationClass] }]);
  pool = database.pool('follower');
});
afterAll(() => database.close());
beforeEach(() =>
  pool.query(`delete from unit_copy; delete from person_copy; delete from absence_copy; delete from duty_copy;
    delete from calendar_copy; delete from key_copy; delete from directory_position`),
);

const position = (id: number): string => positionText(1, '700', String(id));

const event = (id: number, stream: string, version: number, type: string, data: object): RecordedEvent => ({
  producer: 'directory',
  stream,
  version,
  type,
  data,
  metadata: { rootAt: '2026-01-01T00:00:00.000Z' },
  occurredAt: '2026-01-01T00:00:00.000Z',
  recordedAt: '2026-01-01T00:00:00.000Z',
  hash: '',
  position: position(id),
});

const unit = (id: number, version: number, validFrom: string, name: string): RecordedEvent =>
  event(id, 'unit/u', version, UnitRecorded.type, {
    code: 'u',
    name,
    parent: null,
    kind: 'city',
    category: null,
    validFrom,
    validTo: null,
    successors: [],
    roles: { head: 'p', handlers: ['p'] },
  });

const key = (id: number, version: number, revoked: boolean): RecordedEvent =>
  event(id, 'key/k', version, KeyRecorded.type, {
    id: 'k',
    unit: 'u',
    types: ['*'],
    rights: [],
    digest: 'ab',
    expiresAt: '2027-01-01T00:00:00.000Z',
    revoked,
  });

const city = [
  unit(1, 1, '2026-01-01', 'first'),
  unit(2, 2, '2026-02-01', 'mistaken'),
  unit(3, 3, '2026-02-01', 'second'),
  event(4, 'person/p', 1, PersonRecorded.type, {
    code: 'p',
    name: 'P',
    unit: 'u',
    roles: [],
    email: null,
    standIn: 'q',
    active: true,
  }),
  event(5, 'person/p', 2, AbsenceRecorded.type, {
    person: 'p',
    from: '2026-03-01T00:00:00.000Z',
    to: '2026-03-02T00:00:00.000Z',
  }),
  event(6, 'duty/2026-03-01', 1, DutyRecorded.type, { date: '2026-03-01', person: 'p' }),
  event(7, 'calendar/main', 1, CalendarChanged.type, {
    calendar: weekdaysCalendarData({ version: 1, zone: 'America/New_York' }),
    reason: 'first',
  }),
  key(8, 1, false),
];

async function apply(copy: DirectoryCopy, events: readonly RecordedEvent[]): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await copy.projection.apply(client, events);
    await client.query('commit');
  } finally {
    client.release();
  }
}

const seen = (copy: DirectoryCopy) => ({
  january: copy.unitAt('u', '2026-02-01T04:59:59.999Z')?.name,
  february: copy.unitAt('u', '2026-02-01T05:00:00.000Z')?.name,
  head: copy.receives('u', 'head', '2026-02-10T15:00:00.000Z'),
  absences: copy.absences('p').length,
  zone: copy.calendar().zone,
  revoked: copy.keyByDigest('ab')?.revoked,
  position: copy.position(),
});

const whole = {
  january: 'first',
  february: 'second',
  head: ['p'],
  absences: 1,
  zone: 'America/New_York',
  revoked: false,
  position: position(8),
};

describe('the copy of the directory', () => {
  it('looks units up by the local day of the installation, and is the same after a restart', async () => {
    const copy = await DirectoryCopy.load(pool, 'follower');
    expect(copy.position()).toBe(startOfFeed);
    await apply(copy, city);
    expect(seen(copy)).toStrictEqual(whole);
    expect(seen(await DirectoryCopy.load(pool, 'follower'))).toStrictEqual(whole);
  });

  it('is the same when events come twice, and when streams come in another order', async () => {
    const copy = await DirectoryCopy.load(pool, 'follower');
    await apply(copy, city.slice(3));
    await apply(copy, city.slice(0, 3));
    await apply(copy, city);
    expect(seen(copy)).toStrictEqual(whole);
    expect(seen(await DirectoryCopy.load(pool, 'follower'))).toStrictEqual(whole);
  });

  it('lets an older version replace nothing', async () => {
    const copy = await DirectoryCopy.load(pool, 'follower');
    await apply(copy, [...city, key(9, 2, true)]);
    await apply(copy, [key(8, 1, false)]);
    expect(copy.keyByDigest('ab')?.revoked).toBe(true);
    expect((await DirectoryCopy.load(pool, 'follower')).keyByDigest('ab')?.revoked).toBe(true);
  });

  it('lets those wait who need it further than it is', async () => {
    const copy = await DirectoryCopy.load(pool, 'follower');
    const order: string[] = [];
    const waiting = copy.reached(position(8)).then(() => order.push('reached'));
    await apply(copy, city.slice(0, 7));
    order.push('seven applied');
    await apply(copy, city.slice(7));
    await waiting;
    expect(order).toStrictEqual(['seven applied', 'reached']);
    await copy.reached(position(3));
  });

  it('sees what another replica of the service applied', async () => {
    const copy = await DirectoryCopy.load(pool, 'follower');
    await apply(await DirectoryCopy.load(pool, 'follower'), city);
    await copy.reached(position(8));
    expect(seen(copy)).toStrictEqual(whole);
  });

  it('lets go of those who wait when it is closed', async () => {
    const copy = await DirectoryCopy.load(pool, 'follower');
    const waiting = copy.reached(position(1));
    copy.close();
    await expect(waiting).rejects.toThrow('closed');
  });
});

describe('a key', () => {
  it.each([
    ['2026-12-31T23:59:59.999Z', false, true],
    ['2027-01-01T00:00:00.000Z', false, false],
    ['2026-12-31T23:59:59.999Z', true, false],
  ])('at %s, revoked %s, opens: %s', (at, revoked, opens) => {
    expect(keyOpens(key(1, 1, revoked).data as KeyRecorded, at)).toBe(opens);
  });
});
