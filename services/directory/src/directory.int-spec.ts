import type { AddressedCommand, RecordedEvent } from '@kaoji/kernel';
import { IntakePeriodClosed, PostedPostAbsent } from '@kaoji/contracts';
import type { Outcome } from '@kaoji/messaging';
import type { Pool } from 'pg';
import { Directory } from './directory.js';
import { monday, testDirectory } from './spec-fixtures/test-directory.js';
import type { UnitCommand } from './unit/unit.decide.js';

let installation: Awaited<ReturnType<typeof testDirectory>>;
let pool: Pool;
beforeAll(async () => {
  installation = await testDirectory();
  pool = installation.database.pool('directory');
  await submit(...['city', 'a', 'b', 'c'].map((code) => unitCommand(code, { type: 'load', record: unit(code) })), {
    stream: 'person/ann',
    command: { type: 'load', record: person('ann') },
  });
});
afterAll(() => installation.close());

const unit = (code: string) => ({
  code,
  name: code,
  parent: code === 'city' ? null : 'city',
  kind: 'department' as const,
  category: null,
  validFrom: '2026-01-01',
  validTo: null,
  successors: [],
  roles: { handlers: [] },
});

const person = (code: string) => ({ code, name: code, unit: 'a', roles: [], email: null, standIn: null, active: true });

const unitCommand = (code: string, command: UnitCommand): AddressedCommand => ({ stream: `unit/${code}`, command });

async function submit(...commands: readonly AddressedCommand[]): Promise<readonly Outcome[]> {
  const { running } = installation.directory;
  const metadata = { actor: 'ann', rootAt: running.clock.now() };
  return (await running.executor.submit({ origin: { kind: 'fresh' }, commands, metadata })).outcomes;
}

const codesOf = (outcomes: readonly Outcome[]): readonly string[] =>
  outcomes.map((outcome) => (outcome.kind === 'rejected' ? outcome.code : 'accepted'));

const typesOf = async (stream: string): Promise<readonly string[]> => {
  const { rows } = await pool.query<{ type: string }>('select type from event where stream = $1 order by version', [
    stream,
  ]);
  return rows.map(({ type }) => type.split('.').at(-2) ?? '');
};

describe('the tree of units', () => {
  const move = (code: string, parent: string, from = '2026-10-01') =>
    unitCommand(code, { type: 'change', from, parent });

  it('refuses a circle that two changes make together, though neither decision sees it', async () => {
    const [first, second] = await Promise.all([submit(move('a', 'b')), submit(move('b', 'a'))]);
    expect([...codesOf(first), ...codesOf(second)]).toStrictEqual(['accepted', 'units-in-a-circle']);
    expect([await typesOf('unit/a'), await typesOf('unit/b')].map(({ length }) => length)).toStrictEqual([2, 1]);
  });

  it('refuses a circle in a replica that has not heard of the other change yet', async () => {
    const { platform, settings, clock } = installation;
    const other = await Directory.prepare(platform, settings);
    expect(codesOf(await submit(move('c', 'a')))).toStrictEqual(['accepted']);
    const { outcomes } = await other.running.executor.submit({
      origin: { kind: 'fresh' },
      commands: [move('b', 'c')],
      metadata: { actor: 'ann', rootAt: clock.now() },
    });
    await other.close();
    expect(other.records.unitOn('c', '2026-10-01')?.parent).toBe('city');
    expect(codesOf(outcomes)).toStrictEqual(['units-in-a-circle']);
    expect(await typesOf('unit/b')).toStrictEqual(['unit-recorded']);
  });

  it('refuses a circle that closes on a later day only', async () => {
    expect(
      codesOf(
        await submit(unitCommand('late', { type: 'load', record: { ...unit('late'), validFrom: '2026-01-01' } })),
      ),
    ).toStrictEqual(['accepted']);
    expect(codesOf(await submit(move('late', 'a', '2026-12-01')))).toStrictEqual(['accepted']);
    expect(codesOf(await submit(move('b', 'late', '2026-11-01')))).toStrictEqual(['units-in-a-circle']);
  });
});

describe('a succession', () => {
  it('of a later day waits as a due row and is carried out once', async () => {
    const { clock, directory } = installation;
    await submit(unitCommand('old', { type: 'load', record: { ...unit('old'), code: 'old', parent: 'city' } }));
    const succeed = {
      type: 'succeed',
      on: '2026-09-30',
      successors: ['city'],
      successor: 'city',
      exceptions: {},
    } as const;
    expect(codesOf(await submit(unitCommand('old', succeed)))).toStrictEqual(['accepted']);
    expect(await typesOf('unit/old')).toStrictEqual(['unit-recorded', 'unit-recorded', 'succession-signed']);
    clock.set('2026-09-29T15:59:59.999Z');
    expect(await directory.running.look.run()).toBe(0);
    clock.set('2026-09-29T16:00:00.000Z');
    expect(await directory.running.look.run()).toBe(1);
    expect(await directory.running.look.run()).toBe(0);
    expect((await typesOf('unit/old')).slice(3)).toStrictEqual(['unit-succeeded']);
    clock.set(monday);
  });
});

