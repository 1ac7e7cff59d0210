import { calendarOf, monthTimetable, type CalendarData, type WorkCalendar } from '@kaoji/calendar';
import { accept, lastDay, periodBounds, type Decision, type Instant, type Period } from '@kaoji/kernel';
import { DateTime } from 'luxon';
import type { Month, MonthEvent } from './month.state.js';

export type MonthCommand =
  /** Plan it, or again by a calendar that has just come; without one by the calendar in force; `onlyAgain`: if it was planned. */
  | { readonly type: 'plan'; readonly calendar?: CalendarData; readonly onlyAgain?: true }
  | { readonly type: 'order-statements' };

export interface MonthTerms {
  calendar(): WorkCalendar;
  /** Codes of the units in the ranking on a local day. */
  rankedUnits(day: string): readonly string[];
}

export interface MonthCircumstances {
  readonly now: Instant;
  readonly stream: string;
  readonly terms: MonthTerms;
}

/** The provisional ranking is made when the office opens on that day; the statements that quote it follow. */
const minutesAfterOpening = 30;

export const periodOf = (stream: string): Period => stream.slice(stream.indexOf('/') + 1);

export function decideMonth(
  command: MonthCommand,
  state: Month,
  { now, stream, terms }: MonthCircumstances,
): Decision<MonthEvent> {
  const period = periodOf(stream);
  switch (command.type) {
    case 'plan': {
      if (command.onlyAgain && state.plan === null) return accept();
      const plan = planOf(period, command.calendar ? calendarOf(command.calendar) : terms.calendar());
      return samePlan(state.plan, plan) ? accept() : accept({ type: 'kaoji.notices.month-planned.v1', data: plan });
    }
    case 'order-statements': {
      if (state.ordered !== null) return accept();
      const units = [...terms.rankedUnits(lastDay(period))];
      return accept({ type: 'kaoji.notices.statements-ordered.v1', data: { period, at: now, units } });
    }
  }
}

type Plan = NonNullable<Month['plan']>;

/** Statements on the 5th working day of the next month (domain.md 6, The month). */
function planOf(period: Period, calendar: WorkCalendar): Plan {
  const { provisional } = monthTimetable(calendar, period);
  const statementsAt = minutesLater(provisional.opensAt, minutesAfterOpening);
  return { period, statementsAt, nextAt: periodBounds(period, calendar.zone).to };
}

const minutesLater = (at: Instant, minutes: number): Instant =>
  DateTime.fromISO(at, { zone: 'utc' }).plus({ minutes }).toISO({ suppressMilliseconds: false }) ?? at;

const samePlan = (before: Plan | null, after: Plan): boolean =>
  before?.statementsAt === after.statementsAt && before.nextAt === after.nextAt;
