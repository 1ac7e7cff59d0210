import {
  IsDay,
  IsDayOrTime,
  IsMonthName,
  IsNotBefore,
  IsPeriodName,
  IsTime,
  isDay,
  isPeriodName,
  isTime,
  validatePayload,
  type PayloadClass,
} from '../index.js';

function broken(decorator: PropertyDecorator, value: unknown): string[] {
  class Probe {
    declare at: unknown;
  }
  decorator(Probe.prototype, 'at');
  const verdict = validatePayload(Probe as PayloadClass, { at: value });
  return verdict.ok ? [] : verdict.faults.map(({ rule }) => rule);
}

const days = [
  ['an ordinary day', '2026-10-31', true],
  ['the first', '1900-01-01', true],
  ['the last', '2999-12-31', true],
  ['a day of January', '2026-01-31', true],
  ['a day of April', '2026-04-30', true],
  ['the leap day of a leap year', '2028-02-29', true],
  ['the leap day of a century of 400', '2000-02-29', true],
  ['the leap day of a century', '2100-02-29', false],
  ['the leap day of an ordinary year', '2026-02-29', false],
  ['30 February', '2028-02-30', false],
  ['31 April', '2026-04-31', false],
  ['31 June', '2026-06-31', false],
  ['31 September', '2026-09-31', false],
  ['31 November', '2026-11-31', false],
  ['day 0', '2026-10-00', false],
  ['day 32', '2026-10-32', false],
  ['month 0', '2026-00-10', false],
  ['month 13', '2026-13-10', false],
  ['the year before the first', '1899-12-31', false],
  ['the year after the last', '3000-01-01', false],
  ['a year of two digits', '26-10-31', false],
  ['a month of one digit', '2026-1-31', false],
  ['another separator', '2026/10/31', false],
  ['no separator', '20261031', false],
  ['space around it', ' 2026-10-31', false],
  ['a line end', '2026-10-31\n', false],
  ['digits of another script', '２０２６-10-31', false],
  ['nothing', '', false],
  ['a number', 20_261_031, false],
  ['a list', ['2026-10-31'], false],
] as const;

const times = [
  ['in UTC', '2026-10-08T09:30:00Z', true],
  ['with milliseconds', '2026-10-08T09:30:00.000Z', true],
  ['with one digit of a second', '2026-10-08T09:30:00.5Z', true],
  ['with nanoseconds', '2026-10-08T09:30:00.123456789Z', true],
  ['with ten digits of a second', '2026-10-08T09:30:00.1234567890Z', false],
  ['with a point and no digit', '2026-10-08T09:30:00.Z', false],
  ['with a comma', '2026-10-08T09:30:00,5Z', false],
  ['of China', '2026-10-08T09:30:00+08:00', true],
  ['of the easternmost offset', '2026-10-08T09:30:00+14:00', true],
  ['of the westernmost offset', '2026-10-08T09:30:00-14:00', true],
  ['beyond the easternmost offset', '2026-10-08T09:30:00+14:01', false],
  ['of offset 15', '2026-10-08T09:30:00+15:00', false],
  ['of an offset of 60 minutes', '2026-10-08T09:30:00+08:60', false],
  ['of an offset without minutes', '2026-10-08T09:30:00+08', false],
  ['of an offset without a colon', '2026-10-08T09:30:00+0800', false],
  ['without an offset', '2026-10-08T09:30:00', false],
  ['of a named zone', '2026-10-08T09:30:00+08:00[Asia/Shanghai]', false],
  ['at the first second of a day', '2026-10-08T00:00:00Z', true],
  ['at the last second of a day', '2026-10-08T23:59:59Z', true],
  ['at hour 24', '2026-10-08T24:00:00Z', false],
  ['at minute 60', '2026-10-08T23:60:00Z', false],
  ['at a leap second', '2026-12-31T23:59:60Z', false],
  ['without seconds', '2026-10-08T09:30Z', false],
  ['with a space', '2026-10-08 09:30:00Z', false],
  ['with a small t', '2026-10-08t09:30:00Z', false],
  ['with a small z', '2026-10-08T09:30:00z', false],
  ['on a day that does not exist', '2026-02-29T09:30:00Z', false],
  ['on a leap day', '2028-02-29T09:30:00Z', true],
  ['of the year 1899', '1899-12-31T23:59:59Z', false],
  ['of the year 3000', '3000-01-01T00:00:00Z', false],
  ['that is a day', '2026-10-08', false],
  ['with a line end', '2026-10-08T09:30:00Z\n', false],
  ['that is nothing', '', false],
  ['that is a number', 1_790_000_000_000, false],
] as const;

describe('a day', () => {
  it.each(days)('%s', (_, value, isGood) => {
    expect(broken(IsDay(), value)).toStrictEqual(isGood ? [] : ['day']);
    expect(isDay(value)).toBe(isGood);
  });

  it('is required unless said otherwise', () => {
    expect([broken(IsDay(), null), broken(IsDay(), undefined)]).toStrictEqual([['required'], ['required']]);
  });
});

