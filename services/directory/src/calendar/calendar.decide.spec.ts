import {
  calendarDataOf,
  calendarOf,
  DEFAULT_OFFICE_HOURS,
  weekdaysCalendarData,
  type CalendarData,
} from '@kaoji/calendar';
import fc from 'fast-check';
import { circumstances, refusal } from '../spec-fixtures/circumstances.js';
import { decideCalendar, type CalendarCommand } from './calendar.decide.js';
import { evolveCalendar, noCalendar, type CalendarEvent } from './calendar.state.js';
import { calendarFrom } from './seeded-calendar.js';

type Change = Extract<CalendarCommand, { type: 'change' }>;

const { terms } = circumstances();
const china = calendarFrom({ kind: 'china', zone: 'Asia/Shanghai' });
const weekdays = weekdaysCalendarData({ version: 1, zone: 'America/New_York' });

const change = (changes: Partial<Change> = {}): Change => ({
  type: 'change',
  overrides: [],
  announcedYears: [],
  reason: 'a notice',
  ...changes,
});
const off = (date: string) => ({ date, working: false });
const worked = (date: string) => ({ date, working: true });

const decide = (calendar: CalendarData | null, command: CalendarCommand) =>
  decideCalendar(command, { calendar }, terms);

/** The calendar and reason of the one event that a command makes. */
function changedTo(calendar: CalendarData | null, command: CalendarCommand): { is: CalendarData; reason: string } {
  const decision = decide(calendar, command);
  if (decision.kind === 'rejected' || decision.events.length !== 1) throw new Error('one event was expected');
  const [event] = decision.events as readonly [CalendarEvent];
  return { is: event.data.calendar as CalendarData, reason: event.data.reason };
}

describe('the beginning of a calendar', () => {
  it.each(['establish', 'load'] as const)('by %s is version 1 whatever version it brings', (type) => {
    expect(changedTo(null, { type, calendar: { ...weekdays, version: 40 } })).toStrictEqual({
      is: { ...weekdays, version: 1 },
      reason: 'established',
    });
  });

  it('comes once: a second is refused, a second loading needs none', () => {
    expect(decide(china, { type: 'establish', calendar: weekdays })).toStrictEqual(refusal('calendar-exists'));
    expect(decide(china, { type: 'load', calendar: weekdays })).toStrictEqual({ kind: 'accepted', events: [] });
  });

  it.each([
    ['a zone that does not exist', { zone: 'Asia/Atlantis' }, 'unknown-zone', 'Asia/Atlantis'],
    ['a day that does not exist', { daysOff: ['2026-02-30'] }, 'impossible-date', '2026-02-30'],
    [
      'a day both off and worked',
      { daysOff: ['2026-10-10'], workedDays: ['2026-10-10'] },
      'day-both-off-and-worked',
      '2026-10-10',
    ],
    ['no office hours', { officeHours: [] }, 'no-office-hours', ''],
    [
      'office hours that overlap',
      {
        officeHours: [
          { from: '09:00', to: '12:00' },
          { from: '11:00', to: '17:00' },
        ],
      },
      'impossible-office-hours',
      '11:00-17:00',
    ],
  ])('is refused for %s', (_, wrong, problem, value) => {
    expect(decide(null, { type: 'establish', calendar: { ...weekdays, ...wrong } })).toStrictEqual(
      refusal('calendar-impossible', { problem, value }),
    );
  });
});

