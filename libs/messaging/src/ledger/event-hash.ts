import { canonicalJson, sha256, type RecordedEvent } from '@kaoji/kernel';

export type HashedPart = Pick<
  RecordedEvent,
  'stream' | 'version' | 'type' | 'data' | 'metadata' | 'occurredAt' | 'recordedAt'
>;

/** The hash that stands before the first event of every stream. */
export const hashOfNothing = '';

/**
 * The link of a stream's chain: SHA-256(hash of the previous event, RFC 8785 JSON of the event), hexadecimal
 * (messaging.md, The event table). `previous` is `hashOfNothing` for version 1.
 */
export function eventHash(previous: string, event: HashedPart): string {
  const { stream, version, type, data, metadata, occurredAt, recordedAt } = event;
  const text = canonicalJson({ stream, version, type, data, metadata, occurredAt, recordedAt });
  return sha256(Buffer.from(previous, 'hex'), text).toString('hex');
}