describe('a time', () => {
  it.each(times)('%s', (_, value, isGood) => {
    expect(broken(IsTime(), value)).toStrictEqual(isGood ? [] : ['time']);
    expect(isTime(value)).toBe(isGood);
  });
});

describe('a day or a time', () => {
  const good = [...days, ...times].filter(([, , isGood]) => isGood);
  const bad = [...days, ...times].filter(([name, , isGood]) => !isGood && name !== 'that is a day');

  it.each(good)('may be %s', (_, value) => {
    expect(broken(IsDayOrTime(), value)).toStrictEqual([]);
  });

  it.each(bad)('may not be %s', (_, value) => {
    expect(broken(IsDayOrTime(), value)).toStrictEqual(['day-or-time']);
  });
});

describe('the name of a period', () => {
  it.each([
    ['2026', true, false],
    ['1900', true, false],
    ['2999', true, false],
    ['2026-01', true, true],
    ['2026-12', true, true],
    ['2026-Q1', true, false],
    ['2026-Q4', true, false],
    ['2026-Q0', false, false],
    ['2026-Q5', false, false],
    ['2026-q1', false, false],
    ['2026-00', false, false],
    ['2026-13', false, false],
    ['2026-1', false, false],
    ['2026-H1', false, false],
    ['2026-10-01', false, false],
    ['2026-', false, false],
    ['202610', false, false],
    ['1899', false, false],
    ['3000-01', false, false],
    ['26-10', false, false],
    ['2026-10\n', false, false],
    ['', false, false],
  ])('%j is one: %p; of a month: %p', (value, isPeriod, isMonth) => {
    expect(broken(IsPeriodName(), value)).toStrictEqual(isPeriod ? [] : ['period']);
    expect(isPeriodName(value)).toBe(isPeriod);
    expect(broken(IsMonthName(), value)).toStrictEqual(isMonth ? [] : ['month']);
  });

  it.each([2026, ['2026-10'], true])('is never %p', (value) => {
    expect(broken(IsPeriodName(), value)).toStrictEqual(['period']);
    expect(broken(IsMonthName(), value)).toStrictEqual(['month']);
  });
});

describe('an end that is not before its beginning', () => {
  class Span {
    declare from: unknown;
    @IsDayOrTime() @IsNotBefore('from') to: string;
  }
  IsDayOrTime()(Span.prototype, 'from');

  const faults = (from: unknown, to: unknown): string[] => {
    const verdict = validatePayload(Span as PayloadClass, { from, to });
    return verdict.ok ? [] : verdict.faults.map(({ field, rule }) => `${field} ${rule}`);
  };

  it.each([
    ['the same day', '2026-10-12', '2026-10-12', []],
    ['the next day', '2026-10-12', '2026-10-13', []],
    ['the day before', '2026-10-12', '2026-10-11', ['to not-before']],
    ['the same instant', '2026-10-12T01:00:00Z', '2026-10-12T01:00:00Z', []],
    ['the same instant elsewhere', '2026-10-12T09:00:00+08:00', '2026-10-12T01:00:00Z', []],
    ['a second before elsewhere', '2026-10-12T09:00:00+08:00', '2026-10-12T00:59:59Z', ['to not-before']],
    ['a later text that is an earlier instant', '2026-10-12T01:00:00Z', '2026-10-12T02:00:00+08:00', ['to not-before']],
    ['an earlier text that is a later instant', '2026-10-12T09:00:00+08:00', '2026-10-12T02:00:00Z', []],
    ['a millisecond before', '2026-10-12T01:00:00.001Z', '2026-10-12T01:00:00.000Z', ['to not-before']],
    ['on the day of a time', '2026-10-12T23:59:59+08:00', '2026-10-12', []],
    ['from a day to a time of it', '2026-10-12', '2026-10-12T00:00:00+08:00', []],
    ['from a day to its first moment anywhere', '2026-10-12', '2026-10-11T10:00:00Z', []],
    ['from a day to a moment before it anywhere', '2026-10-12', '2026-10-11T09:59:59Z', ['to not-before']],
    ['from a time to the day that is not over everywhere', '2026-10-13T11:59:59Z', '2026-10-12', []],
    ['from a time to a day that is over everywhere', '2026-10-13T12:00:00Z', '2026-10-12', ['to not-before']],
    ['a year later', '2026-10-12', '2027-10-12', []],
  ])('%s', (_, from, to, expected) => {
    expect(faults(from, to)).toStrictEqual(expected);
  });

  it.each([
    ['is no time', 'soon', ['from day-or-time']],
    ['is a number', 7, ['from day-or-time']],
    ['is missing', undefined, ['from required']],
  ])('is not blamed when the beginning %s', (_, from, expected) => {
    expect(faults(from, '2026-10-12')).toStrictEqual(expected);
  });

  it('that is no time is that fault alone', () => {
    expect(faults('2026-10-12', '2026-10-32')).toStrictEqual(['to day-or-time']);
  });
});
