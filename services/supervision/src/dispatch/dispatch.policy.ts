import {
  addHours,
  addWorkingDays,
  closeOfWorkingDay,
  deadlineOf,
  localDate,
  nextWorkingDay,
  workingDayAfter,
} from '@kaoji/calendar';
import type { Limit, WorkCalendar } from '@kaoji/calendar';
import { MatterDispatched, type EventOf, type MatterPart } from '@kaoji/contracts';
import type { Instant } from '@kaoji/kernel';
import { roundDeadline } from '../ladder/deadline.policy.js';
import type { MatterFile, Part, Round } from '../matter/file.state.js';
import { ladderFor } from '../policy/supervision.policy.js';
import type { Setting, SupervisionTerms } from '../matter/terms.policy.js';

export type DispatchEvent = EventOf<typeof MatterDispatched>;

export interface NewRound {
  readonly unit: string;
  readonly because: Round['because'];
  readonly dispatchedAt: Instant;
  readonly limit: Limit;
}

/** A round of handling by a unit begins: its clocks are computed here and travel in the event. */
export function dispatchOf(matter: MatterFile, round: NewRound, { terms }: Setting): DispatchEvent {
  const { calendar, policy } = terms;
  const { unit, because, dispatchedAt, limit } = round;
  const urgent = matter.handling === 'urgent';
  const parts = matter.coUnits.map((part) => ({ unit: part.unit, limit: part.limit ?? null }));
  const clockFrom = clockStart(matter, round, calendar);
  const facts = { from: clockFrom, limit, pauses: [], extension: null, urgent, ladder: ladderFor(policy, matter) };
  return {
    type: MatterDispatched.type,
    data: {
      unit,
      because,
      dispatchedAt,
      clockFrom,
      limit,
      round: matter.rounds.length + 1,
      deadline: roundDeadline(facts, calendar, policy),
      acceptBy: acceptanceLimit(matter, dispatchedAt, terms),
      contactBy: matter.citizen && because !== 'rework' ? addHours(dispatchedAt, policy.contactHours) : null,
      parts: because === 'first' ? partsDue(parts, { clockFrom, limit }, calendar) : [],
    },
  };
}

/**
 * The clock runs from registration; a matter dispatched later than the close of the next working day, or to a new unit
 * after a ruling or transfer, starts at that dispatch, and the difference is the office's (domain.md 3, Life).
 */
function clockStart(matter: MatterFile, { because, dispatchedAt }: NewRound, calendar: WorkCalendar): Instant {
  if (because !== 'first') return dispatchedAt;
  return dispatchedAt > dispatchLimit(matter, calendar) ? dispatchedAt : matter.registeredAt;
}

/** Until then a dispatch takes nothing from the unit's time: the close of the next working day. */
export const dispatchLimit = ({ registeredAt }: Pick<MatterFile, 'registeredAt'>, calendar: WorkCalendar): Instant =>
  closeOfWorkingDay(calendar, nextWorkingDay(calendar, localDate(calendar, registeredAt)));

/**
 * Each co-handler has its own limit, by default the lead's less 1 working day, or the lead's own where that would be over
 * before it begins (domain.md 3, Joint handling).
 */
export function partsDue(
  parts: readonly Pick<Part, 'unit' | 'limit'>[],
  { clockFrom: from, limit }: Pick<Round, 'clockFrom' | 'limit'>,
  calendar: WorkCalendar,
): MatterPart[] {
  const lead = deadlineOf(calendar, from, limit).dueAt;
  return parts.map((part) => {
    if (part.limit) return { unit: part.unit, dueAt: deadlineOf(calendar, from, part.limit).dueAt };
    return { unit: part.unit, dueAt: lead === null ? null : lessOneWorkingDay(calendar, lead, from) };
  });
}

/** domain.md 3, Life: accepted or returned within 1 working day, urgent matters within 2 hours. */
export function acceptanceLimit(
  { handling }: Pick<MatterFile, 'handling'>,
  dispatchedAt: Instant,
  { calendar, policy }: Pick<SupervisionTerms, 'calendar' | 'policy'>,
): Instant {
  const limit = handling === 'urgent' ? policy.acceptance.urgent : policy.acceptance.ordinary;
  return deadlineOf(calendar, dispatchedAt, limit).dueAt ?? dispatchedAt;
}

function lessOneWorkingDay(calendar: WorkCalendar, lead: Instant, from: Instant): Instant {
  const before = closeOfWorkingDay(calendar, workingDayAfter(calendar, localDate(calendar, lead), -1));
  return before > from ? before : lead;
}

/** The end of `days` working days of the office from an instant. */
export const officeLimit = (calendar: WorkCalendar, from: Instant, days: number): Instant =>
  addWorkingDays(calendar, from, days);
