import * as e from '@kaoji/contracts';
import { type DispatchEvent } from '../dispatch/dispatch.policy.js';
import { evolveDispatch, evolveReturn, type ReturnEvent } from '../dispatch/dispatch.state.js';
import { evolveRegistration, type RegistrationEvent } from '../dispatch/registration.state.js';
import { evolveExclusion, type ExclusionEvent } from '../exclusion/exclusion.state.js';
import { evolveFollowUp, type FollowUpEvent } from '../follow-up/follow-up.state.js';
import { evolveHandling, type HandlingEvent } from '../handling/handling.state.js';
import { evolveLadder, type LadderEvent } from '../ladder/ladder.state.js';
import { evolveLateness, type LatenessEvent } from '../lateness/lateness.state.js';
import { evolveMerge, type MergeEvent } from '../merge/merge.state.js';
import { evolveOutOfScope, type OutOfScopeEvent } from '../out-of-scope/out-of-scope.state.js';
import { evolveOffice } from '../office/office.state.js';
import { evolvePause, type PauseEvent } from '../pause/pause.state.js';
import { evolveReview, type ReviewEvent } from '../review/review.state.js';
import { evolveVerification, type VerificationEvent } from '../verification/verification.state.js';
import type { Matter, MatterFile } from './file.state.js';

/** Raised whenever an evolve or the shape of the state changes: rows of another number are folded again. */
export const matterFold = 3;

export const initialMatter: Matter = { status: 'unknown' };

export type EventOfOpenMatter =
  | DispatchEvent
  | ReturnEvent
  | HandlingEvent
  | PauseEvent
  | LadderEvent
  | VerificationEvent
  | FollowUpEvent
  | ExclusionEvent
  | MergeEvent
  | OutOfScopeEvent
  | ReviewEvent
  | LatenessEvent;

export type MatterEvent = RegistrationEvent | EventOfOpenMatter;

/** @throws when an event follows nothing: a ledger that verifies never holds one. */
export function evolveMatter(matter: Matter, event: MatterEvent): Matter {
  if (event.type === e.MatterRegistered.type) return evolveRegistration(event);
  if (matter.status === 'unknown') throw new RangeError(`${event.type} without a registration`);
  return { ...evolveOffice(matter, evolveOpen(matter, event), event), version: matter.version + 1 };
}

const evolveOpen = (matter: MatterFile, event: EventOfOpenMatter): MatterFile =>
  isEnding(event) ? evolveEnding(matter, event) : evolveRunning(matter, event);

function evolveRunning(matter: MatterFile, event: Exclude<EventOfOpenMatter, Ending>): MatterFile {
  switch (event.type) {
    case e.MatterDispatched.type:
      return evolveDispatch(matter, event);
    case e.MatterReturned.type:
    case e.MatterReturnRuled.type:
    case e.MatterTransferred.type:
      return evolveReturn(matter, event);
    case e.MatterAccepted.type:
    case e.MatterAcceptanceMissed.type:
    case e.MatterContacted.type:
    case e.MatterContactMissed.type:
    case e.MatterProgressed.type:
    case e.MatterReplied.type:
    case e.MatterCoReplied.type:
      return evolveHandling(matter, event);
    case e.MatterPaused.type:
    case e.MatterResumed.type:
    case e.MatterPauseRefused.type:
    case e.MatterExtensionRequested.type:
    case e.MatterExtensionDecided.type:
      return evolvePause(matter, event);
    case e.MatterEscalated.type:
    case e.MatterStepWithdrawn.type:
    case e.MatterDeadlineRecomputed.type:
      return evolveLadder(matter, event);
  }
}

type Ending =
  VerificationEvent | FollowUpEvent | ExclusionEvent | MergeEvent | OutOfScopeEvent | ReviewEvent | LatenessEvent;

const endings: ReadonlySet<string> = new Set<Ending['type']>([
  e.MatterClosed.type,
  e.MatterSentBack.type,
  e.MatterFollowUpSwitchedOff.type,
  e.MatterFollowedUp.type,
  e.MatterExclusionRequested.type,
  e.MatterExclusionReviewed.type,
  e.MatterExclusionDecided.type,
  e.MatterMerged.type,
  e.MatterPartSucceeded.type,
  e.MatterOutOfScope.type,
  e.MatterStatedTimeAccepted.type,
  e.MatterReviewRequested.type,
  e.MatterReviewDecided.type,
]);

const isEnding = (event: EventOfOpenMatter): event is Ending => endings.has(event.type);

function evolveEnding(matter: MatterFile, event: Ending): MatterFile {
  switch (event.type) {
    case e.MatterClosed.type:
    case e.MatterSentBack.type:
    case e.MatterFollowUpSwitchedOff.type:
      return evolveVerification(matter, event);
    case e.MatterFollowedUp.type:
      return evolveFollowUp(matter, event);
    case e.MatterExclusionRequested.type:
    case e.MatterExclusionReviewed.type:
    case e.MatterExclusionDecided.type:
      return evolveExclusion(matter, event);
    case e.MatterMerged.type:
    case e.MatterPartSucceeded.type:
      return evolveMerge(matter, event);
    case e.MatterOutOfScope.type:
      return evolveOutOfScope(matter, event);
    case e.MatterStatedTimeAccepted.type:
      return evolveLateness(matter, event);
    case e.MatterReviewRequested.type:
    case e.MatterReviewDecided.type:
      return evolveReview(matter, event);
  }
}
