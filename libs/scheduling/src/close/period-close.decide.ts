import { calendarOf, monthTimetable, type CalendarData, type WorkCalendar } from '@kaoji/calendar';
import type { EventClass, PeriodMark, PeriodPlan } from '@kaoji/contracts';
import {
  accept,
  canonicalJson,
  type Circumstances,
  type Decision,
  type DueStep,
  type Instant,
  monthPlus,
  parseStream,
  periodBounds,
  reject,
} from '@kaoji/kernel';
import { DateTime } from 'luxon';

/** The events by which a service plans, follows and marks the close of a period. */
export interface CloseEvents {
  readonly planned: EventClass<PeriodPlan>;
  readonly closed: EventClass<PeriodMark>;
  /** A service that decides until the freeze has a marker of its own for it. */
  readonly frozen?: EventClass<PeriodMark>;
}

/** How far a period is in this service (messaging.md, The close). */
export interface PeriodClose {
  readonly plan: PeriodPlan | null;
  readonly closed: boolean;
  readonly frozen: boolean;
}

export type PeriodCloseCommand =
  /** By a calendar that has just come, which no copy of the directory holds yet; without one by the calendar in force. */
  | { readonly type: 'plan'; readonly calendar?: CalendarData }
  /** Another service has set its marker. */
  | { readonly type: 'pass'; readonly producer: string }
  | { readonly type: 'close' }
  | { readonly type: 'freeze' };

export interface CloseTerms {
  closeCalendar(): WorkCalendar;
  /** The services of this installation whose markers come before this one's (`closeOrder` of the contracts). */
  readonly awaitedMarkers: readonly string[];
}

export interface CloseEvent {
  readonly type: string;
  readonly data: PeriodPlan | PeriodMark;
}

/** What was recorded in the close's last second has time to arrive: seconds. */
const afterClose = 20;

export function evolveClose(events: CloseEvents, state: PeriodClose, { type, data }: CloseEvent): PeriodClose {
  if (type === events.planned.type) return { ...state, plan: data as PeriodPlan };
  if (type === events.closed.type) return { ...state, closed: true };
  return { ...state, frozen: true };
}

/** The marker as soon as nobody is awaited, the freeze, and the plan of the next month. */
export function closeAgenda({ plan, closed, frozen }: PeriodClose, freezes: boolean): readonly DueStep[] {
  if (plan === null) return [];
  const steps: DueStep[] = [{ kind: 'plan-next', round: '1', at: plan.endsAt }];
  if (!closed && plan.awaited.length === 0) steps.push({ kind: 'close', round: '1', at: later(plan.closesAt) });
  if (freezes && !frozen) steps.push({ kind: 'freeze', round: '1', at: later(plan.freezesAt) });
  return steps;
}

const later = (at: Instant): Instant =>
  DateTime.fromISO(at, { zone: 'utc' }).plus({ seconds: afterClose }).toISO({ suppressMilliseconds: false }) ?? at;

export function decideClose(
  events: CloseEvents,
  command: PeriodCloseCommand,
  state: PeriodClose,
  { stream, terms }: Circumstances<CloseTerms>,
): Decision<CloseEvent> {
  const period = parseStream(stream).id;
  switch (command.type) {
    case 'plan':
      return planned(events, state, planOf(period, calendarFor(command, terms), terms, state.plan?.passed ?? []));
    case 'pass': {
      const passed = new Set([...(state.plan?.passed ?? []), command.producer]);
      return planned(events, state, planOf(period, terms.closeCalendar(), terms, [...passed].sort()));
    }
    case 'close':
      if (state.closed) return accept();
      if (state.plan === null || state.plan.awaited.length > 0) return reject('markers-awaited');
      return accept({ type: events.closed.type, data: { period, closesAt: state.plan.closesAt } });
    case 'freeze':
      if (state.frozen || state.plan === null || !events.frozen) return accept();
      return accept({ type: events.frozen.type, data: { period, closesAt: state.plan.freezesAt } });
  }
}

/** What is closed stays where it closed; a plan that says nothing new is no event. */
function planned(events: CloseEvents, state: PeriodClose, plan: PeriodPlan): Decision<CloseEvent> {
  const kept = state.plan && state.closed ? state.plan.closesAt : plan.closesAt;
  const { period, freezesAt, endsAt, passed, awaited } = plan;
  const data = { period, closesAt: kept, freezesAt, endsAt, passed, awaited };
  if (canonicalJson(data) === canonicalJson(state.plan)) return accept();
  return accept({ type: events.planned.type, data });
}

const calendarFor = ({ calendar }: { readonly calendar?: CalendarData }, terms: CloseTerms): WorkCalendar =>
  calendar ? calendarOf(calendar) : terms.closeCalendar();

function planOf(period: string, calendar: WorkCalendar, { awaitedMarkers }: CloseTerms, passed: string[]): PeriodPlan {
  const { dataClose, freeze } = monthTimetable(calendar, period);
  return {
    period,
    closesAt: dataClose.closesAt,
    freezesAt: freeze.closesAt,
    endsAt: periodBounds(period, calendar.zone).to,
    passed,
    awaited: awaitedMarkers.filter((producer) => !passed.includes(producer)),
  };
}

/** The month after the one that a `period/<month>` stream is about, as a stream. */
export const nextPeriodStream = (stream: string): string => `period/${monthPlus(parseStream(stream).id, 1)}`;
