import type { Instant, Rejection } from '@kaoji/kernel';

/** Moves the clocks of all services; what falls due in between happens first (messaging.md, Time). */
export interface DrillMover {
  /**
   * Resolves with the time that stands then, when everything due until `target` has happened; a refusal
   * (`clock-not-moved-back`) when the target has passed.
   */
  moveTo(target: Instant): Promise<{ readonly now: Instant } | Rejection>;
}
