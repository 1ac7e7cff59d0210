import type { Reaction } from '@kaoji/kernel';
import {
  CalendarChanged,
  SupervisionPeriodClosed,
  SupervisionPeriodFrozen,
  SupervisionPeriodPlanned,
} from '@kaoji/contracts';
import type { DirectoryCopy } from '@kaoji/directory-copy';
import {
  awaitedMarkers,
  closeStep,
  dueGuard,
  markerTypes,
  passMarker,
  periodClose,
  planMonths,
  type CloseTerms,
  type ComingStep,
  type Platform,
  type ServiceDefinition,
} from '@kaoji/scheduling';
import { catalogueAggregate } from './catalogue/catalogue.aggregate.js';
import { Catalogues } from './catalogue/catalogue.store.js';
import { coordinatorsOf } from './dispatch/coordinators.policy.js';
import { matterStep } from './ladder/due-step.reaction.js';
import { noCircleOfMergers } from './merge/merge-circle.store.js';
import { matterAggregate } from './matter/matter.aggregate.js';
import type { SupervisionTerms } from './matter/terms.policy.js';
import type { SupervisionPolicy } from './policy/supervision.policy.js';
import { matterReactions } from './posting/matter.reaction.js';
import { sweepAggregate } from './sweep/sweep.aggregate.js';
import { recomputeDeadlines, sweepReactions } from './sweep/sweep.reaction.js';
import { nextSlice } from './sweep/sweep.store.js';
import { receiptAggregate, recordRefusal } from './receipt/receipt.aggregate.js';

const closeEvents = {
  planned: SupervisionPeriodPlanned,
  closed: SupervisionPeriodClosed,
  frozen: SupervisionPeriodFrozen,
};

/** A calendar moves open deadlines, and the closes of the months. */
const newCalendar: Reaction = (event) => [...recomputeDeadlines(event), ...planMonths(event)];

/** Supervision 督查督办 as the executor sees it. */
export function supervisionDefinition(
  directory: DirectoryCopy,
  policy: SupervisionPolicy,
  pool: ReturnType<Platform['pool']>,
  { catalogue, composition }: Pick<Platform, 'catalogue' | 'composition'>,
): ServiceDefinition {
  const markers = Object.fromEntries(markerTypes(catalogue, 'supervision').map((type) => [type, passMarker]));
  const awaited = awaitedMarkers(catalogue, 'supervision', composition);
  const catalogues = new Catalogues(pool);
  return {
    name: 'supervision',
    aggregates: [matterAggregate, catalogueAggregate, receiptAggregate, sweepAggregate, periodClose(closeEvents)],
    handlers: {
      reactions: { ...matterReactions, ...sweepReactions, ...markers, [CalendarChanged.type]: newCalendar },
      projections: [directory.projection],
    },
    ownProjections: [noCircleOfMergers, dueGuard(SupervisionPeriodClosed, SupervisionPeriodFrozen)],
    terms: (): SupervisionTerms & CloseTerms => ({
      awaitedMarkers: awaited,
      closeCalendar: () => directory.calendar(),
      calendar: directory.calendar(),
      policy,
      catalogue: catalogues.atHand,
      isUnit: (code, at) => directory.unitAt(code, at) !== undefined,
      coordinators: (unit, at) => coordinatorsOf(directory, unit, at),
    }),
    ready: async (batch) => {
      const positions = batch.map(({ metadata }) => metadata.directoryPosition ?? '').sort();
      const needed = positions.at(-1);
      if (needed) await directory.reached(needed);
      await catalogues.readyFor(batch);
    },
    recordRefusal,
    dueCommand: (step) =>
      step.kind === 'sweep' ? nextSlice(pool, step.subject) : (closeStep(step) ?? stepCommand(step)),
  };
}

function stepCommand(step: ComingStep): ReturnType<typeof matterStep> {
  if (step.kind === 'subject-unknown') {
    return { stream: step.subject, command: { type: 'record-refusal', code: 'subject-unknown' } };
  }
  return matterStep(step);
}
