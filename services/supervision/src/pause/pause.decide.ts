import { halfLimit, isInTime, isWithinHalf } from '@kaoji/calendar';
import {
  MatterExtensionDecided,
  MatterExtensionRequested,
  MatterPaused,
  MatterPauseRefused,
  MatterResumed,
} from '@kaoji/contracts';
import { accept, firstRefusal, reject, type Decision, type Instant, type Rule } from '@kaoji/kernel';
import { officeLimit } from '../dispatch/dispatch.policy.js';
import { acceptanceBy } from '../handling/handling.decide.js';
import type { HandlingEvent } from '../handling/handling.state.js';
import { withdrawnFrom, withdrawnSince, type LadderEvent } from '../ladder/ladder.state.js';
import { recomputed } from '../ladder/recompute.policy.js';
import { lastingPause, presentRound, type ExtensionLimit, type MatterFile } from '../matter/file.state.js';
import { theLeadUnitActs, theMatterIsBeingHandled } from '../matter/matter-rules.decide.js';
import type { Setting, Timing } from '../matter/terms.policy.js';
import { pausedBecause, type PauseEvent } from './pause.state.js';

export type PauseCommand =
  | ({
      readonly type: 'pause';
      readonly unit: string;
      readonly reason: string;
      readonly basis: string;
      /** When the petitioner was told; a pause of which nobody was told is marked. */
      readonly toldAt: Instant | null;
    } & Timing)
  | ({ readonly type: 'resume'; readonly unit: string } & Timing)
  | { readonly type: 'refuse-pause'; readonly reason: string }
  | ({
      readonly type: 'request-extension';
      readonly unit: string;
      readonly by: ExtensionLimit;
      readonly reason: string;
    } & Timing)
  | { readonly type: 'decide-extension'; readonly granted: boolean; readonly reason: string };

type Of<T extends PauseCommand['type']> = Extract<PauseCommand, { type: T }>;
type PauseRule<T extends PauseCommand['type']> = Rule<Of<T>, MatterFile, Setting>;
type Produced = PauseEvent | HandlingEvent | LadderEvent;

const onePauseAtATime: PauseRule<'pause'> = (_, matter) =>
  lastingPause(presentRound(matter)) ? reject('already-paused') : undefined;

const onlyWhatIsPausedIsResumed: PauseRule<'resume'> = ({ countsAt }, matter) => {
  const pause = lastingPause(presentRound(matter));
  if (!pause) return reject('not-paused');
  return countsAt >= pause.from ? undefined : reject('resumed-before-pause');
};

/** domain.md 3, Pause: the office may refuse it within 1 working day. */
const aPauseIsRefusedInTime: PauseRule<'refuse-pause'> = (_, matter, { now }) => {
  const until = matter.rounds.at(-1)?.pauses.at(-1)?.refusableUntil;
  if (until === null || until === undefined) return reject('no-pause-to-refuse');
  return isInTime(until, now) ? undefined : reject('pause-refusal-too-late');
};

const anExtensionIsAskedOnce: PauseRule<'request-extension'> = (_, matter) =>
  presentRound(matter).extension === null ? undefined : reject('already-extended');

/** While the clock stands the deadline does not come nearer. */
const anExtensionIsAskedBeforeTheDeadline: PauseRule<'request-extension'> = ({ countsAt }, matter) => {
  const round = presentRound(matter);
  if (round.deadline === null) return reject('no-deadline');
  const stopped = lastingPause(round)?.from ?? countsAt;
  const at = stopped < countsAt ? stopped : countsAt;
  return isInTime(round.deadline.dueAt, at) ? undefined : reject('deadline-over');
};

/** domain.md 3, Extension: at most half of the original limit, rounded down, in the same unit. */
const anExtensionIsAtMostHalf: PauseRule<'request-extension'> = ({ by }, matter, { terms }) => {
  const { limit, clockFrom, deadline } = presentRound(matter);
  const longest = halfLimit(terms.calendar, limit, clockFrom);
  return deadline && isWithinHalf(terms.calendar, by, longest, deadline.dueAt)
    ? undefined
    : reject('extension-too-long');
};

