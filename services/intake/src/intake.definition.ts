import {
  CalendarChanged,
  IntakePeriodClosed,
  IntakePeriodPlanned,
  MatterClosed,
  postedTypes,
  VaultKeyDestroyed,
  type EventCatalogue,
} from '@kaoji/contracts';
import type { DirectoryCopy } from '@kaoji/directory-copy';
import type { AnyAggregate } from '@kaoji/messaging';
import {
  closeStep,
  dueGuard,
  periodClose,
  planMonths,
  type CloseTerms,
  type ComingStep,
  type ServiceDefinition,
} from '@kaoji/scheduling';
import { dropStep, fileAggregate } from './files/file.aggregate.js';
import type { FileCommand } from './files/file.decide.js';
import { postedStreams } from './posting/posted-stream.aggregate.js';
import type { Received } from './receipt/received.js';
import { outcomeProjection, receivedProjection } from './receipt/receipts.store.js';
import { destroyStep, retention } from './vault/retention.aggregate.js';
import type { RetentionCommand } from './vault/retention.decide.js';
import { keepKeyOfClosedMatter } from './vault/retention.reaction.js';
import { keyDestruction } from './vault/vault.store.js';

export const intakeName = 'intake';

/** What a due row of intake's asks for. @throws for a kind that intake never arms. */
function commandOf({ kind, subject }: ComingStep): { stream: string; command: FileCommand | RetentionCommand } {
  switch (kind) {
    case dropStep:
      return { stream: subject, command: { type: 'drop' } };
    case destroyStep:
      return { stream: subject, command: { type: 'destroy' } };
    default:
      throw new RangeError(`intake has no step ${kind}`);
  }
}

/** The types that only tell what became of a receipt: all that the contracts list for intake but the directory's records. */
const outcomeTypes = (catalogue: EventCatalogue, copied: readonly string[]): readonly string[] =>
  catalogue.takenBy(intakeName).filter((type) => !copied.includes(type));

/** Intake: takes what agencies post, keeps personal data apart, and tells what became of receipts. */
export function intakeDefinition(
  catalogue: EventCatalogue,
  copy: Pick<DirectoryCopy, 'projection' | 'calendar'>,
  received: Received,
): ServiceDefinition {
  const outcomes = outcomeTypes(catalogue, copy.projection.types);
  const posted = postedTypes.map(({ event }) => event.type);
  return {
    name: intakeName,
    aggregates: [
      ...([...postedStreams, retention, fileAggregate] as unknown as readonly AnyAggregate[]),
      periodClose({ planned: IntakePeriodPlanned, closed: IntakePeriodClosed }),
    ],
    handlers: {
      reactions: {
        ...(outcomes.includes(MatterClosed.type) && { [MatterClosed.type]: keepKeyOfClosedMatter }),
        [CalendarChanged.type]: planMonths,
      },
      projections: [copy.projection, outcomeProjection(outcomes)],
    },
    ownProjections: [
      receivedProjection(received, posted),
      keyDestruction([VaultKeyDestroyed.type]),
      dueGuard(IntakePeriodClosed),
    ],
    terms: (): CloseTerms => ({ closeCalendar: () => copy.calendar(), awaitedMarkers: [] }),
    dueCommand: (step) => closeStep(step) ?? commandOf(step),
    ready: () => Promise.resolve(),
    recordRefusal: () => [],
  };
}
