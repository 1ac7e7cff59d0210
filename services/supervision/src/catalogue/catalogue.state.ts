import { DispatchCatalogueChanged, type CatalogueEntry, type EventOf } from '@kaoji/contracts';

export type CatalogueEvent = EventOf<typeof DispatchCatalogueChanged>;

/** The dispatch catalogue 派单目录 as it is in force; version 0 is the one that nobody has written yet. */
export interface DispatchCatalogue {
  readonly version: number;
  readonly entries: readonly CatalogueEntry[];
}

export const initialCatalogue: DispatchCatalogue = { version: 0, entries: [] };

export const evolveCatalogue = (_: DispatchCatalogue, { data }: CatalogueEvent): DispatchCatalogue => ({
  version: data.version,
  entries: data.entries,
});
