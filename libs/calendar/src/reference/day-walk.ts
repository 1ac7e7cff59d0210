import { DateTime } from 'luxon';

/**
 * A slow second way to every deadline, used by specs only: it walks day by day and minute by minute with luxon and shares no
 * line with the calendar. The days of 2026 are typed in from the State Council's notice (国办发明电〔2025〕7号).
 */
export interface WalkedCalendar {
  readonly zone: string;
  readonly off: readonly string[];
  readonly worked: readonly string[];
}

const between = (first: string, last: string): readonly string[] => {
  const dates: string[] = [];
  for (let day = DateTime.fromISO(first); day <= DateTime.fromISO(last); day = day.plus({ days: 1 })) {
    dates.push(day.toFormat('yyyy-MM-dd'));
  }
  return dates;
};

export const china2026: WalkedCalendar = {
  zone: 'Asia/Shanghai',
  off: [
    ...between('2026-01-01', '2026-01-03'),
    ...between('2026-02-15', '2026-02-23'),
    ...between('2026-04-04', '2026-04-06'),
    ...between('2026-05-01', '2026-05-05'),
    ...between('2026-06-19', '2026-06-21'),
    ...between('2026-09-25', '2026-09-27'),
    ...between('2026-10-01', '2026-10-07'),
  ],
  worked: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
};

export const newYork: WalkedCalendar = { zone: 'America/New_York', off: [], worked: [] };

const isWorked = (calendar: WalkedCalendar, day: DateTime): boolean => {
  const date = day.toFormat('yyyy-MM-dd');
  return calendar.worked.includes(date) || (day.weekday <= 5 && !calendar.off.includes(date));
};

const closeOf = (day: DateTime): DateTime => day.set({ hour: 17, minute: 30, second: 0, millisecond: 0 });

const toIso = (time: DateTime): string => time.toUTC().toISO() ?? '';

const onWorkedDay = (calendar: WalkedCalendar, day: DateTime): DateTime => {
  let at = day;
  while (!isWorked(calendar, at)) at = at.plus({ days: 1 });
  return at;
};

/** Deadline of a limit in working days, days or months, walked. */
export function walkedDeadline(
  calendar: WalkedCalendar,
  from: string,
  unit: 'workingDays' | 'days' | 'months',
  n: number,
): string {
  let day = DateTime.fromISO(from, { zone: calendar.zone });
  if (unit !== 'workingDays') return toIso(closeOf(onWorkedDay(calendar, day.plus({ [unit]: n }))));
  for (let left = n; left > 0; left -= isWorked(calendar, day) ? 1 : 0) day = day.plus({ days: 1 });
  return toIso(closeOf(day));
}

/** Office minutes between two instants on whole minutes, counted one by one. */
export function walkedOfficeMinutes(calendar: WalkedCalendar, from: string, to: string): number {
  let minutes = 0;
  const end = DateTime.fromISO(to, { zone: calendar.zone });
  for (let at = DateTime.fromISO(from, { zone: calendar.zone }); at < end; at = at.plus({ minutes: 1 })) {
    const time = at.hour * 60 + at.minute;
    const isOpen = (time >= 540 && time < 720) || (time >= 810 && time < 1050);
    if (isOpen && isWorked(calendar, at)) minutes += 1;
  }
  return minutes;
}
