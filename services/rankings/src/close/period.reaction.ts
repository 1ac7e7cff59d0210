import type { CalendarData } from '@kaoji/calendar';
import type { CalendarChanged, EventOf } from '@kaoji/contracts';
import { monthOf, monthPlus, periodKind, type Instant } from '@kaoji/kernel';
import type { PeriodCommand } from './period.decide.js';
import type { Mark } from './period.state.js';

interface Heard {
  readonly producer: string;
  readonly data: object;
  readonly metadata: { readonly rootAt: Instant; readonly backfill?: true };
  readonly position: string;
}

interface Addressed {
  readonly stream: string;
  readonly command: PeriodCommand;
}

/** The periods that end with a month: itself, its quarter and its year where it is their last. */
export function periodsEndingWith(month: string): readonly string[] {
  const [year = '', number = ''] = month.split('-');
  const quarter = Number(number) / 3;
  return [month, ...(Number.isInteger(quarter) ? [`${year}-Q${quarter}`] : []), ...(number === '12' ? [year] : [])];
}

/** A marker is passed for each period that ends with its month. */
export const passMarker =
  (mark: Mark) =>
  ({ producer, data, position }: Heard): readonly Addressed[] => {
    const { period, closesAt } = data as { readonly period: string; readonly closesAt: Instant };
    if (periodKind(period) !== 'month') return [];
    return periodsEndingWith(period).map((one) => ({
      stream: `period/${one}`,
      command: { type: 'pass-marker', period: one, producer, mark, position, closesAt },
    }));
  };

/** Whatever is registered opens the timetable of the month in which it came; history that is loaded does not. */
export const openPeriod =
  (zone: () => string) =>
  ({ metadata }: Heard): readonly Addressed[] => {
    if (metadata.backfill) return [];
    const month = monthOf(metadata.rootAt, zone());
    return periodsEndingWith(month).map((period) => ({
      stream: `period/${period}`,
      command: { type: 'open-period', period },
    }));
  };

/**
 * Another calendar moves what is still to come of the present month and the one before, as it moves the closes of the
 * other services (`planMonths` of libs/scheduling), and of the quarter and year that end with them.
 */
export const reschedule = ({
  data,
  recordedAt,
}: Pick<Heard, 'data'> & { readonly recordedAt: Instant }): readonly Addressed[] => {
  const calendar = (data as EventOf<typeof CalendarChanged>['data']).calendar as CalendarData;
  const month = monthOf(recordedAt, calendar.zone);
  return [monthPlus(month, -1), month]
    .flatMap(periodsEndingWith)
    .map((period) => ({ stream: `period/${period}`, command: { type: 'reschedule', calendar } }));
};
