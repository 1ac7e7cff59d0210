import fc from 'fast-check';
import { deadlineAfterPauses, type LimitKind, movedByPauses } from './index.js';
import { aCalendar, anInstant } from './reference/arbitraries.js';
import { china, shanghai } from './reference/calendars.js';

const pause = (from: string, to: string | null): { from: string; to: string | null } => ({
  from: shanghai(from),
  to: to === null ? null : shanghai(to),
});
const kinds: readonly LimitKind[] = ['workingDays', 'days', 'months', 'hours', 'dueAt', 'immediate'];

describe('a pause', () => {
  it.each([
    ['of a night moves nothing', '2026-09-24 17:30', '2026-09-25 09:00', '2026-09-29 17:30'],
    ['of a holiday moves nothing', '2026-09-25 00:00', '2026-09-28 09:00', '2026-09-29 17:30'],
    [
      'of a millisecond moves the deadline by one',
      '2026-09-24 10:00',
      '2026-09-24 10:00:00.001',
      '2026-09-30 09:00:00.001',
    ],
    ['of a working day moves by one', '2026-09-24 10:00', '2026-09-28 10:00', '2026-09-30 17:30'],
    ['of two moves over National Day', '2026-09-23 10:00', '2026-09-28 10:00', '2026-10-08 17:30'],
  ])('%s in working days: %s to %s gives %s', (_why, from, to, due) => {
    expect(movedByPauses(china, shanghai('2026-09-29 17:30'), 'workingDays', [pause(from, to)])).toBe(shanghai(due));
  });

  it.each(kinds.filter((kind) => kind !== 'workingDays'))('moves a deadline of kind %s by the clock', (kind) => {
    const moved = movedByPauses(china, shanghai('2026-09-29 17:30'), kind, [
      pause('2026-09-24 18:00', '2026-09-25 19:30'),
    ]);
    expect(moved).toBe(shanghai('2026-09-30 19:00'));
  });

  it('that lasts moves nothing yet', () => {
    expect(movedByPauses(china, shanghai('2026-09-29 17:30'), 'workingDays', [pause('2026-09-24 10:00', null)])).toBe(
      shanghai('2026-09-29 17:30'),
    );
  });

  it('counts once where pauses overlap, in whatever order they stand', () => {
    const pauses = [pause('2026-09-24 14:00', '2026-09-28 10:00'), pause('2026-09-24 10:00', '2026-09-24 15:00')];
    expect(movedByPauses(china, shanghai('2026-09-29 17:30'), 'workingDays', pauses)).toBe(
      shanghai('2026-09-30 17:30'),
    );
  });

  it('makes a deadline provisional when it moves into a year without announcement', () => {
    const limit = { workingDays: 2 };
    const paused = [pause('2026-12-29 11:00', '2026-12-30 11:00')];
    expect(deadlineAfterPauses(china, shanghai('2026-12-29 10:00'), limit, [])).toEqual({
      dueAt: shanghai('2026-12-31 17:30'),
      provisional: false,
    });
    expect(deadlineAfterPauses(china, shanghai('2026-12-29 10:00'), limit, paused)).toEqual({
      dueAt: shanghai('2027-01-01 17:30'),
      provisional: true,
    });
  });

  it('by the clock looks at no calendar', () => {
    const paused = [pause('2026-12-29 11:00', '2026-12-30 11:00')];
    expect(deadlineAfterPauses(china, shanghai('2026-12-29 10:00'), { days: 2 }, paused)).toEqual({
      dueAt: shanghai('2027-01-01 17:30'),
      provisional: false,
    });
  });

  it('counts once where one lies within another', () => {
    const pauses = [pause('2026-09-24 10:00', '2026-09-28 10:00'), pause('2026-09-24 11:00', '2026-09-24 15:00')];
    expect(movedByPauses(china, shanghai('2026-09-29 17:30'), 'workingDays', pauses)).toBe(
      shanghai('2026-09-30 17:30'),
    );
  });

  it('leaves a matter without limit without deadline', () => {
    const paused = [pause('2026-12-29 11:00', '2026-12-30 11:00')];
    expect(deadlineAfterPauses(china, shanghai('2026-12-29 10:00'), { none: true }, paused)).toEqual({
      dueAt: null,
      provisional: false,
    });
  });

  it('split in two is the pause in one', () => {
    fc.assert(
      fc.property(
        aCalendar,
        fc.constantFrom(...kinds),
        fc.tuple(anInstant, anInstant, anInstant, anInstant),
        (calendar, kind, instants) => {
          const [from, middle, to, due] = [...instants].sort() as [string, string, string, string];
          const one = movedByPauses(calendar, due, kind, [{ from, to }]);
          const halves = [
            { from, to: middle },
            { from: middle, to },
          ];
          expect(movedByPauses(calendar, due, kind, halves)).toBe(one);
          const afterFirst = movedByPauses(calendar, due, kind, halves.slice(0, 1));
          expect(movedByPauses(calendar, afterFirst, kind, halves.slice(1))).toBe(one);
        },
      ),
    );
  });
});
