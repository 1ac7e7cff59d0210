import { MatterDispatched, MatterPartSucceeded } from '@kaoji/contracts';
import { accept, type Decision } from '@kaoji/kernel';
import type { DispatchEvent } from '../dispatch/dispatch.policy.js';
import { isOver, type MatterFile, type Round } from '../matter/file.state.js';
import type { MergeEvent } from './merge.state.js';

/** A unit was merged or split: its open matter goes to a successor, and the clock runs on (domain.md 1, Unit). */
export interface SucceedUnit {
  readonly type: 'succeed';
  readonly from: string;
  readonly to: string;
}

/** Nothing happens to a matter that the unit neither leads nor has an open part of: the list may be older than it. */
export function decideSuccession({ from, to }: SucceedUnit, matter: MatterFile): Decision<DispatchEvent | MergeEvent> {
  if (isOver(matter)) return accept();
  const round = matter.rounds.at(-1);
  const lead = round?.unit === from ? [succeededRound(round, to)] : [];
  const part = matter.parts.some(({ unit, moved, reply }) => unit === from && !moved && reply === null)
    ? [{ type: MatterPartSucceeded.type, data: { from, to } } as const]
    : [];
  return accept<DispatchEvent | MergeEvent>(...lead, ...part);
}

function succeededRound(round: Round, unit: string): DispatchEvent {
  const { dispatchedAt, clockFrom, limit, deadline, acceptBy, contactBy } = round;
  const clocks = { dispatchedAt, clockFrom, limit, deadline, acceptBy, contactBy };
  return {
    type: MatterDispatched.type,
    data: { ...clocks, unit, round: round.number + 1, because: 'succession', parts: [] },
  };
}
