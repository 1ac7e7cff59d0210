import type { Clock, Instant } from '@kaoji/kernel';

/** A clock that stands where it is put. */
export class FixedClock implements Clock {
  constructor(private time: Instant) {}

  now(): Instant {
    return this.time;
  }

  set(time: Instant): void {
    this.time = time;
  }
}
