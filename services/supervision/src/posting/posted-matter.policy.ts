import type { Limit } from '@kaoji/calendar';
import type { PostedLimit, Posting, StoredMatterRegistered } from '@kaoji/contracts';
import { toInstant } from '@kaoji/kernel';
import type { RegisterMatter } from '../dispatch/registration.decide.js';
import type { ExtensionLimit } from '../matter/file.state.js';
import type { Timing } from '../matter/terms.policy.js';

const weights = { ordinary: 1, important: 2, major: 3 } as const;

/** A posted limit in the terms of the calendar. */
export function limitOf(posted: PostedLimit): Limit {
  if (posted.none) return { none: true };
  return extensionOf(posted);
}

/** What a posted extension, or a limit that is not "none", asks for. */
export function extensionOf(posted: Omit<PostedLimit, 'none'>): ExtensionLimit {
  const { workingDays, days, months, hours, dueAt } = posted;
  if (workingDays !== undefined) return { workingDays };
  if (days !== undefined) return { days };
  if (months !== undefined) return { months };
  if (hours !== undefined) return { hours };
  return { dueAt: toInstant(dueAt ?? '') };
}

export const timingOf = ({ statedAt, countsAt }: Posting): Timing => ({ statedAt, countsAt });

/** The command that a posted registration asks for. */
export function registrationOf(
  number: string,
  data: StoredMatterRegistered,
  posting: Posting,
  backfill: boolean,
): RegisterMatter {
  const { source, kind, title, handling, petitioner } = data;
  return {
    type: 'register',
    unit: data.unitCode ?? null,
    limit: data.limit ? limitOf(data.limit) : null,
    registration: {
      number,
      source,
      kind,
      title,
      handling,
      weight: weights[data.weight ?? 'ordinary'],
      citizen: petitioner !== undefined,
      petitioner: petitioner?.phone.hmac ?? null,
      category: data.category ?? null,
      place: data.place ?? null,
      reference: data.reference ?? null,
      firstAsked: data.firstAskedUnitCode ?? null,
      confidential: data.confidential ?? false,
      queryCode: data.queryCode?.hmac ?? null,
      registrar: posting.registrar,
      selfRegistered: posting.selfRegistered ?? false,
      registeredAt: posting.countsAt,
      receivedAt: posting.receivedAt,
      backfill,
      coUnits: (data.coUnits ?? []).map(({ unitCode, limit }) => ({
        unit: unitCode,
        ...(limit && { limit: limitOf(limit) }),
      })),
    },
  };
}
