import { Refused } from '@kaoji/http';

/** How many events a batch may hold (contract.md, Events from agencies). */
export const largestBatch = 1_000;

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refused('invalid-json');
  }
}

/**
 * The JSON of a post. What a single event may not hold (U+0000, deep nesting) is refused per event later, so it passes
 * here. @throws Refused `invalid-json`.
 */
export function postedJson(bytes: Uint8Array): unknown {
  const text = decoded(bytes);
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused('invalid-json');
  }
}

/** The events of a body, one or many. @throws Refused 400 `not-a-batch`, 413 `batch-too-large`. */
export function itemsOf(body: unknown, isBatch: boolean): readonly unknown[] {
  if (!isBatch) return [body];
  if (!Array.isArray(body)) throw new Refused('not-a-batch');
  if (body.length > largestBatch) throw new Refused('batch-too-large', { params: { limit: largestBatch } });
  return body;
}
