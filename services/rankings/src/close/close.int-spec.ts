import { chinaCalendarData } from '@kaoji/calendar';
import { CalendarChanged } from '@kaoji/contracts';
import type { RecordedEvent } from '@kaoji/kernel';
import type { Cut } from '../fact/cut.js';
import {
  afterDataClose,
  afterFreeze,
  chanceFrom,
  dataClose,
  directoryOfOctober,
  freeze,
  october,
  type Steps,
} from '../spec-fixtures/october.js';
import { runningRankings, type RunningRankings } from '../spec-fixtures/running.fixture.js';
import { Producer, types } from '../spec-fixtures/statements.js';
import { waitsFor } from './period.state.js';
import { periodOf } from './periods.store.js';
import type { Snapshot } from './snapshot.js';
import { snapshotOf, snapshotText } from './snapshots.store.js';

jest.setTimeout(60_000);

let open: RunningRankings[] = [];
const start = async (): Promise<RunningRankings> => {
  const running = await runningRankings();
  open.push(running);
  await running.deliver(directoryOfOctober().events);
  return running;
};
afterEach(async () => {
  for (const running of open) await running.close();
  open = [];
});

const state = (running: RunningRankings) => periodOf(running.pool, '2026-10');

async function provisionalBytes(running: RunningRankings, events: readonly RecordedEvent[]): Promise<string> {
  await running.deliver(events);
  await running.moveTo(afterDataClose);
  const { provisional } = await state(running);
  return (await snapshotText(running.pool, provisional?.snapshot ?? '')) ?? 'not computed';
}

/** Matters that are replied to in the seconds around the close; those at the close itself belong to the next month. */
const burst: readonly Steps[] = Array.from({ length: 30 }, (_, index) => {
  const at = new Date(Date.parse(dataClose) + (index - 15) * 100).toISOString();
  const figure = { unit: 'D02', dueAt: '2026-10-30T09:30:00.000Z', dispatchedAt: null };
  return [
    (supervision: Producer) =>
      void supervision.case(`b${index}`, { ...figure, registeredAt: at }, '2026-10-29T02:00:00.000Z'),
    (supervision: Producer) =>
      void supervision.case(
        `b${index}`,
        { ...figure, registeredAt: at, repliedAt: '2026-10-30T01:00:00.000Z' },
        at,
        types.replied,
      ),
  ];
});

/** How much of a unit's weight was replied to in time. */
function onTimeOf(unit: string, bytes: string): number {
  const { rankings } = JSON.parse(bytes) as Snapshot;
  const row = rankings[0]?.rows.find((one) => one.unit === unit);
  return Number(row?.supervision.rates.find(({ rate }) => rate === 'on-time')?.part);
}

/** The events in another order that keeps each stream's own; the marker stays last. */
function interleaved(events: readonly RecordedEvent[], chance: () => number): readonly RecordedEvent[] {
  const marker = events.slice(-1);
  const streams = new Map<string, RecordedEvent[]>();
  for (const event of events.slice(0, -1)) streams.set(event.stream, [...(streams.get(event.stream) ?? []), event]);
  const left = [...streams.values()];
  const order: RecordedEvent[] = [];
  while (left.some((stream) => stream.length > 0)) {
    const some = left.filter((stream) => stream.length > 0);
    const next = some[Math.floor(chance() * some.length)]?.shift();
    if (next) order.push(next);
  }
  return [...order, ...marker];
}

