import { deadlineOf } from '@kaoji/calendar';
import type { OfficeDue } from '@kaoji/contracts';
import type { Instant } from '@kaoji/kernel';
import { dispatchLimit, officeLimit } from '../dispatch/dispatch.policy.js';
import type { MatterFile, OfficeStep } from '../matter/file.state.js';
import type { SupervisionTerms } from '../matter/terms.policy.js';

type Terms = Pick<SupervisionTerms, 'calendar' | 'policy'>;

/** The ends of what the office owes still, by calendar and policy as they are now (domain.md 1, Working days). */
export const officeClocks = ({ office }: MatterFile, terms: Terms): OfficeDue[] =>
  office.filter(({ state }) => state === 'open').map((step) => ({ case: step.case, dueAt: endOf(step, terms) }));

function endOf({ step, from }: OfficeStep, { calendar, policy }: Terms): Instant {
  const { officeDays, review } = policy;
  switch (step) {
    case 'dispatch':
      return dispatchLimit({ registeredAt: from }, calendar);
    case 'ruling':
    case 'legal-ruling':
      return officeLimit(calendar, from, officeDays.ruling);
    case 'verification':
      return officeLimit(calendar, from, officeDays.verification);
    case 'follow-up':
      return officeLimit(calendar, from, officeDays.followUp);
    case 'exclusion':
      return officeLimit(calendar, from, officeDays.exclusion);
    case 'review':
      return deadlineOf(calendar, from, review.decidedWithin).dueAt ?? from;
  }
}
