import { addWorkingDays, deliveryAt, type WorkCalendar } from '@kaoji/calendar';
import { digestId, type Instant } from '@kaoji/kernel';
import { addressees, type Offices } from './addressees.policy.js';
import type { Announcement, Correspondence, CorrespondenceEvent } from './correspondence.state.js';

/** Where and when a notice is decided on. */
export interface Setting {
  readonly subject: string;
  readonly now: Instant;
  readonly offices: Offices;
}

/** In office hours; urgent at once (domain.md 3, Escalation ladder; 6, Monthly notifications). */
export const whenToDeliver = (calendar: WorkCalendar, now: Instant, urgent: boolean): Instant =>
  deliveryAt(calendar, now, urgent);

/** One notice per person, period and kind of an announcement: whatever repeats finds it there. */
export const noticeId = (announcement: string, person: string): string => digestId(announcement, person);

/**
 * The notices of an announcement to those who hold the posts now; none once delivered, withdrawn, or when somebody has
 * acknowledged meanwhile what it reminds of.
 */
export function deliver(
  { announced, delivered, withdrawn }: Announcement,
  { acknowledged }: Correspondence,
  { subject, now, offices }: Setting,
): readonly CorrespondenceEvent[] {
  if (announced === null || delivered || withdrawn) return [];
  const { announcement, kind, unit, urgent, details, period, acknowledgeWithin: within } = announced;
  const needless = acknowledged && within !== null;
  const people = needless ? [] : addressees(offices, announced, now);
  const answerable = people.length > 0 && within !== null;
  const acknowledgeBy = answerable ? addWorkingDays(offices.calendar(), now, within) : null;
  return [
    ...people.map(({ person, copy }) => ({
      type: 'kaoji.notices.notice-issued.v1' as const,
      data: {
        ...{ announcement, subject, notice: noticeId(announcement, person), person, copy, kind, unit, details, period },
        ...{ urgent, issuedAt: now, acknowledgeBy },
      },
    })),
    { type: 'kaoji.notices.notice-delivered.v1', data: { announcement, subject, acknowledgeBy } },
  ];
}
