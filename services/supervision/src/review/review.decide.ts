import { deadlineOf, isInTime, type CountedLimit, type WorkCalendar } from '@kaoji/calendar';
import { MatterReviewDecided, MatterReviewRequested } from '@kaoji/contracts';
import { accept, firstRefusal, reject, type Decision, type Instant, type Rule } from '@kaoji/kernel';
import { officeLimit } from '../dispatch/dispatch.policy.js';
import { withdrawnAll, type LadderEvent } from '../ladder/ladder.state.js';
import { isOver, presentRound, type Conclusion, type MatterFile } from '../matter/file.state.js';
import type { Setting } from '../matter/terms.policy.js';
import { undoneBy, type ReviewEvent } from './review.state.js';

export type ReviewCommand =
  /** The unit that leads the matter; `conclusion`: version of the event that drew it. */
  | { readonly type: 'request-review'; readonly conclusion: number; readonly reason: string }
  | {
      readonly type: 'decide-review';
      readonly conclusion: number;
      readonly changed: boolean;
      readonly finding: string;
      readonly by: string;
    };

type Of<T extends ReviewCommand['type']> = Extract<ReviewCommand, { type: T }>;
type ReviewRule<T extends ReviewCommand['type']> = Rule<Of<T>, MatterFile, Setting>;

const conclusionIn = ({ conclusion }: { readonly conclusion: number }, matter: MatterFile): Conclusion | undefined =>
  matter.conclusions.find(({ version }) => version === conclusion);

const aConclusionIsReviewed: ReviewRule<'request-review'> = (command, matter) =>
  conclusionIn(command, matter) ? undefined : reject('no-such-conclusion', { conclusion: command.conclusion });

const whatCountsForNobodyIsNotReviewed: ReviewRule<'request-review'> = (_, { status }) =>
  status === 'merged' || status === 'out-of-scope' ? reject(status) : undefined;

const aReviewIsAskedForOnce: ReviewRule<'request-review'> = (command, matter) =>
  conclusionIn(command, matter)?.review ? reject('review-already-asked') : undefined;

/** domain.md 3, Life: 30 days, counted as calendar days (domain.md 1). */
const aReviewIsAskedForInTime: ReviewRule<'request-review'> = (command, matter, { now, terms }) => {
  const { at = now } = conclusionIn(command, matter) ?? {};
  return isInTime(end(terms.calendar, at, terms.policy.review.askedWithin), now)
    ? undefined
    : reject('review-too-late');
};

const requestRules = [
  aConclusionIsReviewed,
  whatCountsForNobodyIsNotReviewed,
  aReviewIsAskedForOnce,
  aReviewIsAskedForInTime,
];

const aReviewWaits: ReviewRule<'decide-review'> = (command, matter) =>
  conclusionIn(command, matter)?.review?.changed === null ? undefined : reject('no-review-to-decide');

/** Who drew a conclusion about the matter, handled it or judged its exclusion has taken part. */
const whoTookPartDoesNotReview: ReviewRule<'decide-review'> = ({ by }, { conclusions, rounds, exclusion }) =>
  [
    ...conclusions.map((conclusion) => conclusion.by),
    ...rounds.map(({ handler }) => handler),
    ...(exclusion?.reviews ?? []).map(({ reviewer }) => reviewer),
  ].includes(by)
    ? reject('reviewer-took-part')
    : undefined;

const decisionRules = [aReviewWaits, whoTookPartDoesNotReview];

const end = (calendar: WorkCalendar, from: Instant, limit: CountedLimit): Instant =>
  deadlineOf(calendar, from, limit).dueAt ?? from;

export function decideReview(
  command: ReviewCommand,
  matter: MatterFile,
  setting: Setting,
): Decision<ReviewEvent | LadderEvent> {
  return command.type === 'request-review' ? request(command, matter, setting) : decide(command, matter, setting);
}

function request(command: Of<'request-review'>, matter: MatterFile, setting: Setting): Decision<ReviewEvent> {
  const refusal = firstRefusal(requestRules, command, matter, setting);
  if (refusal) return refusal;
  const { conclusion, reason } = command;
  const { now, terms } = setting;
  const decideBy = end(terms.calendar, now, terms.policy.review.decidedWithin);
  const { unit } = presentRound(matter);
  return accept({ type: MatterReviewRequested.type, data: { conclusion, unit, reason, at: now, decideBy } });
}

/** A sending back that is changed counts no more, nor does the rework; one that still goes on ends with it. */
function decide(
  command: Of<'decide-review'>,
  matter: MatterFile,
  setting: Setting,
): Decision<ReviewEvent | LadderEvent> {
  const refusal = firstRefusal(decisionRules, command, matter, setting);
  if (refusal) return refusal;
  const { conclusion, changed, finding, by } = command;
  const { now: at, terms } = setting;
  const reviewed = conclusionIn(command, matter);
  const undone = changed && reviewed ? undoneBy(reviewed, matter) : [];
  const closes = !isOver(matter) && undone.includes(presentRound(matter));
  const isFollowedUp = closes && matter.citizen && !matter.followUpOff;
  const followUpBy = isFollowedUp ? officeLimit(terms.calendar, at, terms.policy.officeDays.followUp) : null;
  return accept<ReviewEvent | LadderEvent>(
    { type: MatterReviewDecided.type, data: { conclusion, changed, finding, by, at, closes, followUpBy } },
    ...undone.flatMap((round) => withdrawnAll(round, 'review')),
  );
}
