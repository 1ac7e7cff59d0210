import { SweepBegun, SweepEnded, SweepSliced, type EventOf } from '@kaoji/contracts';
import { accept, reject, type Decision, type Instant } from '@kaoji/kernel';
import type { Aggregate, AnyAggregate, DueStep } from '@kaoji/messaging';

type SweepEvent = EventOf<typeof SweepBegun | typeof SweepSliced | typeof SweepEnded>;

export type SweepPurpose = Omit<EventOf<typeof SweepBegun>['data'], 'from'>;

export type SweepCommand =
  | { readonly type: 'begin'; readonly purpose: SweepPurpose; readonly from: Instant | null }
  | { readonly type: 'slice'; readonly after: string | null };

/** A change over many matters, worked off in slices of due steps (messaging.md, The feed). */
export interface Sweep {
  readonly purpose: SweepPurpose | null;
  readonly from: Instant | null;
  readonly slices: number;
  /** Number of the last matter that was reached. */
  readonly after: string;
  readonly ended: boolean;
}

function evolve(sweep: Sweep, event: SweepEvent): Sweep {
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

function decide(command: SweepCommand, sweep: Sweep, { now }: { readonly now: Instant }): Decision<SweepEvent> {
  switch (command.type) {
    case 'begin': {
      if (sweep.purpose !== null) return accept();
      const from = command.from !== null && command.from > now ? command.from : now;
      return accept({ type: SweepBegun.type, data: { ...command.purpose, from } });
    }
    case 'slice':
      if (sweep.ended || sweep.purpose === null) return reject('step-not-due');
      if (command.after === null) return accept({ type: SweepEnded.type, data: { slices: sweep.slices } });
      return accept({ type: SweepSliced.type, data: { slice: sweep.slices + 1, after: command.after } });
  }
}

const agenda = ({ from, ended, slices }: Sweep): readonly DueStep[] =>
  from === null || ended ? [] : [{ kind: 'sweep', round: String(slices + 1), at: from }];

const sweep: Aggregate<Sweep, SweepCommand, SweepEvent, unknown> = {
  concept: 'sweep',
  table: 'sweep',
  fold: 1,
  initial: { purpose: null, from: null, slices: 0, after: '', ended: false },
  evolve,
  decide,
  agenda,
};

export const sweepAggregate = sweep as unknown as AnyAggregate;
