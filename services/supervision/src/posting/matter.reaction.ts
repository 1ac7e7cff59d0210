import * as posted from '@kaoji/contracts';
import type { EventClass, Posting } from '@kaoji/contracts';
import { parseStream, type Reaction, type RecordedEvent, toInstant } from '@kaoji/kernel';
import type { MatterCommand } from '../matter/matter.decide.js';
import { extensionOf, registrationOf, timingOf } from './posted-matter.policy.js';

type WithPosting<T> = T & { readonly posting: Posting };

/** A posted event of a matter asks its matter for one thing. */
function asks<T extends object>(
  type: EventClass<T>,
  command: (data: WithPosting<T>, event: RecordedEvent) => MatterCommand,
): readonly [string, Reaction] {
  return [type.type, (event) => [{ stream: event.stream, command: command(event.data as WithPosting<T>, event) }]];
}

/** Posted events of matters to commands (contract.md, Events from agencies). */
export const matterReactions: Readonly<Record<string, Reaction>> = Object.fromEntries([
  asks(posted.StoredMatterRegistered, (data, { stream, metadata }) =>
    registrationOf(parseStream(stream).id, data, data.posting, metadata.backfill ?? false),
  ),
  asks(posted.PostedMatterAccepted, ({ unitCode, handler, posting }) => ({
    ...timingOf(posting),
    type: 'accept',
    unit: unitCode,
    handler: handler ?? null,
  })),
  asks(posted.PostedMatterReturned, ({ unitCode, reason, noCompetenceArticle, posting }) => ({
    ...timingOf(posting),
    type: 'return',
    unit: unitCode,
    reason,
    article: noCompetenceArticle ?? null,
  })),
  asks(posted.PostedMatterTransferred, ({ fromUnitCode, toUnitCode, reason, posting }) => ({
    type: 'transfer',
    from: fromUnitCode,
    to: toUnitCode,
    reason,
    countsAt: posting.countsAt,
  })),
  asks(posted.PostedMatterContacted, ({ unitCode, contactedAt, channel, posting }) => ({
    ...timingOf(posting),
    type: 'contact',
    unit: unitCode,
    contactedAt: toInstant(contactedAt),
    channel,
  })),
  asks(posted.PostedMatterProgressed, ({ unitCode, note, evidence, posting }) => ({
    ...timingOf(posting),
    type: 'progress',
    unit: unitCode,
    note,
    evidence: evidence ?? [],
  })),
  asks(posted.PostedMatterPaused, ({ unitCode, reason, basis, toldPetitionerAt, posting }) => ({
    ...timingOf(posting),
    type: 'pause',
    unit: unitCode,
    reason,
    basis,
    toldAt: toldPetitionerAt === undefined ? null : toInstant(toldPetitionerAt),
  })),
  asks(posted.PostedMatterResumed, ({ unitCode, posting }) => ({
    ...timingOf(posting),
    type: 'resume',
    unit: unitCode,
  })),
  asks(posted.PostedMatterExtensionRequested, ({ unitCode, reason, posting, ...by }) => ({
    ...timingOf(posting),
    type: 'request-extension',
    unit: unitCode,
    by: extensionOf(by),
    reason,
  })),
  asks(posted.PostedMatterReplied, ({ unitCode, reply, outcome, outstandingUnitCodes, evidence, posting }) => ({
    ...timingOf(posting),
    type: 'reply',
    unit: unitCode,
    reply,
    outcome,
    outstanding: outstandingUnitCodes ?? [],
    evidence: evidence ?? [],
  })),
  asks(posted.PostedMatterCoReplied, ({ unitCode, reply, evidence, posting }) => ({
    ...timingOf(posting),
    type: 'co-reply',
    unit: unitCode,
    reply,
    evidence: evidence ?? [],
  })),
  asks(posted.StoredMatterFollowedUp, ({ answered, contacted, solved, grade, posting }, { metadata }) => ({
    ...timingOf(posting),
    type: 'follow-up',
    answered,
    contacted: contacted ?? null,
    solved: solved ?? null,
    grade: grade ?? null,
    by: metadata.actor ?? null,
  })),
  asks(posted.PostedMatterExclusionRequested, ({ unitCode, reason, posting }) => ({
    ...timingOf(posting),
    type: 'request-exclusion',
    unit: unitCode,
    reason,
  })),
]);
