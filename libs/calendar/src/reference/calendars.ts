import { DateTime } from 'luxon';
import { weekdaysCalendarData } from '../calendar-data.js';
import { chinaCalendarData } from '../china-calendar.js';
import { calendarOf } from '../work-calendar.js';

/** The calendars that the specs compute with. */
export const china = calendarOf(
  chinaCalendarData({ version: 1, zone: 'Asia/Shanghai', years: [2024, 2025, 2026, 2027] }),
);
export const weekdays = calendarOf(weekdaysCalendarData({ version: 1, zone: 'Asia/Shanghai' }));
export const boston = calendarOf(weekdaysCalendarData({ version: 1, zone: 'America/New_York' }));

/** Instant of a local time written as `2026-09-23 10:00`. */
export const at = (zone: string, local: string): string =>
  DateTime.fromISO(local.replace(' ', 'T'), { zone }).toUTC().toISO() ?? '';

/** Instant of a time in Shanghai. */
export const shanghai = (local: string): string => at('Asia/Shanghai', local);

/** Instant of a time in New York. */
export const newYorkTime = (local: string): string => at('America/New_York', local);
