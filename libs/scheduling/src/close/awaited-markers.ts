import { closeOrder, type EventCatalogue } from '@kaoji/contracts';

const isMarker = (type: string): boolean => /^kaoji\.[a-z]+\.period-closed\.v1$/.test(type);

/** The types of the markers that the contracts list for a service. */
export const markerTypes = (catalogue: EventCatalogue, service: string): readonly string[] =>
  catalogue.takenBy(service).filter(isMarker);

/** The services of a composition whose markers come before a service's own, as far as it hears them. */
export function awaitedMarkers(
  catalogue: EventCatalogue,
  service: string,
  composition: readonly string[],
): readonly string[] {
  const heard = markerTypes(catalogue, service).map((type) => catalogue.find(type)?.producer ?? '');
  return (closeOrder[service] ?? []).filter((producer) => heard.includes(producer) && composition.includes(producer));
}
