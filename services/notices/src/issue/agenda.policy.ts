import type { Instant } from '@kaoji/kernel';
import { DateTime } from 'luxon';
import type { Announcement, Correspondence } from './correspondence.state.js';

/** A step that time takes: delivery, and the end of the time to acknowledge. */
export interface Step {
  readonly kind: 'deliver' | 'overdue';
  /** The announcement. */
  readonly round: string;
  readonly at: Instant;
}

export function correspondenceAgenda(state: Correspondence): readonly Step[] {
  return Object.entries(state.announcements).flatMap(([round, announcement]) => [
    ...delivery(round, announcement),
    ...acknowledgement(round, announcement, state.acknowledged),
  ]);
}

const delivery = (round: string, { announced, delivered, withdrawn }: Announcement): readonly Step[] =>
  announced === null || delivered || withdrawn ? [] : [{ kind: 'deliver', round, at: announced.deliverAt }];

const acknowledgement = (round: string, { acknowledgeBy }: Announcement, acknowledged: boolean): readonly Step[] =>
  acknowledgeBy === null || acknowledged ? [] : [{ kind: 'overdue', round, at: secondAfter(acknowledgeBy) }];

/** What is done in the deadline's very second is in time (domain.md 3). */
const secondAfter = (at: Instant): Instant =>
  DateTime.fromISO(at, { zone: 'utc' }).plus({ seconds: 1 }).toISO({ suppressMilliseconds: false }) ?? at;
