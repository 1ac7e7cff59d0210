import { calendarDataOf } from '@kaoji/calendar';
import type { DirectoryCopy } from '@kaoji/directory-copy';
import type { AnyAggregate } from '@kaoji/messaging';
import type { ServiceDefinition } from '@kaoji/scheduling';
import { absenceReactions } from './absence/absence.reaction.js';
import { calendarAggregate } from './calendar/calendar.aggregate.js';
import { dutyAggregate } from './duty/duty.aggregate.js';
import { keyAggregate } from './key/key.aggregate.js';
import { personAggregate } from './person/person.aggregate.js';
import { receiptAggregate } from './receipt/receipt.aggregate.js';
import type { DirectoryTerms } from './terms/directory-terms.policy.js';
import { refuseCircles } from './unit/circle.store.js';
import { successionStep, unitAggregate } from './unit/unit.aggregate.js';

/** What directory decides about, for `verify:ledger`. */
export const directoryAggregates = [
  unitAggregate,
  personAggregate,
  keyAggregate,
  calendarAggregate,
  dutyAggregate,
  receiptAggregate,
] as unknown as readonly AnyAggregate[];

/** What decisions look up: the same look-up as every other service's, of directory's own records. */
const termsFrom = (records: DirectoryCopy): DirectoryTerms => ({
  zone: records.calendar().zone,
  get calendar() {
    return calendarDataOf(records.calendar());
  },
  unitOn: (code, day) => records.unitOn(code, day),
  unitsOn: (day) => records.unitsOn(day),
  person: (code) => records.person(code),
  people: () => records.people(),
});

/** Directory: units in time, people, keys, calendar, duty (architecture.md, Services). */
export function directoryDefinition(records: DirectoryCopy): ServiceDefinition {
  return {
    name: 'directory',
    aggregates: directoryAggregates,
    handlers: { reactions: absenceReactions, projections: [] },
    ownProjections: [records.ownProjection(refuseCircles)],
    terms: () => termsFrom(records),
    dueCommand: ({ kind, subject }) =>
      kind === successionStep
        ? { stream: subject, command: { type: 'carry-out-succession' } }
        : { stream: subject, command: { type: 'reject', code: kind } },
    ready: () => Promise.resolve(),
    recordRefusal: ({ code, params, metadata: { receipt } }) =>
      receipt === undefined
        ? []
        : [{ stream: `receipt/${receipt}`, command: { type: 'reject', code, ...(params && { params }) } }],
  };
}
