import type { Aggregate, AnyAggregate } from '@kaoji/messaging';
import type { SupervisionTerms } from '../matter/terms.policy.js';
import { decideCatalogue, type CatalogueCommand } from './catalogue.decide.js';
import { evolveCatalogue, initialCatalogue, type CatalogueEvent, type DispatchCatalogue } from './catalogue.state.js';

/** There is one catalogue in an installation. */
export const catalogueStream = 'dispatch-catalogue/main';

const dispatchCatalogue: Aggregate<DispatchCatalogue, CatalogueCommand, CatalogueEvent, SupervisionTerms> = {
  concept: 'dispatch-catalogue',
  table: 'dispatch_catalogue',
  fold: 1,
  initial: initialCatalogue,
  evolve: evolveCatalogue,
  decide: decideCatalogue,
};

export const catalogueAggregate = dispatchCatalogue as unknown as AnyAggregate;
