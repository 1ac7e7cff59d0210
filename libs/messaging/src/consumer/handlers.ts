import type { Reaction } from '@kaoji/kernel';
import type { RecordedEvent } from '@kaoji/kernel';
import type { EventCatalogue } from '@kaoji/contracts';
import type { Projection } from '../executor/service-ledger.js';

/** What a service does with other services' events. */
export interface Handlers {
  readonly reactions: Readonly<Record<string, Reaction>>;
  readonly projections: readonly Projection<RecordedEvent>[];
}

/** Why a handler table does not fit the catalogue: a service must not start with one. */
export class MisdeclaredHandlers extends Error {}

/**
 * A service fails to start when a type listed for it has no handler, or when it handles one not listed (architecture.md,
 * Services); a producer that is not in the composition is not looked at. A type may have a reaction and read models, but not two reactions: the table has one place for each.
 * @throws MisdeclaredHandlers naming the types.
 */
export function checkHandlers(
  service: string,
  catalogue: EventCatalogue,
  handlers: Handlers,
  composition: readonly string[],
): void {
  const handled = new Set([...Object.keys(handlers.reactions), ...handlers.projections.flatMap(({ types }) => types)]);
  const listed = new Set(catalogue.takenBy(service));
  const runs = (type: string): boolean => composition.includes(catalogue.find(type)?.producer ?? '');
  const missing = [...listed].filter((type) => runs(type) && !handled.has(type));
  const unlisted = [...handled].filter((type) => !listed.has(type));
  const faults = [
    ...missing.map((type) => `${service} has no handler for ${type}`),
    ...unlisted.map((type) => `${service} handles ${type}, which is not listed for it`),
  ];
  if (faults.length > 0) throw new MisdeclaredHandlers(faults.join('; '));
}
