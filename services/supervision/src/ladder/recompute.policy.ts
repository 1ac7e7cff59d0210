import type { Pause } from '@kaoji/calendar';
import type { Deadline } from '@kaoji/contracts';
import type { Instant } from '@kaoji/kernel';
import { presentRound, type MatterFile, type PauseOfRound, type Round } from '../matter/file.state.js';
import type { SupervisionTerms } from '../matter/terms.policy.js';
import { ladderFor } from '../policy/supervision.policy.js';
import { roundDeadline, type GrantedExtension } from './deadline.policy.js';

/** What is about to change about the clock of a round. */
export interface ClockChange {
  /** The round; the present one when left out. */
  readonly round?: Round;
  readonly pauses?: readonly PauseOfRound[];
  /** The pause that lasts ends then. */
  readonly standingEndsAt?: Instant;
  readonly extension?: GrantedExtension | null;
}

/** The deadline of a round after a change, from everything the round has lived through. */
export function recomputed(
  matter: MatterFile,
  change: ClockChange,
  { calendar, policy }: Pick<SupervisionTerms, 'calendar' | 'policy'>,
): Deadline | null {
  const round = change.round ?? presentRound(matter);
  const pauses = (change.pauses ?? round.pauses).map((pause) => ended(pause, change.standingEndsAt));
  const extension = change.extension === undefined ? grantedExtension(round) : change.extension;
  const { clockFrom: from, limit } = round;
  const climbs = { urgent: matter.handling === 'urgent', ladder: ladderFor(policy, matter) };
  return roundDeadline({ from, limit, pauses, extension, ...climbs }, calendar, policy);
}

const ended = ({ from, to }: PauseOfRound, at: Instant | undefined): Pause => ({ from, to: to ?? at ?? null });

const grantedExtension = ({ extension }: Round): GrantedExtension | null => (extension?.granted ? extension : null);
