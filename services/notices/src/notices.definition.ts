import { startOfFeed, type Reaction, type RecordedEvent } from '@kaoji/kernel';
import {
  CalendarChanged,
  NoticesPeriodClosed,
  NoticesPeriodPlanned,
  RankingComputed,
  type EventCatalogue,
} from '@kaoji/contracts';
import type { DirectoryCopy } from '@kaoji/directory-copy';
import { type AnyAggregate, type Handlers } from '@kaoji/messaging';
import {
  awaitedMarkers,
  closeStep,
  dueGuard,
  markerTypes,
  passMarker,
  periodClose,
  planMonths,
  type ServiceDefinition,
} from '@kaoji/scheduling';
import { dueCommand } from './due-command.policy.js';
import { inboxes } from './inbox/write-inbox.store.js';
import { correspondence } from './issue/correspondence.aggregate.js';
import { matterReactions } from './issue/matter.reaction.js';
import { planAgain } from './monthly/calendar.reaction.js';
import { month } from './monthly/month.aggregate.js';
import { standing } from './monthly/standing.store.js';
import { statementFigures } from './monthly/statement.store.js';
import { unitPlaces } from './monthly/unit-places.store.js';
import { slipSeries } from './slip/slip-series.aggregate.js';
import { slips } from './slip/slips.store.js';
import { termsOver } from './notices.terms.js';

const closeEvents = { planned: NoticesPeriodPlanned, closed: NoticesPeriodClosed };

/** A calendar moves statements and closes. */
const newCalendar: Reaction = (event) => [...planAgain(event), ...planMonths(event)];

const isOfMatter = (type: string): boolean => type.startsWith('kaoji.supervision.matter-');

/** Handlers of all that the contracts list for this service: a producer's marker is awaited when it is listed. */
function handlersFor(catalogue: EventCatalogue, copy: DirectoryCopy): Handlers {
  const taken = catalogue.takenBy('notices');
  const markers = Object.fromEntries(markerTypes(catalogue, 'notices').map((type) => [type, passMarker]));
  const rankings = taken.filter((type) => type === RankingComputed.type);
  return {
    reactions: { ...matterReactions, ...markers, [CalendarChanged.type]: newCalendar },
    projections: [copy.projection, standing(taken.filter(isOfMatter)), unitPlaces(rankings)],
  };
}

/** Units before facts: what intake had checked an event against is here before the event is (messaging.md, Consumers). */
async function unitsBefore(copy: DirectoryCopy, batch: readonly RecordedEvent[]): Promise<void> {
  const positions = batch
    .filter(({ producer }) => producer !== 'directory')
    .map(({ metadata }) => metadata.directoryPosition ?? startOfFeed);
  await copy.reached(positions.reduce((latest, position) => (position > latest ? position : latest), startOfFeed));
}

/** The service `notices`: who is told what, and whether they said so. @param composition services of the installation. */
export function noticesDefinition(
  copy: DirectoryCopy,
  catalogue: EventCatalogue,
  composition: readonly string[],
): ServiceDefinition {
  const terms = termsOver(copy, awaitedMarkers(catalogue, 'notices', composition));
  return {
    name: 'notices',
    aggregates: [
      ...([correspondence, month, slipSeries] as unknown as readonly AnyAggregate[]),
      periodClose(closeEvents),
    ],
    handlers: handlersFor(catalogue, copy),
    ownProjections: [inboxes, slips, statementFigures, dueGuard(NoticesPeriodClosed)],
    terms: () => terms,
    dueCommand: (step) => closeStep(step) ?? dueCommand(step),
    ready: (batch) => unitsBefore(copy, batch),
    recordRefusal: () => [],
  };
}
