import { isWorkingDay, nextWorkingDay, workingDayAfter, workingDayOnOrAfter, workingDaysBetween } from './index.js';
import { china } from './reference/calendars.js';

describe('working days', () => {
  it('are counted forwards and backwards over holidays and years', () => {
    expect(nextWorkingDay(china, '2026-09-30')).toBe('2026-10-08');
    expect(workingDayOnOrAfter(china, '2026-10-10')).toBe('2026-10-10');
    expect(workingDayOnOrAfter(china, '2026-10-11')).toBe('2026-10-12');
    expect(workingDayAfter(china, '2026-10-03', 0)).toBe('2026-10-08');
    expect(workingDayAfter(china, '2026-10-12', -1)).toBe('2026-10-10');
    expect(workingDayAfter(china, '2026-10-09', -3)).toBe('2026-09-29');
    expect(workingDayAfter(china, '2026-01-04', -1)).toBe('2025-12-31');
    expect(workingDayAfter(china, '2025-12-31', 248)).toBe('2026-12-31');
  });

  it('between two dates leave out the first and take in the last', () => {
    expect(workingDaysBetween(china, '2026-09-30', '2026-10-08')).toBe(1);
    expect(workingDaysBetween(china, '2026-09-30', '2026-10-07')).toBe(0);
    expect(workingDaysBetween(china, '2026-09-29', '2026-10-12')).toBe(5);
    expect(workingDaysBetween(china, '2025-12-31', '2026-01-04')).toBe(1);
    expect(workingDaysBetween(china, '2024-12-31', '2026-01-04')).toBe(249);
    expect(workingDaysBetween(china, '2026-10-12', '2026-10-12')).toBe(0);
    expect(workingDaysBetween(china, '2026-10-12', '2026-10-01')).toBe(0);
    expect(workingDaysBetween(china, '2026-12-31', '2026-12-31')).toBe(0);
  });

  it('are asked for by dates that exist', () => {
    expect(() => isWorkingDay(china, '2026-02-29')).toThrow(RangeError);
  });
});
