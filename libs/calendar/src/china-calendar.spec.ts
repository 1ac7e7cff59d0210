import { calendarDataOf, calendarOf, chinaCalendarData, isProvisional, isSeededYear, isWorkingDay } from './index.js';
import { china, shanghai, weekdays } from './reference/calendars.js';
import { china2026 } from './reference/day-walk.js';

const source = { version: 7, zone: 'Asia/Shanghai', years: [2026] };

describe('the calendar of China', () => {
  it('holds the notice of the State Council for 2026 day by day', () => {
    const data = chinaCalendarData(source);
    expect(data.daysOff).toEqual(china2026.off);
    expect(data.workedDays).toEqual(china2026.worked);
    expect(data.announcedYears).toEqual([2026]);
  });

  it('knows as announced 2004 to 2026, and no other year', () => {
    const years = Array.from({ length: 60 }, (_, index) => 1990 + index).filter(isSeededYear);
    expect(years).toEqual(Array.from({ length: 23 }, (_, index) => 2004 + index));
  });

  it('can be made of every announced year', () => {
    const years = Array.from({ length: 23 }, (_, index) => 2004 + index);
    expect(calendarOf(chinaCalendarData({ ...source, years })).announcedYears).toEqual(years);
  });

  it('counts a year without announcement Monday to Friday, provisionally', () => {
    expect(isWorkingDay(china, '2027-01-01')).toBe(true);
    expect(isProvisional(china, '2027-01-01')).toBe(true);
    expect(isProvisional(china, '2026-12-31')).toBe(false);
    expect(isProvisional(china, shanghai('2026-12-31 23:59'))).toBe(false);
    expect(isProvisional(china, shanghai('2027-01-01 00:00'))).toBe(true);
    expect(isProvisional(weekdays, '2027-01-01')).toBe(false);
  });

  it('takes overrides above the seed, the later one of a date', () => {
    const calendar = calendarOf(
      chinaCalendarData({
        ...source,
        overrides: [
          { date: '2026-10-01', working: true, reason: 'flood' },
          { date: '2026-10-10', working: false },
          { date: '2026-11-03', working: true },
          { date: '2026-11-03', working: false },
          { date: '2026-11-07', working: true },
        ],
      }),
    );
    const dates = ['2026-10-01', '2026-10-10', '2026-11-03', '2026-11-07', '2026-11-08'];
    expect(dates.map((date) => isWorkingDay(calendar, date))).toEqual([true, false, false, true, false]);
  });

  it('takes a year as announced that the office entered itself', () => {
    const overrides = [{ date: '2027-01-01', working: false }];
    const calendar = calendarOf(chinaCalendarData({ ...source, years: [2026, 2027], overrides, announced: [2027] }));
    expect(isWorkingDay(calendar, '2027-01-01')).toBe(false);
    expect(isProvisional(calendar, '2027-01-01')).toBe(false);
  });

  it('comes back from its plain form', () => {
    const data = chinaCalendarData(source);
    expect(calendarDataOf(calendarOf(JSON.parse(JSON.stringify(data))))).toEqual(data);
  });
});
