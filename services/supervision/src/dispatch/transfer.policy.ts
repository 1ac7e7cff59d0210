import { withdrawnSince, type LadderEvent } from '../ladder/ladder.state.js';
import { presentRound, type MatterFile } from '../matter/file.state.js';
import type { Setting, Timing } from '../matter/terms.policy.js';
import { dispatchOf, type DispatchEvent } from './dispatch.policy.js';

/** By these a lead accepts: the unit that a matter was transferred to takes it over by the first of them. */
const accepting: ReadonlySet<string> = new Set(['accept', 'contact', 'progress', 'pause', 'reply']);

/** A command of a unit, which says when it counts. */
type OfAUnit = { readonly type: string; readonly unit: string } & Timing;

const isOfAUnit = (command: { readonly type: string }): command is OfAUnit => accepting.has(command.type);

/**
 * First asked 首问 (domain.md 3, Life): the first unit answers until another has accepted. Then the other leads, with a
 * clock that began at the transfer; what the ladder took from the first before that stays with the first.
 */
export function takenOver(
  command: { readonly type: string },
  matter: MatterFile,
  setting: Setting,
): readonly (DispatchEvent | LadderEvent)[] {
  const { transfer, status } = matter;
  if (!transfer || !isOfAUnit(command) || command.unit !== transfer.to) return [];
  if (status !== 'dispatched' && status !== 'handling') return [];
  const round = presentRound(matter);
  const again = { unit: transfer.to, because: 'transfer', dispatchedAt: transfer.at, limit: round.limit } as const;
  return [...withdrawnSince(round, command.countsAt, 'moved'), dispatchOf(matter, again, setting)];
}
