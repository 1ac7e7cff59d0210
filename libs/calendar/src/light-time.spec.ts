import fc from 'fast-check';
import {
  deadlineAfterPauses,
  deadlineOf,
  lightAt,
  type Limit,
  limitKind,
  officeTimeBetween,
  yellowAt,
} from './index.js';
import { anInstant } from './reference/arbitraries.js';
import { china, shanghai } from './reference/calendars.js';

const registered = shanghai('2026-09-23 10:00');
const yellowOf = (limit: Limit): string | null =>
  yellowAt(china, registered, deadlineOf(china, registered, limit).dueAt, limitKind(limit), []);

describe('a clock turns yellow', () => {
  it.each([
    ['working days in office time', { workingDays: 1 }, '2026-09-24 14:15'],
    ['immediate in office time', { immediate: true }, '2026-09-23 16:00'],
    ['days in office time', { days: 2 }, '2026-09-28 11:00'],
    ['hours by the clock', { hours: 24 }, '2026-09-24 04:00'],
    ['a fixed date by the clock', { dueAt: shanghai('2026-09-27 10:00') }, '2026-09-26 10:00'],
  ] satisfies readonly (readonly [string, Limit, string])[])('%s: %j on %s', (_why, limit, yellow) => {
    expect(yellowOf(limit)).toBe(shanghai(yellow));
  });

  it('never without a deadline', () => {
    expect(yellowOf({ none: true })).toBe(null);
  });

  it('at a deadline before registration', () => {
    expect(yellowOf({ dueAt: shanghai('2026-09-01 08:00') })).toBe(shanghai('2026-09-01 08:00'));
  });

  it('at another share when the policy says so', () => {
    const dueAt = shanghai('2026-09-29 17:30');
    expect(yellowAt(china, registered, dueAt, 'workingDays', [], 50)).toBe(shanghai('2026-09-28 09:30'));
  });

  it('with the pauses left out, moved by a pause before it and not by one after it', () => {
    const early = { from: shanghai('2026-09-24 10:00'), to: shanghai('2026-09-28 11:00') };
    const due = deadlineAfterPauses(china, registered, { workingDays: 3 }, [early]).dueAt;
    expect(yellowAt(china, registered, due, 'workingDays', [early])).toBe(shanghai('2026-09-30 10:15'));
    const late = { from: shanghai('2026-09-29 10:00'), to: shanghai('2026-09-30 10:00') };
    const dueLate = deadlineAfterPauses(china, registered, { workingDays: 3 }, [late]).dueAt;
    expect(yellowAt(china, registered, dueLate, 'workingDays', [late])).toBe(shanghai('2026-09-29 09:15'));
  });

  it('at the beginning of a pause that begins just then', () => {
    const pause = { from: shanghai('2026-09-29 09:15'), to: shanghai('2026-09-30 10:00') };
    const due = deadlineAfterPauses(china, registered, { workingDays: 3 }, [pause]).dueAt;
    expect(yellowAt(china, registered, due, 'workingDays', [pause])).toBe(pause.from);
  });

  it('without regard to pauses before registration', () => {
    const dueAt = shanghai('2026-09-29 17:30');
    const before = { from: shanghai('2026-09-21 10:00'), to: shanghai('2026-09-22 10:00') };
    expect(yellowAt(china, registered, dueAt, 'workingDays', [before])).toBe(shanghai('2026-09-29 09:15'));
    const across = { from: shanghai('2026-09-21 10:00'), to: shanghai('2026-09-23 11:00') };
    const due = deadlineAfterPauses(china, registered, { workingDays: 3 }, [across]).dueAt;
    expect(due).toBe(shanghai('2026-09-30 10:00'));
    expect(yellowAt(china, registered, due, 'workingDays', [across])).toBe(shanghai('2026-09-29 10:15'));
  });

  it('not while a pause lasts that came first', () => {
    const dueAt = shanghai('2026-09-29 17:30');
    const open = (from: string): { from: string; to: null } => ({ from: shanghai(from), to: null });
    expect(yellowAt(china, registered, dueAt, 'workingDays', [open('2026-09-24 10:00')])).toBe(null);
    expect(yellowAt(china, registered, dueAt, 'workingDays', [open('2026-09-29 09:15')])).toBe(
      shanghai('2026-09-29 09:15'),
    );
  });

  it('after three quarters of the office time outside the pause, whatever the pause', () => {
    fc.assert(
      fc.property(anInstant, anInstant, anInstant, fc.integer({ min: 1, max: 40 }), (a, b, c, workingDays) => {
        const [from, start, end] = [a, b, c].sort() as [string, string, string];
        const { dueAt } = deadlineOf(china, from, { workingDays });
        if (dueAt === null || start > dueAt) return;
        const pause = { from: start, to: end };
        const moved = deadlineAfterPauses(china, from, { workingDays }, [pause]).dueAt;
        const yellow = yellowAt(china, from, moved, 'workingDays', [pause]) ?? '';
        const pausedUntil = [yellow, end].sort()[0] ?? '';
        const paused = yellow > start ? officeTimeBetween(china, start, pausedUntil) : 0;
        const total = officeTimeBetween(china, from, dueAt);
        expect(officeTimeBetween(china, from, yellow) - paused).toBe(Math.ceil((total * 3) / 4));
      }),
    );
  });
});

describe('the light', () => {
  const clock = { dueAt: shanghai('2026-09-29 17:30'), yellowAt: shanghai('2026-09-29 09:15'), isPaused: false };

  it.each([
    ['2026-09-29 09:14:59.999', 'green'],
    ['2026-09-29 09:15', 'yellow'],
    ['2026-09-29 17:30', 'yellow'],
    ['2026-09-29 17:30:00.999', 'yellow'],
    ['2026-09-29 17:30:01', 'red'],
  ])('at %s is %s', (now, light) => {
    expect(lightAt(shanghai(now), clock)).toBe(light);
  });

  it('is grey while paused and without a deadline', () => {
    expect(lightAt(shanghai('2026-09-30 10:00'), { ...clock, isPaused: true })).toBe('grey');
    expect(lightAt(shanghai('2026-09-30 10:00'), { ...clock, dueAt: null })).toBe('grey');
  });

  it('stays green without a yellow moment', () => {
    expect(lightAt(shanghai('2026-09-29 17:00'), { ...clock, yellowAt: null })).toBe('green');
  });
});
