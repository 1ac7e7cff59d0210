import { closeOfNthWorkingDayOfMonth, monthAfter, monthTimetable, workingDayOfMonth } from './index.js';
import { china, shanghai, weekdays } from './reference/calendars.js';

describe('the timetable of a month', () => {
  it('counts the working days of the next month: September 2026 is made after National Day', () => {
    const table = monthTimetable(china, '2026-09');
    const dates = [table.dataClose, table.provisional, table.objections, table.freeze, table.bulletin];
    expect(dates.map(({ date }) => date)).toEqual([
      '2026-10-10',
      '2026-10-13',
      '2026-10-16',
      '2026-10-20',
      '2026-10-22',
    ]);
    expect(table.dataClose.closesAt).toBe(shanghai('2026-10-10 17:30'));
    expect(table.provisional.opensAt).toBe(shanghai('2026-10-13 09:00'));
    expect(table.isProvisional).toBe(false);
  });

  it('of December 2026 is provisional: nobody has announced 2027', () => {
    const table = monthTimetable(china, '2026-12');
    expect([table.dataClose.date, table.isProvisional]).toEqual(['2027-01-05', true]);
    expect(monthTimetable(weekdays, '2026-12').isProvisional).toBe(false);
  });

  it('takes other days when the policy says so', () => {
    const days = { dataClose: 1, provisional: 2, objections: 3, freeze: 4, bulletin: 5 };
    expect(monthTimetable(china, '2026-02', days).bulletin.date).toBe('2026-03-06');
  });

  it.each([
    ['2026-10', 1, '2026-10-08'],
    ['2026-10', 3, '2026-10-10'],
    ['2026-10', 4, '2026-10-12'],
    ['2026-01', 1, '2026-01-04'],
    ['2026-02', 10, '2026-02-13'],
    ['2026-02', 11, '2026-02-14'],
    ['2026-02', 12, '2026-02-24'],
    ['2026-02', 17, '2026-03-02'],
  ])('in %s the %i. working day is %s', (month, n, date) => {
    expect(workingDayOfMonth(china, month, n)).toBe(date);
    expect(closeOfNthWorkingDayOfMonth(china, month, n)).toBe(shanghai(`${date} 17:30`));
  });

  it('follows the month over the year', () => {
    expect([monthAfter('2026-11'), monthAfter('2026-12')]).toEqual(['2026-12', '2027-01']);
  });
});
