import type { EventClass } from './event-declaration.js';
import { PostedApprovalReceived, StoredApprovalReceived } from './posted/approval.js';
import { PostedMatterRegistered, StoredMatterRegistered } from './posted/matter-registered.js';
import { PostedMatterFollowedUp, StoredMatterFollowedUp } from './posted/matter-reply.js';
import { PostedServiceRated, StoredServiceRated } from './posted/service.js';

/** What of a posted type never stands in an event (domain.md 1). Paths as in `petitioner.name`. */
export interface PersonalFields {
  /** Become `Vaulted`: kept encrypted by intake, read by one route with the right of the subject. */
  readonly vaulted: readonly string[];
  /** Become `Digested`: recognised again, kept nowhere. */
  readonly digested: readonly string[];
}

const none: PersonalFields = { vaulted: [], digested: [] };

const personal: Readonly<Record<string, PersonalFields>> = {
  [PostedMatterRegistered.type]: {
    vaulted: ['content', 'petitioner.name', 'petitioner.phone'],
    digested: ['queryCode'],
  },
  [PostedMatterFollowedUp.type]: { vaulted: ['comment'], digested: [] },
  [PostedApprovalReceived.type]: { vaulted: ['applicant'], digested: [] },
  [PostedServiceRated.type]: { vaulted: ['comment', 'contact'], digested: [] },
};

/** The fields of a posted type that intake takes out before the event is written; none for most types. */
export const personalFields = (type: string): PersonalFields =>
  Object.hasOwn(personal, type) ? (personal[type] ?? none) : none;

/** The types that carry personal data, in alphabetical order. */
export const personalTypes: readonly string[] = Object.keys(personal).sort();

interface StoredByType {
  [PostedMatterRegistered.type]: StoredMatterRegistered;
  [PostedMatterFollowedUp.type]: StoredMatterFollowedUp;
  [PostedApprovalReceived.type]: StoredApprovalReceived;
  [PostedServiceRated.type]: StoredServiceRated;
}

/** The data of a posted type as it stands in events: without personal data. */
export type Stored<C extends EventClass> = C['type'] extends keyof StoredByType
  ? StoredByType[C['type']]
  : InstanceType<C>;

/** The event that a posted type becomes in intake's event table, as reactions meet it. A union of classes gives a union of events. */
export type StoredEventOf<C extends EventClass> = C extends EventClass
  ? { readonly type: C['type']; readonly data: Readonly<Stored<C>> }
  : never;
