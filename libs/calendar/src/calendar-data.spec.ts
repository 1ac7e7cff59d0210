import { type CalendarData, calendarOf, calendarProblems, isWorkingDay, weekdaysCalendarData } from './index.js';

const good: CalendarData = weekdaysCalendarData({ version: 1, zone: 'America/New_York' });

describe('calendar data', () => {
  it('is refused with every problem named', () => {
    const data: CalendarData = {
      ...good,
      zone: 'America/Atlantis',
      daysOff: ['2026-02-30', '2026-07-03'],
      workedDays: ['2026-07-03', '03.07.2026'],
      officeHours: [{ from: '09:00', to: '25:00' }],
    };
    expect(calendarProblems(data)).toEqual([
      { code: 'unknown-zone', value: 'America/Atlantis' },
      { code: 'impossible-date', value: '2026-02-30' },
      { code: 'impossible-date', value: '03.07.2026' },
      { code: 'day-both-off-and-worked', value: '2026-07-03' },
      { code: 'impossible-office-hours', value: '09:00-25:00' },
    ]);
    expect(() => calendarOf(data)).toThrow(RangeError);
  });

  it.each([
    ['none', [], 'no-office-hours'],
    ['an end before the beginning', [{ from: '12:00', to: '09:00' }], 'impossible-office-hours'],
    ['an empty span', [{ from: '09:00', to: '09:00' }], 'impossible-office-hours'],
    [
      'spans that touch',
      [
        { from: '09:00', to: '12:00' },
        { from: '12:00', to: '17:30' },
      ],
      'impossible-office-hours',
    ],
  ])('is refused for office hours: %s', (_why, officeHours, code) => {
    expect(calendarProblems({ ...good, officeHours }).map((problem) => problem.code)).toEqual([code]);
  });

  it('is taken when nothing is wrong, round the clock too', () => {
    expect(calendarProblems({ ...good, officeHours: [{ from: '00:00', to: '24:00' }] })).toEqual([]);
  });

  it('of kind weekdays takes overrides and leaves out those that change nothing', () => {
    const data = weekdaysCalendarData({
      version: 1,
      zone: 'America/New_York',
      overrides: [
        { date: '2026-07-03', working: false, reason: 'Independence Day' },
        { date: '2026-07-11', working: true },
        { date: '2026-07-12', working: false },
        { date: '2026-07-13', working: true },
      ],
    });
    expect([data.daysOff, data.workedDays]).toEqual([['2026-07-03'], ['2026-07-11']]);
    expect(isWorkingDay(calendarOf(data), '2026-07-03')).toBe(false);
    expect(isWorkingDay(calendarOf(data), '2026-07-11')).toBe(true);
  });
});
