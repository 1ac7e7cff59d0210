import { calendarOf, chinaCalendarData } from '@kaoji/calendar';
import { countingTime, isPostedInTime } from './counting-time.policy.js';

const off = ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'];
const overrides = [
  ...off.map((date) => ({ date, working: false })),
  { date: '2026-10-10', working: true },
  { date: '2026-10-21', working: false },
];
const calendar = calendarOf(chinaCalendarData({ version: 1, zone: 'Asia/Shanghai', years: [], overrides }));

/** Local times of the installation. */
const at = (local: string): string => new Date(`2026-${local}+08:00`).toISOString();

describe('received within 1 working day', () => {
  it.each([
    ['from the eve of the holidays to the close of the first day after them', '09-30T16:00:00', '10-08T17:30:00', true],
    ['from the eve of the holidays to a second later', '09-30T16:00:00', '10-08T17:30:01', false],
    ['from the holidays to the close of the first day after them', '10-03T12:00:00', '10-08T17:30:00', true],
    ['from the holidays to the second day after them', '10-03T12:00:00', '10-09T09:00:00', false],
    ['from Friday to a worked Saturday', '10-09T10:00:00', '10-10T17:30:00', true],
    ['from Friday to the Monday after a worked Saturday', '10-09T10:00:00', '10-12T09:00:00', false],
    ['from a worked Saturday to Monday', '10-10T10:00:00', '10-12T17:30:00', true],
    ['from Tuesday over a single day off to Thursday', '10-20T10:00:00', '10-22T17:30:00', true],
    ['from a single day off to the day after it', '10-21T10:00:00', '10-22T17:30:00', true],
    ['from a single day off to the second day after it', '10-21T10:00:00', '10-23T09:00:00', false],
    ['before office hours, to the close of the next day', '10-13T06:00:00', '10-14T17:30:00', true],
    ['after office hours, to the close of the next day', '10-13T20:00:00', '10-14T17:30:00', true],
    ['after office hours, to the day after the next', '10-13T20:00:00', '10-15T09:00:00', false],
  ])('%s', (_, stated, received, isInTime) => {
    const times = { statedAt: at(stated), receivedAt: at(received) };
    expect(isPostedInTime(times, calendar)).toBe(isInTime);
    expect(countingTime(times, calendar, false)).toStrictEqual({
      countsAt: isInTime ? times.statedAt : times.receivedAt,
      backfill: false,
    });
    expect(countingTime(times, calendar, true)).toStrictEqual({ countsAt: times.statedAt, backfill: !isInTime });
  });
});
