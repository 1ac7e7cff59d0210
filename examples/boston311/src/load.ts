import type { EventApi, EventResult } from './event-api.js';
import { eventsOf, type PostedEvent } from './posted-events.js';
import { serviceRequests } from './service-request.js';

/** How a load stands. */
export interface Progress {
  readonly requests: number;
  readonly accepted: number;
  readonly duplicate: number;
  readonly refused: readonly EventResult[];
}

const atOnce = 2;

/**
 * Posts a file in batches, two on the way at a time; the events of one request stay in one batch and in order. A load
 * that was broken off is begun again: what had been taken is answered `duplicate`.
 */
export async function load(
  file: string,
  api: EventApi,
  tell: (progress: Progress) => void,
  batchSize = 1_000,
): Promise<Progress> {
  let progress: Progress = { requests: 0, accepted: 0, duplicate: 0, refused: [] };
  const onTheWay = new Set<Promise<void>>();
  const send = async (batch: readonly PostedEvent[], requests: number): Promise<void> => {
    const results = await api.post(batch);
    progress = added(progress, results, requests);
    tell(progress);
  };
  for await (const { batch, requests } of batches(file, batchSize)) {
    const sending: Promise<void> = send(batch, requests).finally(() => onTheWay.delete(sending));
    onTheWay.add(sending);
    if (onTheWay.size >= atOnce) await Promise.race(onTheWay);
  }
  await Promise.all(onTheWay);
  return progress;
}

async function* batches(
  file: string,
  batchSize: number,
): AsyncGenerator<{ batch: readonly PostedEvent[]; requests: number }> {
  let batch: PostedEvent[] = [];
  let requests = 0;
  for await (const request of serviceRequests(file)) {
    const events = eventsOf(request);
    if (batch.length + events.length > batchSize) {
      yield { batch, requests };
      batch = [];
      requests = 0;
    }
    batch.push(...events);
    requests += 1;
  }
  if (batch.length > 0) yield { batch, requests };
}

const added = (before: Progress, results: readonly EventResult[], requests: number): Progress => ({
  requests: before.requests + requests,
  accepted: before.accepted + results.filter(({ status }) => status === 'accepted').length,
  duplicate: before.duplicate + results.filter(({ status }) => status === 'duplicate').length,
  refused: [...before.refused, ...results.filter(({ status }) => status === 'refused')],
});
