import { calendarOf, weekdaysCalendarData } from '@kaoji/calendar';
import { countingTime } from './counting-time.policy.js';

const calendar = calendarOf(weekdaysCalendarData({ version: 1, zone: 'Asia/Shanghai' }));

/** Local times of the installation. */
const at = (local: string): string => new Date(`${local}+08:00`).toISOString();

const counted = (statedAt: string, receivedAt: string, mayBackfill = false) => {
  const times = { statedAt: at(statedAt), receivedAt: at(receivedAt) };
  const { countsAt, backfill } = countingTime(times, calendar, mayBackfill);
  return [countsAt === times.statedAt ? 'stated' : countsAt === times.receivedAt ? 'received' : countsAt, backfill];
};

describe('what a posted event counts for', () => {
  it.each([
    ['the same minute', '2026-10-14T10:00:00.000', '2026-10-14T10:00:01.000', 'stated'],
    ['a minute ahead of us', '2026-10-14T10:01:00.000', '2026-10-14T10:00:00.000', 'stated'],
    ['the close of the next working day', '2026-10-14T10:00:00.000', '2026-10-15T17:30:00.000', 'stated'],
    ['a millisecond after it', '2026-10-14T10:00:00.000', '2026-10-15T17:30:00.001', 'received'],
    ['from Friday to Monday', '2026-10-16T17:29:00.000', '2026-10-19T17:30:00.000', 'stated'],
    ['from Friday to Tuesday', '2026-10-16T17:29:00.000', '2026-10-20T09:00:00.000', 'received'],
    ['on a Saturday, to Monday', '2026-10-17T09:00:00.000', '2026-10-19T17:30:00.000', 'stated'],
    ['on a Saturday, to Tuesday', '2026-10-17T09:00:00.000', '2026-10-20T09:00:00.000', 'received'],
  ])('received %s', (_, stated, received, counts) => {
    expect(counted(stated, received)).toStrictEqual([counts, false]);
  });

  it('of history is when it was stated, and it is marked as history only when it came late', () => {
    expect(counted('2016-02-29T10:00:00.000', '2026-10-14T10:00:00.000', true)).toStrictEqual(['stated', true]);
    expect(counted('2026-10-14T09:00:00.000', '2026-10-14T10:00:00.000', true)).toStrictEqual(['stated', false]);
  });
});