describe('a change of the calendar', () => {
  it('keeps its reason with the next version', () => {
    const { is, reason } = changedTo(weekdays, change({ overrides: [off('2026-10-09')], reason: 'storm' }));
    expect([is.version, is.zone, is.kind, reason]).toStrictEqual([2, 'America/New_York', 'weekdays', 'storm']);
  });

  it.each([
    ['a weekday off', off('2026-10-09'), ['2026-10-09'], []],
    ['a weekday worked says nothing', worked('2026-10-09'), [], []],
    ['a Saturday worked', worked('2026-10-10'), [], ['2026-10-10']],
    ['a Saturday off says nothing', off('2026-10-10'), [], []],
  ])('by a single day: %s', (_, override, daysOff, workedDays) => {
    const both = change({ overrides: [override, off('2026-12-24')] });
    const { is } = changedTo(weekdays, both);
    expect([is.daysOff, is.workedDays]).toStrictEqual([[...daysOff, '2026-12-24'], workedDays]);
  });

  it('lets the later of two words on one day count', () => {
    const { is } = changedTo(
      weekdays,
      change({ overrides: [off('2026-10-09'), worked('2026-10-09'), off('2026-11-06')] }),
    );
    expect(is.daysOff).toStrictEqual(['2026-11-06']);
  });

  it('takes back what an earlier one set', () => {
    const set = changedTo(weekdays, change({ overrides: [off('2026-10-09'), worked('2026-10-10')] })).is;
    const back = changedTo(set, change({ overrides: [worked('2026-10-09'), off('2026-10-10')] })).is;
    expect(back).toStrictEqual({ ...weekdays, version: 3 });
  });

  it('of the office hours leaves the days, of the days the office hours', () => {
    const officeHours = [{ from: '08:30', to: '16:30' }];
    const closed = { ...weekdays, daysOff: ['2026-12-24'], workedDays: ['2026-12-26'] };
    const hours = changedTo(closed, change({ officeHours })).is;
    expect(hours).toStrictEqual({ ...closed, version: 2, officeHours });
    const days = changedTo(hours, change({ overrides: [off('2026-11-06')] })).is;
    expect(days.officeHours).toStrictEqual(officeHours);
    expect(closed.officeHours).toStrictEqual(DEFAULT_OFFICE_HOURS);
  });

  it('adds announced years in order, each once', () => {
    const { is } = changedTo(weekdays, change({ announcedYears: [2028, 2027, 2028] }));
    expect(is.announcedYears).toStrictEqual([2027, 2028]);
    expect(changedTo(is, change({ announcedYears: [2026, 2027] })).is.announcedYears).toStrictEqual([2026, 2027, 2028]);
  });

  it('that says what stands there needs no event, except that it establishes what nobody had', () => {
    expect(decide(china, change())).toStrictEqual({ kind: 'accepted', events: [] });
    expect(decide(china, change({ overrides: [off('2026-10-01')] }))).toStrictEqual({ kind: 'accepted', events: [] });
    expect(changedTo(null, change()).is.version).toBe(terms.calendar.version + 1);
  });

  it('is refused for a day that does not exist', () => {
    expect(decide(weekdays, change({ officeHours: [] }))).toStrictEqual(
      refusal('calendar-impossible', { problem: 'no-office-hours', value: '' }),
    );
  });

  it('after change counts its version up by one and leaves a calendar that can be read', () => {
    const day = fc
      .integer({ min: 0, max: 364 })
      .map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10));
    const override = fc.record({ date: day, working: fc.boolean() });
    fc.assert(
      fc.property(fc.array(fc.array(override, { maxLength: 6 }), { maxLength: 8 }), (all) => {
        let state = evolveCalendar(noCalendar, {
          type: 'kaoji.directory.calendar-changed.v1',
          data: { calendar: weekdays, reason: 'established' },
        });
        for (const overrides of all) {
          const before = state.calendar?.version ?? 0;
          const decision = decideCalendar(change({ overrides }), state, terms);
          const events = decision.kind === 'accepted' ? decision.events : [];
          state = events.reduce(evolveCalendar, state);
          expect(state.calendar?.version).toBe(before + events.length);
          for (const { date, working } of new Map(overrides.map((one) => [one.date, one])).values()) {
            const weekend = [0, 6].includes(new Date(date).getUTCDay());
            expect(state.calendar?.daysOff.includes(date)).toBe(!working && !weekend);
            expect(state.calendar?.workedDays.includes(date)).toBe(working && weekend);
          }
        }
        expect(calendarDataOf(calendarOf(state.calendar as CalendarData))).toStrictEqual(state.calendar);
      }),
      { numRuns: 50 },
    );
  });
});
