import { isInTime } from '@kaoji/calendar';
import { MatterExclusionDecided, MatterExclusionRequested, MatterExclusionReviewed } from '@kaoji/contracts';
import { accept, firstRefusal, reject, type Decision, type Instant, type Rule } from '@kaoji/kernel';
import { officeLimit } from '../dispatch/dispatch.policy.js';
import { isDue } from '../matter/agenda.policy.js';
import { petitionersWord, type ExclusionRequest, type MatterFile } from '../matter/file.state.js';
import { theLeadUnitActs } from '../matter/matter-rules.decide.js';
import type { Setting, Timing } from '../matter/terms.policy.js';
import type { ExclusionEvent } from './exclusion.state.js';

export type ExclusionCommand =
  | ({ readonly type: 'request-exclusion'; readonly unit: string; readonly reason: string } & Timing)
  | { readonly type: 'review-exclusion'; readonly reviewer: string; readonly grant: boolean; readonly reason: string }
  /** Nobody decided in time: refused. */
  | { readonly type: 'let-exclusion-lapse' };

type Of<T extends ExclusionCommand['type']> = Extract<ExclusionCommand, { type: T }>;
type RequestRule = Rule<Of<'request-exclusion'>, MatterFile, Setting>;
type ReviewRule = Rule<Of<'review-exclusion'>, MatterFile, Setting>;

const onlyAClosedCaseIsExcluded: RequestRule = (_, { status }) =>
  status === 'closed' ? undefined : reject('not-closed');

const anExclusionIsAskedOnce: RequestRule = (_, { exclusion }) =>
  exclusion === null ? undefined : reject('exclusion-already-asked');

/** domain.md 3, Exclusion: within 3 working days of the follow-up, else of closing. */
const anExclusionIsAskedInTime: RequestRule = ({ countsAt }, matter, { terms }) => {
  const from = petitionersWord(matter)?.at ?? matter.closedAt;
  if (from === null) return reject('not-closed');
  return isInTime(officeLimit(terms.calendar, from, terms.policy.exclusionWithin), countsAt)
    ? undefined
    : reject('exclusion-too-late');
};

const maliceIsProvenAfterThePetitionerWasAsked: RequestRule = ({ reason }, matter) =>
  reason === 'malice' && !petitionersWord(matter) ? reject('petitioner-not-asked') : undefined;

const requestRules = [
  theLeadUnitActs,
  onlyAClosedCaseIsExcluded,
  anExclusionIsAskedOnce,
  anExclusionIsAskedInTime,
  maliceIsProvenAfterThePetitionerWasAsked,
];

/** domain.md 3, Exclusion: decided in 5 working days, else refused. */
const aRequestIsOpen: ReviewRule = (_, { exclusion }, { now }) =>
  exclusion && exclusion.granted === null && isInTime(exclusion.decideBy, now)
    ? undefined
    : reject('no-exclusion-to-decide');

const twoPeopleReview: ReviewRule = ({ reviewer }, { exclusion }) =>
  exclusion?.reviews.some((review) => review.reviewer === reviewer) ? reject('reviewed-by-the-same') : undefined;

export function decideExclusion(
  command: ExclusionCommand,
  matter: MatterFile,
  setting: Setting,
): Decision<ExclusionEvent> {
  switch (command.type) {
    case 'request-exclusion':
      return request(command, matter, setting);
    case 'review-exclusion':
      return review(command, matter, setting);
    case 'let-exclusion-lapse':
      return lapse(matter, setting);
  }
}

function request(command: Of<'request-exclusion'>, matter: MatterFile, setting: Setting): Decision<ExclusionEvent> {
  const refusal = firstRefusal(requestRules, command, matter, setting);
  if (refusal) return refusal;
  const { unit, reason, countsAt } = command;
  const decideBy = officeLimit(setting.terms.calendar, countsAt, setting.terms.policy.officeDays.exclusion);
  return accept({ type: MatterExclusionRequested.type, data: { unit, reason, countsAt, decideBy } });
}

function review(command: Of<'review-exclusion'>, matter: MatterFile, setting: Setting): Decision<ExclusionEvent> {
  const refusal = firstRefusal([aRequestIsOpen, twoPeopleReview], command, matter, setting);
  if (refusal) return refusal;
  const { reviewer, grant, reason } = command;
  const reviewed: ExclusionEvent = { type: MatterExclusionReviewed.type, data: { reviewer, grant, reason } };
  const first = matter.exclusion?.reviews[0];
  if (first === undefined) return accept(reviewed);
  return accept<ExclusionEvent>(reviewed, decided(first, command, setting.now));
}

/** Both reviewers must be for it. */
const decided = (
  first: ExclusionRequest['reviews'][number],
  second: Of<'review-exclusion'>,
  at: Instant,
): ExclusionEvent => ({
  type: MatterExclusionDecided.type,
  data: {
    granted: first.grant && second.grant,
    reviewers: [first.reviewer, second.reviewer],
    reason: second.reason,
    at,
  },
});

function lapse(matter: MatterFile, { now }: Setting): Decision<ExclusionEvent> {
  if (!isDue(matter, { kind: 'exclusion-lapse', round: 1 }, now)) return reject('step-not-due');
  const reviewers = matter.exclusion?.reviews.map(({ reviewer }) => reviewer) ?? [];
  return accept({
    type: MatterExclusionDecided.type,
    data: { granted: false, reviewers, reason: 'not-decided-in-time' },
  });
}
