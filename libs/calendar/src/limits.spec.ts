import { halfLimit, isWithinHalf, type Limit, limitKind, limitProblem } from './index.js';
import { china, shanghai } from './reference/calendars.js';

const registered = shanghai('2026-09-01 10:00');
const cases: readonly (readonly [Limit, object | null])[] = [
  [{ workingDays: 1 }, null],
  [{ workingDays: 2 }, { workingDays: 1 }],
  [{ workingDays: 5 }, { workingDays: 2 }],
  [{ days: 60 }, { days: 30 }],
  [{ days: 61 }, { days: 30 }],
  [{ months: 3 }, { months: 1 }],
  [{ hours: 25 }, { hours: 12 }],
  [{ dueAt: shanghai('2026-09-12 00:30') }, { days: 5 }],
  [{ dueAt: shanghai('2026-09-01 17:30') }, null],
  [{ dueAt: shanghai('2026-08-01 17:30') }, null],
  [{ immediate: true }, null],
  [{ none: true }, null],
];

describe('an extension', () => {
  it.each(cases)('of %j is at most half of it, rounded down, in its unit: %j', (limit, half) => {
    expect(halfLimit(china, limit, registered)).toEqual(half);
  });

  it.each([
    [{ workingDays: 2 }, { workingDays: 2 }, true],
    [{ workingDays: 3 }, { workingDays: 2 }, false],
    [{ workingDays: 0 }, { workingDays: 2 }, false],
    [{ days: 1 }, { workingDays: 2 }, false],
    [{ none: true }, { workingDays: 2 }, false],
    [{ workingDays: 1 }, null, false],
    [{ dueAt: shanghai('2026-09-17 09:00') }, { days: 5 }, true],
    [{ dueAt: shanghai('2026-09-18 09:00') }, { days: 5 }, false],
    [{ dueAt: shanghai('2026-09-12 09:00') }, { days: 5 }, false],
  ] satisfies readonly (readonly [Limit, Parameters<typeof isWithinHalf>[2], boolean])[])(
    'of %j with at most %j is allowed: %s',
    (asked, longest, expected) => {
      expect(isWithinHalf(china, asked, longest, shanghai('2026-09-12 17:30'))).toBe(expected);
    },
  );
});

describe('a limit', () => {
  it.each([
    [{ workingDays: 1 }, undefined],
    [{ workingDays: 2500 }, undefined],
    [{ workingDays: 2501 }, 'limit-too-long'],
    [{ days: 0 }, 'limit-not-positive'],
    [{ days: 3661 }, 'limit-too-long'],
    [{ months: 1.5 }, 'limit-not-whole'],
    [{ hours: Number.NaN }, 'limit-not-whole'],
    [{ none: true }, undefined],
    [{ immediate: true }, undefined],
  ] satisfies readonly (readonly [Limit, string | undefined])[])('%j has the problem %s', (limit, problem) => {
    expect(limitProblem(limit)).toBe(problem);
  });

  it.each(cases.map(([limit]) => limit))('%j is of the kind that it names', (limit) => {
    expect([limitKind(limit)]).toEqual(Object.keys(limit));
  });
});
