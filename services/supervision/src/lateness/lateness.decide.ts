import { MatterStatedTimeAccepted } from '@kaoji/contracts';
import { accept, reject, type Decision, type Instant } from '@kaoji/kernel';
import { withdrawnSince, type LadderEvent } from '../ladder/ladder.state.js';
import { recomputed } from '../ladder/recompute.policy.js';
import type { MatterFile, Round } from '../matter/file.state.js';
import type { Setting, SupervisionTerms } from '../matter/terms.policy.js';
import { acceptedPauses, concerns, type LatenessEvent } from './lateness.state.js';

/** The office accepts, with a reason, when an event that was posted late says it happened (domain.md 1). */
export interface AcceptStatedTime {
  readonly type: 'accept-stated-time';
  /** Version of the event in the matter's stream. */
  readonly event: number;
  readonly by: string;
  readonly reason: string;
}

interface LateEvent {
  /** Null for a co-handler's answer. */
  readonly round: Round | null;
  readonly statedAt: Instant;
  readonly countsAt: Instant;
  /** It stopped the clock: steps taken since are withdrawn. */
  readonly stops: boolean;
}

export function decideLateness(
  { event, by, reason }: AcceptStatedTime,
  matter: MatterFile,
  { terms }: Setting,
): Decision<LatenessEvent | LadderEvent> {
  const late = lateEvent(matter, event);
  if (!late) return reject('no-late-event', { event });
  const { round, statedAt, countsAt, stops } = late;
  if (statedAt >= countsAt) return reject('not-late', { event });
  const deadline = round && clockAfter(round, event, statedAt, matter, terms);
  return accept<LatenessEvent | LadderEvent>(
    { type: MatterStatedTimeAccepted.type, data: { event, countsAt: statedAt, by, reason, deadline } },
    ...(round && stops ? withdrawnSince(round, statedAt, 'stated-time-accepted') : []),
  );
}

/** Only a pause moves a deadline; that of a round which is over is left as it was computed otherwise. */
function clockAfter(
  round: Round,
  version: number,
  statedAt: Instant,
  matter: MatterFile,
  terms: SupervisionTerms,
): Round['deadline'] {
  const isPause = round.pauses.some((pause) => pause.version === version || pause.resumedVersion === version);
  const pauses = acceptedPauses(round.pauses, version, statedAt);
  return isPause ? recomputed(matter, { round, pauses }, terms) : round.deadline;
}

function lateEvent({ rounds, parts }: MatterFile, version: number): LateEvent | undefined {
  const part = parts.findLast((one) => one.reply?.version === version);
  if (part?.reply) return { ...part.reply, round: null, stops: false };
  const round = rounds.findLast((one) => concerns(one, version));
  const times = round && timesIn(round, version);
  return times && { ...times, round };
}

function timesIn({ acceptance, contact, reply, pauses }: Round, version: number): Omit<LateEvent, 'round'> | undefined {
  if (reply?.version === version) return { ...reply, stops: true };
  const begun = pauses.find((pause) => pause.version === version);
  if (begun) return { statedAt: begun.statedFrom, countsAt: begun.from, stops: true };
  const ended = pauses.find((pause) => pause.resumedVersion === version);
  if (ended?.statedTo && ended.to) return { statedAt: ended.statedTo, countsAt: ended.to, stops: false };
  const other = [acceptance, contact].find((posted) => posted?.version === version);
  return other ? { ...other, stops: false } : undefined;
}
