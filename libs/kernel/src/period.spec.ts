import { lastDay, monthOf, monthPlus, monthsOf, periodBounds, periodKind } from './period.js';

describe('periods', () => {
  it.each([
    ['2026-10', 'month'],
    ['2026-Q4', 'quarter'],
    ['2026', 'year'],
    ['2026-13', undefined],
    ['2026-00', undefined],
    ['2026-Q5', undefined],
    ['2026-1', undefined],
    ['26', undefined],
    ['2026-10-01', undefined],
  ])('%s is a %s', (period, kind) => {
    expect(periodKind(period)).toBe(kind);
  });

  it.each([
    ['2026-10', 'Asia/Shanghai', '2026-09-30T16:00:00.000Z', '2026-10-31T16:00:00.000Z'],
    ['2026-Q4', 'Asia/Shanghai', '2026-09-30T16:00:00.000Z', '2026-12-31T16:00:00.000Z'],
    ['2026', 'Asia/Shanghai', '2025-12-31T16:00:00.000Z', '2026-12-31T16:00:00.000Z'],
    ['2011-11', 'America/New_York', '2011-11-01T04:00:00.000Z', '2011-12-01T05:00:00.000Z'],
  ])('%s in %s runs from %s to %s', (period, zone, from, to) => {
    expect(periodBounds(period, zone)).toStrictEqual({ from, to });
  });

  it.each([
    ['2026-10', '2026-10-31'],
    ['2028-02', '2028-02-29'],
    ['2026-Q4', '2026-12-31'],
    ['2026', '2026-12-31'],
  ])('the last day of %s is %s', (period, day) => {
    expect(lastDay(period)).toBe(day);
  });

  it('an instant lies in the month of the installation, not of UTC', () => {
    expect(monthOf('2026-09-30T16:00:00.000Z', 'Asia/Shanghai')).toBe('2026-10');
    expect(monthOf('2026-09-30T15:59:59.999Z', 'Asia/Shanghai')).toBe('2026-09');
  });

  it.each([
    ['2026-10-31T15:59:59.999Z', 'Asia/Shanghai', '2026-10'],
    ['2026-10-31T16:00:00.000Z', 'Asia/Shanghai', '2026-11'],
    ['2026-12-31T16:00:00.000Z', 'Asia/Shanghai', '2027-01'],
    ['2011-11-01T03:59:59.999Z', 'America/New_York', '2011-10'],
    ['2011-11-01T04:00:00.000Z', 'America/New_York', '2011-11'],
    ['2012-01-01T04:59:59.999Z', 'America/New_York', '2011-12'],
    ['2026-11-01T00:00:00+08:00', 'Asia/Shanghai', '2026-11'],
    ['2026-10-31T23:59:59+08:00', 'Asia/Shanghai', '2026-10'],
    ['2026-10-31T16:00:00Z', 'Asia/Shanghai', '2026-11'],
  ])('%s in %s lies in %s', (at, zone, month) => {
    expect(monthOf(at, zone)).toBe(month);
  });

  it('a quarter is its three months, a year its twelve', () => {
    expect(monthsOf('2026-Q4')).toStrictEqual(['2026-10', '2026-11', '2026-12']);
    expect(monthsOf('2026')).toHaveLength(12);
    expect(monthsOf('2026-02')).toStrictEqual(['2026-02']);
  });

  it('months are counted over the year', () => {
    expect(monthPlus('2026-01', -2)).toBe('2025-11');
    expect(monthPlus('2026-12', 1)).toBe('2027-01');
  });

  it('refuses bounds of what is no period', () => {
    expect(() => periodBounds('2026-13', 'utc')).toThrow(RangeError);
  });
});
