import { SweepBegun, SweepEnded, SweepSliced, type EventOf } from '@kaoji/contracts';
import type { Instant } from '@kaoji/kernel';

export type SweepEvent = EventOf<typeof SweepBegun | typeof SweepSliced | typeof SweepEnded>;

export type SweepPurpose = Omit<EventOf<typeof SweepBegun>['data'], 'from'>;

/** A change over many matters, worked off in slices of due steps (messaging.md, The feed). */
export interface Sweep {
  readonly purpose: SweepPurpose | null;
  readonly from: Instant | null;
  readonly slices: number;
  /** Number of the last matter that was reached. */
  readonly after: string;
  readonly ended: boolean;
}

export const initialSweep: Sweep = { purpose: null, from: null, slices: 0, after: '', ended: false };

export function evolveSweep(sweep: Sweep, event: SweepEvent): Sweep {
  switch (event.type) {
    case SweepBegun.type: {
      const { from, ...purpose } = event.data;
      return { ...sweep, purpose, from };
    }
    case SweepSliced.type:
      return { ...sweep, slices: event.data.slice, after: event.data.after };
    case SweepEnded.type:
      return { ...sweep, ended: true };
  }
}
