import { canonicalJson, digestId, type KeyedDigest, reject, type Rejection } from '@kaoji/kernel';
import type { Envelope } from './envelope.js';
import { heaviestEvent } from './storable.js';

/** A posted event with what makes it the same event when it comes again. */
export interface Identified {
  readonly envelope: Envelope;
  readonly receipt: string;
  /** Keyed digest of what was posted: equal content gives the same, and nobody without the key can try contents out. */
  readonly digest: Buffer;
}

/** The receipt of source + id: the same for the same event, however often and wherever it comes in. */
export const receiptOf = ({ source, id }: Pick<Envelope, 'source' | 'id'>): string => digestId('receipt', source, id);

/** Type, subject, time and data exactly as posted make the content (contract.md, Events from agencies). */
export function identified(envelope: Envelope, keyed: KeyedDigest): Identified | Rejection {
  const { type, subject, time, data } = envelope;
  const content = canonicalJson({ type, subject, time, data });
  if (Buffer.byteLength(content) > heaviestEvent) return reject('event-too-large', { limit: heaviestEvent });
  return { envelope, receipt: receiptOf(envelope), digest: keyed.of('posted', content) };
}
