import type { WorkCalendar } from '@kaoji/calendar';
import type { Circumstances, Instant } from '@kaoji/kernel';
import type { DispatchCatalogue } from '../catalogue/catalogue.state.js';
import type { SupervisionPolicy } from '../policy/supervision.policy.js';

/** What decisions about matters look at beside the matter itself. */
export interface SupervisionTerms {
  readonly calendar: WorkCalendar;
  readonly policy: SupervisionPolicy;
  readonly catalogue: DispatchCatalogue;
  /** Whether a unit of this code existed at that time. */
  isUnit(code: string, at: Instant): boolean;
  /** Who holds the coordination responsibility 协调责任 for a unit at that time, or stands in. */
  coordinators(unit: string, at: Instant): readonly string[];
}

export type Setting = Circumstances<SupervisionTerms>;

/** When an agency says something happened, and what it counts for. */
export interface Timing {
  readonly statedAt: Instant;
  readonly countsAt: Instant;
}
