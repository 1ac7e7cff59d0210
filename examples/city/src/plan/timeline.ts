import { calendarOf, chinaCalendarData, nextWorkingDay, workingDayAfter, type WorkCalendar } from '@kaoji/calendar';
import type { Seeded } from '../seeded.js';

/** The first day on which matters are registered, a Monday. */
export const firstDay = '2026-09-28';
const dayBefore = '2026-09-27';
/** More than the plan needs: what lies behind its end is left out. */
const lastWorkingDays = 70;

/** The parts of a working day; the clock stands at the end of each, the last one before the close of office. */
const parts = [
  { from: 9 * 60 + 5, stop: '11:30' },
  { from: 13 * 60 + 35, stop: '15:00' },
  { from: 15 * 60 + 5, stop: '17:20' },
] as const;
export const partsOfDay = parts.length;
const dayOffStops = ['11:30', '20:00'] as const;

export const local = (date: string, time: string): string => `${date}T${time}:00+08:00`;

const clockText = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/**
 * The month's time: working days counted from 0, with the day that the city sets off in mid-month and the Saturday worked
 * for it. A slot is a part of a working day: `3 * day + part`.
 */
export class Timeline {
  /** The working day on which the calendar is changed, and the days that the change is about. */
  readonly calendarChange: { readonly day: number; readonly off: string; readonly worked: string };
  private readonly calendar: WorkCalendar;
  private readonly days: readonly string[];

  /** @param registering working days on which matters are registered. */
  constructor(readonly registering: number) {
    const announced = chinaOf([]);
    const day = Math.round(0.45 * (registering - 1));
    const off = workingDayAfter(announced, dayBefore, day + 5);
    const worked = nextSaturday(off);
    this.calendarChange = { day, off, worked };
    this.calendar = chinaOf([
      { date: off, working: false },
      { date: worked, working: true },
    ]);
    const days: string[] = [];
    for (let date = dayBefore; days.length < lastWorkingDays; days.push(date))
      date = nextWorkingDay(this.calendar, date);
    this.days = days;
  }

  /** Date of the n-th working day. */
  date(day: number): string {
    const date = this.days[day];
    if (date === undefined) throw new RangeError(`the plan ends before working day ${day}`);
    return date;
  }

  /** Number of the first working day at or after a date. */
  dayOf(date: string): number {
    return this.days.findIndex((day) => day >= date);
  }

  /** Number of a working day of the month after: 1 is the first one of November. */
  november(nth: number): number {
    return this.dayOf('2026-11-01') + nth - 1;
  }

  /** A time in a slot: the n-th thing that happens to a matter in it, minutes after the one before. */
  time(slot: number, nth: number, chance: Seeded): string {
    const { from } = parts[slot % partsOfDay] ?? parts[0];
    return local(this.date(Math.floor(slot / partsOfDay)), clockText(from + Math.min(nth, 5) * 13 + chance.below(11)));
  }

  /** When the clock stands at the end of a slot. */
  stopOf(slot: number): string {
    const { stop } = parts[slot % partsOfDay] ?? parts[0];
    return local(this.date(Math.floor(slot / partsOfDay)), stop);
  }

  /** The first moment at or after a time at which the clock stands. */
  stopAfter(time: string): string {
    for (let date = time.slice(0, 10); ; date = dayAfter(date)) {
      const stops = this.days.includes(date) ? parts.map(({ stop }) => stop) : dayOffStops;
      const found = stops.map((stop) => local(date, stop)).find((stop) => stop >= time);
      if (found !== undefined) return found;
    }
  }
}

const chinaOf = (overrides: readonly { readonly date: string; readonly working: boolean }[]): WorkCalendar =>
  calendarOf(chinaCalendarData({ version: 1, zone: 'Asia/Shanghai', years: [2026], overrides }));

/** All days, for counting them. */
const everyDay = calendarOf(
  chinaCalendarData({
    version: 1,
    zone: 'Asia/Shanghai',
    years: [],
    overrides: ['2026-09', '2026-10', '2026-11', '2026-12'].flatMap((month) =>
      Array.from({ length: /1[02]$/.test(month) ? 31 : 30 }, (_, index) => ({
        date: `${month}-${String(index + 1).padStart(2, '0')}`,
        working: true,
      })),
    ),
  }),
);

export const dayAfter = (date: string): string => nextWorkingDay(everyDay, date);

/** 2026-10-03 is one. */
function nextSaturday(date: string): string {
  let saturday = '2026-10-03';
  while (saturday <= date) saturday = workingDayAfter(everyDay, saturday, 7);
  return saturday;
}
