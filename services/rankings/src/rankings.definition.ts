import type { AddressedCommand, Reaction } from '@kaoji/kernel';
import {
  CalendarChanged,
  catalogue as everyEvent,
  closeOrder,
  IntakePeriodClosed,
  MatterRegistered,
  NoticesPeriodClosed,
  SupervisionPeriodClosed,
  SupervisionPeriodFrozen,
  type EventCatalogue,
} from '@kaoji/contracts';
import type { DirectoryCopy } from '@kaoji/directory-copy';
import type { AnyAggregate } from '@kaoji/messaging';
import type { ComingStep, ServiceDefinition } from '@kaoji/scheduling';
import { periodAggregate } from './close/period.aggregate.js';
import type { PeriodTerms } from './close/period.decide.js';
import { openPeriod, passMarker, reschedule } from './close/period.reaction.js';
import { factProjection, ruledFactProjection, type Statement } from './fact/facts.store.js';
import { schemeAggregate } from './scheme/scheme.aggregate.js';
import { subscriptionAggregate } from './subscription/subscription.aggregate.js';

/** What the definition needs of the process it runs in. */
export interface RankingsParts {
  readonly directory: DirectoryCopy;
  readonly composition: readonly string[];
  /** What was said, before it is committed. */
  readonly stated: (statements: readonly Statement[]) => void;
}

/** Markers of the close and of the freeze. */
const closing = [IntakePeriodClosed, SupervisionPeriodClosed, NoticesPeriodClosed];
const freezing = [SupervisionPeriodFrozen];

/** The producers of these markers that run here and that the close order names before rankings. */
function awaited(
  markers: readonly { readonly type: string }[],
  composition: readonly string[],
  catalogue: EventCatalogue,
): readonly string[] {
  const producers = markers.map(({ type }) => catalogue.find(type)?.producer ?? '');
  return (closeOrder['rankings'] ?? []).filter((name) => producers.includes(name) && composition.includes(name));
}

/** What rankings decides about, for `verify:ledger`. */
export const rankingsAggregates = [
  schemeAggregate,
  periodAggregate,
  subscriptionAggregate,
] as unknown as readonly AnyAggregate[];

export function rankingsDefinition({ directory, composition, stated }: RankingsParts): ServiceDefinition {
  const zone = (): string => directory.calendar().zone;
  const awaits = {
    closed: awaited(closing, composition, everyEvent),
    frozen: awaited(freezing, composition, everyEvent),
  };
  const reactions: Record<string, Reaction> = {
    [MatterRegistered.type]: openPeriod(zone),
    [CalendarChanged.type]: reschedule,
    ...Object.fromEntries(closing.map(({ type }) => [type, passMarker('closed')])),
    ...Object.fromEntries(freezing.map(({ type }) => [type, passMarker('frozen')])),
  };
  return {
    name: 'rankings',
    aggregates: rankingsAggregates,
    handlers: { reactions, projections: [directory.projection, factProjection(zone, stated)] },
    ownProjections: [ruledFactProjection(zone, stated)],
    terms: (): PeriodTerms => ({ calendar: directory.calendar(), awaits }),
    dueCommand,
    ready: async (batch) => {
      const positions = batch.map(({ metadata }) => metadata.directoryPosition ?? '').sort();
      await directory.reached(positions.at(-1) ?? '');
    },
    recordRefusal: () => [],
  };
}

function dueCommand({ kind, subject }: ComingStep): AddressedCommand {
  switch (kind) {
    case 'data-close':
    case 'freeze':
      return { stream: subject, command: { type: 'reach-time', what: kind } };
    default:
      throw new RangeError(`rankings has no due step ${kind}`);
  }
}
