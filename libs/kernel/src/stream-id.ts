/** A stream is `<concept>/<id>`, e.g. `matter/2026-0001`; an id never holds white space or control characters. */
export interface StreamId {
  readonly concept: string;
  readonly id: string;
}

/** The name of a stream. */
export const streamName = (concept: string, id: string): string => `${concept}/${id}`;

/** The parts of a stream's name. @throws when it has no concept. */
export function parseStream(stream: string): StreamId {
  const slash = stream.indexOf('/');
  if (slash < 1) throw new RangeError(`${stream} is no stream`);
  return { concept: stream.slice(0, slash), id: stream.slice(slash + 1) };
}

/** The identity of an event everywhere: `<producer>/<stream>/<version>` (messaging.md, The event table). */
export const eventId = (producer: string, stream: string, version: number): string =>
  `${producer}/${stream}/${version}`;
