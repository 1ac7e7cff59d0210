import { type RecordedEvent, startOfFeed } from '@kaoji/kernel';
import {
  CalendarChanged,
  NoticesPeriodClosed,
  RankingComputed,
  closeOrder,
  type EventCatalogue,
} from '@kaoji/contracts';
import type { DirectoryCopy } from '@kaoji/directory-copy';
import { type AnyAggregate, type Handlers } from '@kaoji/messaging';
import type { ServiceDefinition } from '@kaoji/scheduling';
import { awaitedBefore } from './close/close-time.policy.js';
import { dueGuard } from './close/due-guard.store.js';
import { passMarker } from './close/marker.reaction.js';
import { periodClose } from './close/period-close.aggregate.js';
import { dueCommand } from './due-command.policy.js';
import { inboxes } from './inbox/write-inbox.store.js';
import { correspondence } from './issue/correspondence.aggregate.js';
import { matterReactions } from './issue/matter.reaction.js';
import { planAgain } from './monthly/calendar.reaction.js';
import { month } from './monthly/month.aggregate.js';
import { standing } from './monthly/standing.store.js';
import { statementFigures } from './monthly/statement.store.js';
import { unitPlaces } from './monthly/unit-places.store.js';
import { termsOver } from './notices.terms.js';

const isMarker = (type: string): boolean => /^kaoji\.[a-z]+\.period-closed\.v1$/.test(type);
const isOfMatter = (type: string): boolean => type.startsWith('kaoji.supervision.matter-');

/** Handlers of all that the contracts list for this service: a producer's marker is awaited when it is listed. */
function handlersFor(catalogue: EventCatalogue, copy: DirectoryCopy): Handlers {
  const taken = catalogue.takenBy('notices');
  const markers = Object.fromEntries(taken.filter(isMarker).map((type) => [type, passMarker]));
  const rankings = taken.filter((type) => type === RankingComputed.type);
  return {
    reactions: { ...matterReactions, ...markers, [CalendarChanged.type]: planAgain },
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
  const markers = catalogue.takenBy('notices').filter(isMarker);
  const producers = markers.map((type) => catalogue.find(type)?.producer ?? '');
  const terms = termsOver(
    copy,
    awaitedBefore(
      closeOrder,
      'notices',
      producers.filter((producer) => composition.includes(producer)),
    ),
  );
  return {
    name: 'notices',
    aggregates: [correspondence, month, periodClose] as unknown as readonly AnyAggregate[],
    handlers: handlersFor(catalogue, copy),
    ownProjections: [inboxes, statementFigures, dueGuard(NoticesPeriodClosed.type)],
    terms: () => terms,
    dueCommand,
    ready: (batch) => unitsBefore(copy, batch),
    recordRefusal: () => [],
  };
}
