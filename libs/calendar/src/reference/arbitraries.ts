import fc from 'fast-check';
import { calendarOf } from '../work-calendar.js';
import { weekdaysCalendarData } from '../calendar-data.js';
import { instantOf, msOf } from '../civil/instant.js';
import { boston, china } from './calendars.js';

const first = msOf('2025-10-01T00:00:00.000Z');
const last = msOf('2027-03-31T00:00:00.000Z');

/** Office hours all day and all night, so that clock changes lie inside them. */
const roundTheClock = calendarOf(
  weekdaysCalendarData({
    version: 1,
    zone: 'America/New_York',
    officeHours: [{ from: '00:00', to: '24:00' }],
    overrides: [
      { date: '2026-03-08', working: true },
      { date: '2026-11-01', working: true },
    ],
  }),
);

/** Any of the calendars, with and without clock changes. */
export const aCalendar = fc.constantFrom(china, boston, roundTheClock);

/** Any millisecond of a year and a half with holidays, clock changes and the end of the announced years. */
export const anInstant = fc.integer({ min: first, max: last }).map(instantOf);

/** Office time up to some 50 working days. */
export const officeMs = fc.integer({ min: 0, max: 50 * 7 * 3_600_000 });
