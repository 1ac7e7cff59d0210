import { accept, reject, type Decision } from '@kaoji/kernel';
import { decideDispatch, type DispatchCommand } from '../dispatch/dispatch.decide.js';
import { decideRegistration, type RegisterMatter } from '../dispatch/registration.decide.js';
import { takenOver } from '../dispatch/transfer.policy.js';
import { decideExclusion, type ExclusionCommand } from '../exclusion/exclusion.decide.js';
import { decideFollowUp, type FollowUp } from '../follow-up/follow-up.decide.js';
import { decideHandling, type HandlingCommand } from '../handling/handling.decide.js';
import { decideLadder, type LadderCommand } from '../ladder/ladder.decide.js';
import { decideLateness, type AcceptStatedTime } from '../lateness/lateness.decide.js';
import { decideMerge, type MergeMatter } from '../merge/merge.decide.js';
import { decideSuccession, type SucceedUnit } from '../merge/succession.policy.js';
import { decideOutOfScope, type AnswerOutOfScope } from '../out-of-scope/out-of-scope.decide.js';
import { decidePause, type PauseCommand } from '../pause/pause.decide.js';
import { decideReview, type ReviewCommand } from '../review/review.decide.js';
import { decideVerification, type VerificationCommand } from '../verification/verification.decide.js';
import { stateFigures } from './figures.policy.js';
import type { Matter, MatterFile } from './file.state.js';
import { evolveMatter, type MatterEvent } from './matter.state.js';
import type { Setting } from './terms.policy.js';

type CommandOnFile =
  | DispatchCommand
  | HandlingCommand
  | PauseCommand
  | LadderCommand
  | VerificationCommand
  | FollowUp
  | ExclusionCommand
  | MergeMatter
  | AnswerOutOfScope
  | ReviewCommand
  | SucceedUnit
  | AcceptStatedTime;

export type MatterCommand = RegisterMatter | CommandOnFile;

/** Decides a command and states, with each event, what it changes in the figures. */
export function decideMatter(command: MatterCommand, matter: Matter, setting: Setting): Decision<MatterEvent> {
  const decision = decideAny(command, matter, setting);
  if (decision.kind === 'rejected') return decision;
  return { kind: 'accepted', events: stateFigures(matter, decision.events) };
}

function decideAny(command: MatterCommand, matter: Matter, setting: Setting): Decision<MatterEvent> {
  if (command.type === 'register') return decideRegistration(command, matter, setting);
  if (matter.status === 'unknown') return reject('subject-unknown');
  return decideOnFile(command, matter, setting);
}

/** What the unit that a matter was transferred to does first makes it the lead, and is then decided for it as such. */
function decideOnFile(command: CommandOnFile, matter: MatterFile, setting: Setting): Decision<MatterEvent> {
  const taken: readonly MatterEvent[] = takenOver(command, matter, setting);
  if (taken.length === 0) return decideAsItStands(command, matter, setting);
  const decision = decideAsItStands(command, taken.reduce(evolveMatter, matter as Matter) as MatterFile, setting);
  return decision.kind === 'rejected' ? decision : accept(...taken, ...decision.events);
}

function decideAsItStands(command: CommandOnFile, matter: MatterFile, setting: Setting): Decision<MatterEvent> {
  switch (command.type) {
    case 'dispatch':
    case 'return':
    case 'rule-on-return':
    case 'transfer':
      return decideDispatch(command, matter, setting);
    case 'accept':
    case 'contact':
    case 'progress':
    case 'reply':
    case 'co-reply':
      return decideHandling(command, matter, setting);
    case 'pause':
    case 'resume':
    case 'refuse-pause':
    case 'request-extension':
    case 'decide-extension':
      return decidePause(command, matter, setting);
    case 'escalate':
    case 'miss-acceptance':
    case 'miss-contact':
    case 'recompute':
      return decideLadder(command, matter, setting);
    case 'close':
    case 'send-back':
    case 'switch-off-follow-up':
    case 'follow-up':
    case 'request-exclusion':
    case 'review-exclusion':
    case 'let-exclusion-lapse':
    case 'merge':
    case 'answer-out-of-scope':
    case 'succeed':
    case 'accept-stated-time':
    case 'request-review':
    case 'decide-review':
      return decideEnding(command, matter, setting);
  }
}

type EndingCommand =
  | VerificationCommand
  | FollowUp
  | ExclusionCommand
  | MergeMatter
  | AnswerOutOfScope
  | ReviewCommand
  | SucceedUnit
  | AcceptStatedTime;

function decideEnding(command: EndingCommand, matter: MatterFile, setting: Setting): Decision<MatterEvent> {
  switch (command.type) {
    case 'close':
    case 'send-back':
    case 'switch-off-follow-up':
      return decideVerification(command, matter, setting);
    case 'follow-up':
      return decideFollowUp(command, matter, setting);
    case 'request-exclusion':
    case 'review-exclusion':
    case 'let-exclusion-lapse':
      return decideExclusion(command, matter, setting);
    case 'merge':
      return decideMerge(command, matter);
    case 'answer-out-of-scope':
      return decideOutOfScope(command, matter, setting);
    case 'succeed':
      return decideSuccession(command, matter);
    case 'accept-stated-time':
      return decideLateness(command, matter, setting);
    case 'request-review':
    case 'decide-review':
      return decideReview(command, matter, setting);
  }
}
