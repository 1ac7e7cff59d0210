import { calendarOf, type CalendarData, type WorkCalendar } from '@kaoji/calendar';
import { accept, reject, type Decision, type Instant } from '@kaoji/kernel';
import { decidePublication, type PublicationCommand } from '../publication/publication.decide.js';
import { decideObjection, type ObjectionCommand } from '../objection/objection.decide.js';
import type { Place } from '../scoring/ranking-json.policy.js';
import type { Computed, Mark, PeriodEvent, PeriodState } from './period.state.js';
import { movedTimetable, timetableOf } from './timetable.policy.js';

export type CloseCommand =
  | { readonly type: 'open-period'; readonly period: string }
  /** By a calendar that has just come, which no copy of the directory holds yet (ADR 0012). */
  | { readonly type: 'reschedule'; readonly calendar: CalendarData }
  | {
      readonly type: 'pass-marker';
      readonly period: string;
      readonly producer: string;
      readonly mark: Mark;
      readonly position: string;
      readonly closesAt: Instant;
    }
  | { readonly type: 'reach-time'; readonly what: 'data-close' | 'freeze' }
  | ({
      readonly type: 'record-computation';
      readonly kind: 'provisional' | 'frozen';
      readonly places: readonly Place[];
    } & Computed);

export type PeriodCommand = CloseCommand | PublicationCommand | ObjectionCommand;

/** What decisions about a period look at beside its state. */
export interface PeriodTerms {
  readonly calendar: WorkCalendar;
  /** Producers whose markers are waited for in this composition. */
  readonly awaits: Readonly<Record<Mark, readonly string[]>>;
}

export interface PeriodCircumstances {
  readonly now: Instant;
  readonly terms: PeriodTerms;
}

export function decidePeriod(
  command: PeriodCommand,
  state: PeriodState,
  circumstances: PeriodCircumstances,
): Decision<PeriodEvent> {
  switch (command.type) {
    case 'open-period':
      return accept(...opened(command.period, state, circumstances.terms));
    case 'reschedule':
      return accept(...rescheduled(calendarOf(command.calendar), state, circumstances.now));
    case 'pass-marker':
      return passMarker(command, state, circumstances.terms);
    case 'reach-time':
      return state.reached.includes(command.what)
        ? accept()
        : accept({ type: 'kaoji.rankings.period-time-reached.v1', data: { what: command.what } });
    case 'record-computation':
      return recordComputation(command, state);
    case 'sign-off':
    case 'correct':
      return decidePublication(command, state, circumstances.now);
    case 'object':
    case 'decide-objection':
      return decideObjection(command, state, circumstances.now);
  }
}

/** The timetable is that of the calendar on the day the period is opened; opening twice changes nothing. */
function opened(period: string, state: PeriodState, { calendar, awaits }: PeriodTerms): readonly PeriodEvent[] {
  if (state.period !== null) return [];
  const times = { ...timetableOf(calendar, period), calendarVersion: calendar.version };
  const data = { period, ...times, awaitsClosed: [...awaits.closed], awaitsFrozen: [...awaits.frozen] };
  return [{ type: 'kaoji.rankings.period-opened.v1', data }];
}

/** Another calendar moves the dates that have not come; what has come stays, and a period not opened is left alone. */
function rescheduled(calendar: WorkCalendar, { period, timetable }: PeriodState, now: Instant): readonly PeriodEvent[] {
  if (period === null || timetable === null) return [];
  const moved = movedTimetable(timetable, timetableOf(calendar, period), now);
  if (moved === null) return [];
  return [{ type: 'kaoji.rankings.period-rescheduled.v1', data: { ...moved, calendarVersion: calendar.version } }];
}

function passMarker(
  command: Extract<CloseCommand, { readonly type: 'pass-marker' }>,
  state: PeriodState,
  terms: PeriodTerms,
): Decision<PeriodEvent> {
  const { period, producer, mark, position, closesAt } = command;
  if (state.markers[mark][producer]) return accept();
  const data = { producer, mark, position, closesAt };
  return accept(...opened(period, state, terms), { type: 'kaoji.rankings.period-marker-passed.v1', data });
}

/** A computation is recorded once; who computed it again at the same time hears so. */
function recordComputation(
  command: Extract<CloseCommand, { readonly type: 'record-computation' }>,
  state: PeriodState,
): Decision<PeriodEvent> {
  if (state.period === null) return reject('unknown-period');
  if (state[command.kind] !== null) return reject('already-computed');
  const { kind, snapshot, cut, schemeVersion } = command;
  const data = { kind, snapshot, cut, schemeVersion, waitsFor: [...command.waitsFor], places: [...command.places] };
  return accept({ type: 'kaoji.rankings.ranking-computed.v1', data });
}
