import { calendarProblems, DEFAULT_OFFICE_HOURS } from '@kaoji/calendar';
import { calendarFrom } from './seeded-calendar.js';

describe('the calendar that an installation begins with', () => {
  const china = calendarFrom({ kind: 'china', zone: 'Asia/Shanghai' });

  it('of China holds the years announced so far and no other', () => {
    expect(china.announcedYears.includes(2026)).toBe(true);
    expect(china.announcedYears.every((year) => year <= 2026)).toBe(true);
    expect(
      [...china.daysOff, ...china.workedDays].every((day) => china.announcedYears.includes(Number(day.slice(0, 4)))),
    ).toBe(true);
  });

  it.each([
    ['National Day', '2026-10-01', 'daysOff'],
    ['Mid-Autumn', '2026-09-25', 'daysOff'],
    ['a Saturday made up for', '2026-10-10', 'workedDays'],
    ['a Sunday made up for', '2026-09-20', 'workedDays'],
  ] as const)('of China knows %s', (_, day, list) => {
    expect(china[list].includes(day)).toBe(true);
  });

  it('of plain weekdays knows no holiday and no announced year', () => {
    const plain = calendarFrom({ kind: 'weekdays', zone: 'America/New_York' });
    expect([plain.daysOff, plain.workedDays, plain.announcedYears]).toStrictEqual([[], [], []]);
  });

  it.each(['china', 'weekdays'] as const)('of kind %s takes overrides and office hours above all', (kind) => {
    const officeHours = [{ from: '08:00', to: '12:00' }];
    const overrides = [
      { date: '2026-11-06', working: false },
      { date: '2026-10-01', working: true },
    ];
    const made = calendarFrom({ kind, zone: 'Asia/Shanghai', officeHours, overrides });
    expect(made.officeHours).toStrictEqual(officeHours);
    expect([made.daysOff.includes('2026-11-06'), made.daysOff.includes('2026-10-01')]).toStrictEqual([true, false]);
    expect([made.version, made.kind, calendarProblems(made)]).toStrictEqual([1, kind, []]);
  });

  it('has the usual office hours where nobody says otherwise', () => {
    expect(china.officeHours).toStrictEqual(DEFAULT_OFFICE_HOURS);
    expect(DEFAULT_OFFICE_HOURS).toStrictEqual([
      { from: '09:00', to: '12:00' },
      { from: '13:30', to: '17:30' },
    ]);
  });
});
