import type { CatalogueEntry } from '@kaoji/contracts';
import type { Registration } from '../matter/file.state.js';
import type { SupervisionTerms } from '../matter/terms.policy.js';

/** What is asked of the catalogue. */
type Asked = Pick<Registration, 'category' | 'place' | 'registeredAt' | 'coUnits'>;

/**
 * The entry for a category and place, that of the place before the one for everywhere (domain.md 3, Dispatch catalogue).
 * A unit that is there no more, or that is a co-handler already, is not proposed.
 */
export function proposalFor(
  { category, place, registeredAt, coUnits }: Asked,
  { catalogue, isUnit }: Pick<SupervisionTerms, 'catalogue' | 'isUnit'>,
): CatalogueEntry | undefined {
  const ofCategory = catalogue.entries.filter((entry) => entry.category === category);
  const entry =
    ofCategory.find((one) => one.place !== null && one.place === place) ?? ofCategory.find((one) => one.place === null);
  if (!entry || coUnits.some(({ unit }) => unit === entry.unit)) return undefined;
  return isUnit(entry.unit, registeredAt) ? entry : undefined;
}
