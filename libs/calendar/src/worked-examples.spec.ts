import {
  addCalendarDays,
  addMonths,
  addWorkingDays,
  deadlineAfterPauses,
  deadlineOf,
  movedByPauses,
  officeTimeBetween,
  stepTime,
  yellowAt,
} from './index.js';
import { china, shanghai } from './reference/calendars.js';

describe('the worked examples of domain.md 1', () => {
  it('ends 3 working days from Wednesday 2026-09-23 10:00 on 2026-09-29 17:30: 25-27 September is Mid-Autumn', () => {
    expect(addWorkingDays(china, shanghai('2026-09-23 10:00'), 3)).toBe('2026-09-29T09:30:00.000Z');
  });

  it('ends 3 working days from Wednesday 2026-09-30 10:00 on the worked Saturday 2026-10-10 17:30', () => {
    expect(addWorkingDays(china, shanghai('2026-09-30 10:00'), 3)).toBe('2026-10-10T09:30:00.000Z');
  });

  it('ends 1 working day from Friday 2026-09-18 on the worked Sunday 2026-09-20 17:30', () => {
    expect(addWorkingDays(china, shanghai('2026-09-18 16:00'), 1)).toBe('2026-09-20T09:30:00.000Z');
  });

  it('ends 60 days from 2026-09-01 on 2026-11-02 17:30', () => {
    expect(addCalendarDays(china, shanghai('2026-09-01 10:00'), 60)).toBe('2026-11-02T09:30:00.000Z');
  });

  it('ends 3 months from 2026-07-03 on 2026-10-08 17:30', () => {
    expect(addMonths(china, shanghai('2026-07-03 10:00'), 3)).toBe('2026-10-08T09:30:00.000Z');
  });
});

describe('the worked examples of domain.md 3', () => {
  const registered = shanghai('2026-09-23 10:00');
  const pause = { from: shanghai('2026-09-24 10:00'), to: shanghai('2026-09-28 11:00') };

  it('moves the deadline by a pause of 8 office hours to 2026-10-08 10:00', () => {
    expect(officeTimeBetween(china, pause.from, pause.to)).toBe(8 * 3_600_000);
    expect(deadlineAfterPauses(china, registered, { workingDays: 3 }, [pause])).toEqual({
      dueAt: shanghai('2026-10-08 10:00'),
      provisional: false,
    });
  });

  it('moves a deadline that is not in working days by the clock', () => {
    const dueAt = shanghai('2026-11-02 17:30');
    expect(movedByPauses(china, dueAt, 'days', [pause])).toBe(shanghai('2026-11-06 18:30'));
  });

  it('turns 27 office hours yellow on 2026-09-29 09:15', () => {
    const { dueAt } = deadlineOf(china, registered, { workingDays: 3 });
    expect(officeTimeBetween(china, registered, dueAt ?? '')).toBe(27 * 3_600_000);
    expect(yellowAt(china, registered, dueAt, 'workingDays', [])).toBe(shanghai('2026-09-29 09:15'));
  });

  it.each([
    ['head', 0, '2026-09-29 17:30', '2026-09-30 09:00'],
    ['dunning slip', 1, '2026-09-30 17:30', '2026-10-08 09:00'],
    ['orange slip', 3, '2026-10-09 17:30', '2026-10-10 09:00'],
    ['red slip', 5, '2026-10-12 17:30', '2026-10-13 09:00'],
    ['clue', 10, '2026-10-19 17:30', '2026-10-20 09:00'],
  ])('takes the ladder from 2026-09-29 17:30: %s at +%i due %s, delivered %s', (_step, n, due, delivered) => {
    expect(stepTime(china, shanghai('2026-09-29 17:30'), n)).toEqual({
      dueAt: shanghai(due),
      deliveredAt: shanghai(delivered),
    });
  });
});