const anExtensionWaitsForADecision: PauseRule<'decide-extension'> = (_, matter) => {
  const extension = matter.rounds.at(-1)?.extension;
  return extension && extension.granted === null ? undefined : reject('no-extension-to-decide');
};

const pauseRules = [theLeadUnitActs, theMatterIsBeingHandled, onePauseAtATime];
const resumeRules = [theLeadUnitActs, theMatterIsBeingHandled, onlyWhatIsPausedIsResumed];
const extensionRules = [
  theLeadUnitActs,
  theMatterIsBeingHandled,
  anExtensionIsAskedOnce,
  anExtensionIsAskedBeforeTheDeadline,
  anExtensionIsAtMostHalf,
];

export function decidePause(command: PauseCommand, matter: MatterFile, setting: Setting): Decision<Produced> {
  switch (command.type) {
    case 'pause':
      return pause(command, matter, setting);
    case 'resume':
      return resume(command, matter, setting);
    case 'refuse-pause':
      return refusePause(command, matter, setting);
    case 'request-extension':
      return requestExtension(command, matter, setting);
    case 'decide-extension':
      return decideExtension(command, matter, setting);
  }
}

function pause(command: Of<'pause'>, matter: MatterFile, setting: Setting): Decision<Produced> {
  const refusal = firstRefusal(pauseRules, command, matter, setting);
  if (refusal) return refusal;
  const { unit, reason, basis, countsAt, statedAt, toldAt } = command;
  const { calendar, policy } = setting.terms;
  const refusableUntil = officeLimit(calendar, setting.now, policy.officeDays.pauseRefusal);
  return accept<Produced>(
    ...acceptanceBy(command, matter),
    {
      type: MatterPaused.type,
      data: { unit, reason, basis, countsAt, statedAt, refusableUntil, ...(toldAt && { toldPetitionerAt: toldAt }) },
    },
    ...withdrawnSince(presentRound(matter), countsAt, pausedBecause),
  );
}

function resume(command: Of<'resume'>, matter: MatterFile, setting: Setting): Decision<Produced> {
  const refusal = firstRefusal(resumeRules, command, matter, setting);
  if (refusal) return refusal;
  const { unit, countsAt, statedAt } = command;
  const deadline = recomputed(matter, { standingEndsAt: countsAt }, setting.terms);
  return accept<Produced>({ type: MatterResumed.type, data: { unit, countsAt, statedAt, deadline } });
}

/** Refused, it never was: the clock is computed without it. */
function refusePause(command: Of<'refuse-pause'>, matter: MatterFile, setting: Setting): Decision<Produced> {
  const refusal = aPauseIsRefusedInTime(command, matter, setting);
  if (refusal) return refusal;
  const deadline = recomputed(matter, { pauses: presentRound(matter).pauses.slice(0, -1) }, setting.terms);
  return accept<Produced>({ type: MatterPauseRefused.type, data: { reason: command.reason, deadline } });
}

function requestExtension(command: Of<'request-extension'>, matter: MatterFile, setting: Setting): Decision<Produced> {
  const refusal = firstRefusal(extensionRules, command, matter, setting);
  if (refusal) return refusal;
  const { unit, by, reason, countsAt } = command;
  return accept<Produced>(...acceptanceBy(command, matter), {
    type: MatterExtensionRequested.type,
    data: { unit, by, reason, countsAt },
  });
}

/** Granted after the deadline it counts from the deadline, and steps taken meanwhile lose their points. */
function decideExtension(command: Of<'decide-extension'>, matter: MatterFile, setting: Setting): Decision<Produced> {
  const refusal = anExtensionWaitsForADecision(command, matter, setting);
  if (refusal) return refusal;
  const { granted, reason } = command;
  const { extension, deadline: before } = presentRound(matter);
  if (!granted || !extension || !before) {
    return accept<Produced>({ type: MatterExtensionDecided.type, data: { granted, reason, deadline: null } });
  }
  const deadline = recomputed(matter, { extension }, setting.terms);
  return accept<Produced>(
    { type: MatterExtensionDecided.type, data: { granted, reason, deadline } },
    ...withdrawnFrom(presentRound(matter), before.dueAt, 'extended'),
  );
}