describe('an absence that an agency posted', () => {
  let version = 0;
  const posted = (code: string, receipt: string, registrar: string): RecordedEvent => {
    version += 1;
    return {
      producer: 'intake',
      stream: `post/${code}`,
      version: 1,
      type: PostedPostAbsent.type,
      data: {
        from: '2026-10-08',
        to: '2026-10-08',
        posting: { statedAt: monday, receivedAt: monday, countsAt: monday, registrar },
      },
      metadata: { rootAt: monday, receipt, actor: 'key:k' },
      occurredAt: monday,
      recordedAt: monday,
      hash: String(version).padStart(64, '0'),
      position: `0001-00000000000000000001-${String(version).padStart(20, '0')}`,
    };
  };
  const deliver = (...events: readonly RecordedEvent[]) => installation.directory.running.consumer.deliver(events);

  it('is recorded once, however often it comes', async () => {
    const event = posted('ann', 'r-1', 'city');
    await deliver(event, event);
    await deliver(event);
    expect(installation.directory.records.absences('ann')).toStrictEqual([
      { person: 'ann', from: '2026-10-07T16:00:00.000Z', to: '2026-10-08T16:00:00.000Z' },
    ]);
    expect(await typesOf('person/ann')).toStrictEqual(['person-recorded', 'absence-recorded']);
    expect(await typesOf('receipt/r-1')).toStrictEqual([]);
  });

  it('waits for a person not known yet, and is tried again in order with the next one', async () => {
    const [first, second] = [posted('new', 'r-2', 'city'), posted('new', 'r-6', 'city')];
    await deliver(first);
    expect(await typesOf('person/new')).toStrictEqual([]);
    await submit({ stream: 'person/new', command: { type: 'load', record: person('new') } });
    await deliver({ ...second, version: 2, data: { ...second.data, from: '2026-10-09', to: '2026-10-09' } });
    expect(await typesOf('person/new')).toStrictEqual(['person-recorded', 'absence-recorded', 'absence-recorded']);
    expect(await typesOf('receipt/r-2')).toStrictEqual([]);
  });

  it('is rejected on its receipt when nobody becomes known within 24 hours', async () => {
    await deliver(posted('never', 'r-3', 'city'));
    installation.clock.set('2026-09-29T02:00:00.000Z');
    await installation.directory.running.look.run();
    const { rows } = await pool.query(`select data from event where stream = 'receipt/r-3'`);
    expect(rows).toStrictEqual([{ data: { code: 'subject-unknown' } }]);
  });

  it('of another unit is rejected on its receipt', async () => {
    await submit({ stream: 'person/eve', command: { type: 'load', record: person('eve') } });
    await deliver(posted('eve', 'r-4', 'c'));
    const { rows } = await pool.query(`select data from event where stream = 'receipt/r-4'`);
    expect(rows).toStrictEqual([{ data: { code: 'person-of-another-unit', params: { unit: 'a' } } }]);
  });

  it('moves nothing but the inbox when it is of a type that is not ours', async () => {
    const before = (await pool.query('select count(*) from event')).rows;
    await deliver({ ...posted('x', 'r-5', 'city'), stream: 'period/2026-09', type: IntakePeriodClosed.type });
    expect((await pool.query('select count(*) from event')).rows).toStrictEqual(before);
  });
});

describe('the calendar', () => {
  const change = {
    type: 'change',
    overrides: [{ date: '2026-11-06', working: false }],
    announcedYears: [],
    reason: 'fair',
  };
  const submitChange = () => submit({ stream: 'calendar/main', command: change });

  it('is stated whole with the next version; what changes nothing is no event', async () => {
    expect(codesOf(await submitChange())).toStrictEqual(['accepted']);
    const { rows } = await pool.query(`select data from event where stream = 'calendar/main'`);
    const { version, zone, kind, daysOff, workedDays } = rows[0].data.calendar;
    expect([rows.length, version, zone, kind]).toStrictEqual([1, 1, 'Asia/Shanghai', 'china']);
    expect(daysOff).toContain('2026-11-06');
    expect(daysOff).toContain('2026-10-01');
    expect(workedDays).toContain('2026-10-10');
    await submitChange();
    expect(await typesOf('calendar/main')).toStrictEqual(['calendar-changed']);
    expect(installation.directory.records.calendar().version).toBe(1);
  });

  it('refuses days that do not exist and hours that overlap', async () => {
    const impossible = { ...change, overrides: [], officeHours: [{ from: '12:00', to: '09:00' }] };
    expect(codesOf(await submit({ stream: 'calendar/main', command: impossible }))).toStrictEqual([
      'calendar-impossible',
    ]);
  });
});
