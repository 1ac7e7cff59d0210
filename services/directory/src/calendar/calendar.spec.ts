import { weekdaysCalendarData, type CalendarData } from '@kaoji/calendar';
import { decideCalendar, type CalendarCommand } from './calendar.decide.js';
import { calendarFrom } from './seeded-calendar.js';

const china = calendarFrom({ kind: 'china', zone: 'Asia/Shanghai' });
const terms = {
  zone: 'Asia/Shanghai',
  calendar: { ...china, version: 0 },
  unitOn: () => undefined,
  unitsOn: () => [],
  person: () => undefined,
  people: () => [],
};

const change = (changes: Partial<Extract<CalendarCommand, { type: 'change' }>> = {}): CalendarCommand => ({
  type: 'change',
  overrides: [],
  announcedYears: [],
  reason: 'notice',
  ...changes,
});

/** The calendar after a command, or what it is refused by. */
function after(calendar: CalendarData | null, command: CalendarCommand): CalendarData | string | undefined {
  const decision = decideCalendar(command, { calendar }, terms);
  if (decision.kind === 'rejected') return decision.code;
  return decision.events[0]?.data.calendar as CalendarData | undefined;
}

describe('the calendar', () => {
  it('is established once, as version 1', () => {
    const weekdays = weekdaysCalendarData({ version: 7, zone: 'America/New_York' });
    expect(after(null, { type: 'establish', calendar: weekdays })).toStrictEqual({ ...weekdays, version: 1 });
    expect(after(china, { type: 'establish', calendar: weekdays })).toBe('calendar-exists');
    expect(after(china, { type: 'load', calendar: weekdays })).toBeUndefined();
  });

  it('changes by single days above what stands there, with the next version', () => {
    const overrides = [
      { date: '2026-10-01', working: true },
      { date: '2026-10-10', working: false },
      { date: '2026-10-17', working: true },
    ];
    const next = after(china, change({ overrides })) as CalendarData;
    expect([next.version, next.kind, next.zone]).toStrictEqual([2, 'china', 'Asia/Shanghai']);
    expect(next.daysOff.includes('2026-10-01')).toBe(false);
    expect(next.daysOff.includes('2026-10-02')).toBe(true);
    expect(next.workedDays.filter((day) => day.startsWith('2026-10'))).toStrictEqual(['2026-10-17']);
    expect(next.announcedYears).toStrictEqual(china.announcedYears);
  });

  it('knows a year as announced when the office has entered it', () => {
    const next = after(china, change({ announcedYears: [2027, 2026] })) as CalendarData;
    expect(next.announcedYears.slice(-2)).toStrictEqual([2026, 2027]);
  });

  it('takes over what an installation begins with, at its first change', () => {
    const next = after(null, change({ overrides: [{ date: '2026-11-06', working: false }] })) as CalendarData;
    expect([next.version, next.daysOff.includes('2026-11-06'), next.daysOff.includes('2026-10-01')]).toStrictEqual([
      1,
      true,
      true,
    ]);
  });

  it('needs no event for a change that says what stands there', () => {
    const first = after(china, change({ announcedYears: [2027] })) as CalendarData;
    expect(after(first, change({ announcedYears: [2027] }))).toBeUndefined();
  });

  it('refuses days that do not exist', () => {
    expect(after(china, change({ officeHours: [{ from: '12:00', to: '09:00' }] }))).toBe('calendar-impossible');
  });
});
