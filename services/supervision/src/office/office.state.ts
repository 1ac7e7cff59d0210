import * as e from '@kaoji/contracts';
import type { MatterFile, OfficeStep, OfficeStepName } from '../matter/file.state.js';
import { ended, owing } from './office-step.policy.js';

const all: readonly OfficeStepName[] = [
  ...(['dispatch', 'ruling', 'legal-ruling', 'verification', 'follow-up', 'exclusion', 'review'] as const),
];

/** The events that make the office owe something, end that, or tell of its dispatches; a matter has others beside. */
type OfficeEvent = e.EventOf<
  | typeof e.MatterReturned
  | typeof e.MatterReplied
  | typeof e.MatterExclusionRequested
  | typeof e.MatterReviewRequested
  | typeof e.MatterDeadlineRecomputed
  | typeof e.MatterDispatched
  | typeof e.MatterReturnRuled
  | typeof e.MatterSentBack
  | typeof e.MatterFollowUpSwitchedOff
  | typeof e.MatterFollowedUp
  | typeof e.MatterExclusionDecided
  | typeof e.MatterClosed
  | typeof e.MatterReviewDecided
  | typeof e.MatterOutOfScope
  | typeof e.MatterMerged
>;

interface AnyEvent {
  readonly type: string;
  readonly data: object;
}

/** What an event makes the office owe, or ends; `before`: the matter as the event found it. */
export const evolveOffice = (before: MatterFile, after: MatterFile, event: AnyEvent): MatterFile => ({
  ...after,
  office: changed(steps, before.office, event, before),
  officeDispatches: changed(dispatches, before.officeDispatches, event, before),
});

/** What events of some types make of a list; all others leave it. */
type Changes<L> = {
  readonly [T in OfficeEvent['type']]?: (
    list: L,
    data: Extract<OfficeEvent, { type: T }>['data'],
    before: MatterFile,
  ) => L;
};

function changed<L>(changes: Changes<L>, list: L, event: AnyEvent, before: MatterFile): L {
  const change = changes[event.type as OfficeEvent['type']] as
    ((list: L, data: object, before: MatterFile) => L) | undefined;
  return change ? change(list, event.data, before) : list;
}

const steps: Changes<readonly OfficeStep[]> = {
  [e.MatterReturned.type]: (office, { article, countsAt: from, ruleBy: dueAt }) =>
    owing(office, article === null ? 'ruling' : 'legal-ruling', { from, dueAt }),
  [e.MatterReplied.type]: (office, { verifyFrom, countsAt, verifyBy: dueAt }) =>
    owing(office, 'verification', { from: verifyFrom ?? countsAt, dueAt }),
  [e.MatterExclusionRequested.type]: (office, { countsAt: from, decideBy: dueAt }) =>
    owing(office, 'exclusion', { from, dueAt }),
  [e.MatterReviewRequested.type]: (office, { at: from, decideBy: dueAt }) => owing(office, 'review', { from, dueAt }),
  [e.MatterDeadlineRecomputed.type]: (office, { office: due }) => moved(office, due ?? []),
  [e.MatterDispatched.type]: (office, { dispatchedAt: doneAt }) => ended(office, ['dispatch'], { doneAt }),
  [e.MatterReturnRuled.type]: (office, { ruledAt: doneAt }) => ended(office, ['ruling', 'legal-ruling'], { doneAt }),
  [e.MatterSentBack.type]: (office, { at: doneAt }) =>
    ended(ended(office, ['verification'], { doneAt }), ['follow-up'], 'dropped'),
  [e.MatterFollowUpSwitchedOff.type]: (office) => ended(office, ['follow-up'], 'dropped'),
  [e.MatterFollowedUp.type]: (office, { at: doneAt }) => ended(office, ['follow-up'], { doneAt }),
  [e.MatterExclusionDecided.type]: (office, { at }) => ended(office, ['exclusion'], at ? { doneAt: at } : 'missed'),
  [e.MatterClosed.type]: (office, { closedAt: doneAt, followUpBy }) =>
    closed(ended(office, ['verification'], { doneAt }), doneAt, followUpBy),
  [e.MatterReviewDecided.type]: (office, { at, closes, followUpBy }) => {
    const reviewed = ended(office, ['review'], { doneAt: at });
    return closes ? closed(ended(reviewed, all, 'dropped'), at, followUpBy) : reviewed;
  },
  [e.MatterOutOfScope.type]: (office, { at: doneAt }) =>
    ended(ended(office, ['dispatch', 'ruling'], { doneAt }), all, 'dropped'),
  [e.MatterMerged.type]: (office) => ended(office, all, 'dropped'),
};

/** A closing owes a follow-up, unless there is nobody to ask. */
const closed = (office: readonly OfficeStep[], from: string, followUpBy: string | null): readonly OfficeStep[] =>
  followUpBy === null ? office : owing(office, 'follow-up', { from, dueAt: followUpBy });

const moved = (office: readonly OfficeStep[], due: readonly e.OfficeDue[]): readonly OfficeStep[] => {
  const dueAt = new Map(due.map((one) => [one.case, one.dueAt]));
  return office.map((one) => ({ ...one, dueAt: dueAt.get(one.case) ?? one.dueAt }));
};

type Dispatches = MatterFile['officeDispatches'];

/** domain.md 3, Life: a wrong dispatch counts in the office's own error rate; what an agency registers for itself is its own. */
const dispatches: Changes<Dispatches> = {
  [e.MatterDispatched.type]: (made, { because, dispatchedAt: at }, { selfRegistered }) =>
    because === 'ruling' || (because === 'first' && !selfRegistered) ? [...made, { at, wrong: false }] : made,
  [e.MatterReturnRuled.type]: (made, { ruling }) => (ruling === 'moves' ? lastWrong(made) : made),
  [e.MatterOutOfScope.type]: (made, _, { returned }) => (returned ? lastWrong(made) : made),
};

const lastWrong = (dispatches: Dispatches): Dispatches =>
  dispatches.map((one, index) => (index === dispatches.length - 1 ? { ...one, wrong: true } : one));