describe('the close', () => {
  it("every interleaving that keeps each stream's own order gives equal bytes", async () => {
    const { events } = october(chanceFrom(1));
    const expected = await provisionalBytes(await start(), events);
    expect(expected).toContain('"rank":1');
    for (const seed of [11, 12, 13, 14]) {
      expect(await provisionalBytes(await start(), interleaved(events, chanceFrom(seed)))).toBe(expected);
    }
  });

  it('a burst across the second of the close gives equal bytes, in whatever order it was recorded', async () => {
    const expected = await provisionalBytes(await start(), october(chanceFrom(1), burst).events);
    for (const seed of [21, 22]) {
      expect(await provisionalBytes(await start(), october(chanceFrom(seed), burst).events)).toBe(expected);
    }
    const without = await provisionalBytes(await start(), october(chanceFrom(1)).events);
    expect(onTimeOf('D02', expected) - onTimeOf('D02', without)).toBe(15);
  });

  it('is not computed earlier than 20 seconds after it', async () => {
    const running = await start();
    await running.deliver(october(chanceFrom(1)).events);
    await running.moveTo('2026-11-04T09:30:19.999Z');
    expect((await state(running)).provisional).toBeNull();
    await running.moveTo(afterDataClose);
    expect((await state(running)).provisional?.waitsFor).toStrictEqual([]);
  });

  it('waits for the markers and says for whose', async () => {
    const running = await start();
    const { events } = october(chanceFrom(1));
    await running.deliver(events.slice(0, -1));
    await running.executor.submit({
      origin: { kind: 'fresh' },
      commands: [{ stream: 'period/2026-10', command: { type: 'open-period', period: '2026-10' } }],
      metadata: { rootAt: dataClose },
    });
    await running.moveTo(afterDataClose);
    const waiting = await state(running);
    expect([waiting.provisional, waitsFor(waiting, ['closed'])]).toStrictEqual([null, ['supervision']]);
    await running.deliver(events.slice(-1));
    await running.computations.settleAll();
    expect((await state(running)).provisional).not.toBeNull();
  });

  it('is cut where the producers closed, when the calendar has moved the close since the period was opened', async () => {
    const running = await start();
    const supervision = october(chanceFrom(1));
    const events = supervision.events.slice(0, -1);
    const moved = '2026-11-05T09:30:00.000Z';
    const open = { type: 'open-period', period: '2026-10' };
    await running.executor.submit({
      origin: { kind: 'fresh' },
      commands: [{ stream: 'period/2026-10', command: open }],
      metadata: { rootAt: dataClose },
    });
    await running.deliver([...events, new Producer().marker(types.periodClosed, '2026-10', moved, moved)]);
    await running.moveTo(moved);
    const { timetable, provisional } = await state(running);
    expect([timetable?.dataCloseAt, (provisional?.cut as Cut | undefined)?.close.before]).toStrictEqual([
      dataClose,
      moved,
    ]);
  });

  it('and the freeze come due by the calendar that came last, once however often it came', async () => {
    const running = await start();
    const data = chinaCalendarData({ version: 2, zone: 'Asia/Shanghai', years: [2026] });
    const calendar = { ...data, daysOff: [...data.daysOff, '2026-11-02'] };
    await running.deliver(october(chanceFrom(1)).events.slice(0, 1));
    await running.executor.submit({
      origin: { kind: 'fresh' },
      commands: [{ stream: 'period/2026-10', command: { type: 'open-period', period: '2026-10' } }],
      metadata: { rootAt: '2026-10-08T02:00:00.000Z' },
    });
    const directory = new Producer('directory');
    directory.say('calendar/main', CalendarChanged.type, { calendar, reason: '调休' }, '2026-10-20T02:00:00.000Z');
    await running.deliver(directory.events);
    await running.deliver(directory.events);
    const due = `select kind, at from due where subject = 'period/2026-10' and state = 'armed' order by at`;
    const { rows } = await running.pool.query<{ kind: string; at: Date }>(due);
    expect(rows.map(({ kind, at }) => [kind, at.toISOString()])).toStrictEqual([
      ['data-close', '2026-11-05T09:30:20.000Z'],
      ['freeze', '2026-11-16T09:30:20.000Z'],
    ]);
    await running.moveTo(afterDataClose);
    expect((await state(running)).reached).toStrictEqual([]);
    await running.moveTo('2026-11-05T09:30:20.000Z');
    expect((await state(running)).reached).toStrictEqual(['data-close']);
  });

  it('lets only verifications and decisions enter between the close and the freeze', async () => {
    const running = await start();
    const supervision = october(chanceFrom(1));
    const { events } = supervision;
    const due = { unit: 'D03', dueAt: '2026-10-19T09:30:00.000Z', registeredAt: '2026-10-08T02:00:00.000Z' };
    supervision.case(
      'late-verified',
      { ...due, sentBack: true, repliedAt: '2026-10-16T08:00:00.000Z' },
      '2026-11-06T02:00:00.000Z',
      types.closed,
    );
    supervision.case(
      'late-reply',
      { ...due, repliedAt: '2026-10-16T08:00:00.000Z' },
      '2026-11-06T02:00:00.000Z',
      types.replied,
    );
    supervision.marker(types.periodFrozen, '2026-10', freeze, afterFreeze);
    await running.deliver(events);
    await running.moveTo(afterDataClose);
    await running.moveTo(afterFreeze);
    const { frozen, provisional } = await state(running);
    const leaves = async (digest = '') =>
      (await snapshotOf(running.pool, digest)).explanation['D03']?.map(({ stream }) => stream) ?? [];
    const [before, after] = [await leaves(provisional?.snapshot), await leaves(frozen?.snapshot)];
    expect(before.filter((stream) => stream.startsWith('matter/late'))).toStrictEqual([]);
    expect(after.filter((stream) => stream.startsWith('matter/late'))).toStrictEqual(['matter/late-verified']);
  });
});
