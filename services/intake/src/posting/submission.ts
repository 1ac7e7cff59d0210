import {
  type AddressedCommand,
  type EventMetadata,
  type KeyedDigest,
  queryCodeDigest,
  queryCodeOf,
  streamName,
} from '@kaoji/kernel';
import { personalFields, PostedMatterRegistered, subjectConcept } from '@kaoji/contracts';
import type { Work } from '@kaoji/messaging';
import { fileStream } from '../files/file.aggregate.js';
import type { FileCommand } from '../files/file.decide.js';
import { filesNamed } from '../files/evidence.js';
import { takeOutPersonalTexts } from '../vault/personal-texts.js';
import type { Admitted } from './admission.js';
import type { Poster } from './admission.policy.js';
import type { Envelope } from '../envelope/envelope.js';
import type { Identified } from '../envelope/identity.js';
import type { PostEvent } from './posted-stream.decide.js';

/** The stream of a posted event, as in the owning service (messaging.md, Consumers). */
export const streamOf = ({ type, subject }: Envelope): string => streamName(subjectConcept(type), subject);

const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

/** The query code that we make: a petitioner's matter was posted without one (contract.md, A matter). */
export function queryCodeMade({ type, subject, data }: Envelope, keyed: KeyedDigest): string | undefined {
  const { petitioner, queryCode } = data;
  const isAsked = type === PostedMatterRegistered.type && isGiven(petitioner) && !isGiven(queryCode);
  return isAsked ? queryCodeOf(keyed, subject) : undefined;
}

/** An admitted event whose data is fit for the ledger, and the personal texts that were taken out of it. */
export interface Prepared {
  readonly identified: Identified;
  readonly admitted: Admitted;
  readonly texts: Readonly<Record<string, string>>;
  readonly queryCode: string | undefined;
}

/** Takes the personal texts out of the admitted data, in place. */
export function prepared(identified: Identified, admitted: Admitted, keyed: KeyedDigest): Prepared {
  const { envelope, receipt } = identified;
  const { subject, type } = envelope;
  const texts = takeOutPersonalTexts(admitted.data, { receipt, subject, personal: personalFields(type) }, keyed);
  const queryCode = queryCodeMade(envelope, keyed);
  if (queryCode !== undefined) admitted.data['queryCode'] = { hmac: queryCodeDigest(keyed, subject, queryCode) };
  return { identified, admitted, texts, queryCode };
}

function metadataOf({ identified, admitted }: Prepared, poster: Poster, position: string): EventMetadata {
  const { receipt } = identified;
  return {
    actor: poster.actor,
    actorUnit: poster.unit,
    causation: receipt,
    correlation: receipt,
    receipt,
    rootAt: admitted.posting.receivedAt,
    directoryPosition: position,
    ...(admitted.backfill && { backfill: true as const }),
  };
}

function commandsOf({ identified, admitted }: Prepared): readonly AddressedCommand[] {
  const { envelope, receipt } = identified;
  const data = { ...admitted.data, posting: admitted.posting };
  const post: PostEvent = {
    type: 'post',
    event: { type: envelope.type, data, occurredAt: admitted.posting.statedAt },
  };
  const refer: FileCommand = { type: 'refer', receipt };
  const files = filesNamed(admitted.data).map(({ fileId }) => ({ stream: fileStream(fileId), command: refer }));
  return [{ stream: streamOf(envelope), command: post }, ...files];
}

/** One work per event, so that each has its own metadata and only a culprit is refused; the lane makes chunks of them. */
export const workOf = (event: Prepared, poster: Poster, position: string): Work => ({
  origin: { kind: 'fresh' },
  commands: commandsOf(event),
  metadata: metadataOf(event, poster, position),
});
