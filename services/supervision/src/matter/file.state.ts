import type { Instant } from '@kaoji/kernel';
import type { CountedLimit, Limit } from '@kaoji/calendar';
import type { Deadline } from '@kaoji/contracts';

/** A pause as a clock counts it; `to` is null while it lasts. */
export interface PauseOfRound {
  /** Version of the event that began it: its name when its stated time is accepted later. */
  readonly version: number;
  readonly from: Instant;
  readonly to: Instant | null;
  readonly statedFrom: Instant;
  /** Version of the event that ended it, and when that says it was. */
  readonly resumedVersion: number | null;
  readonly statedTo: Instant | null;
  readonly because: string;
  /** Until then the office may refuse it; null for a return that waits for a ruling on competence. */
  readonly refusableUntil: Instant | null;
  readonly toldAt: Instant | null;
}

export interface ExtensionOfRound {
  readonly by: ExtensionLimit;
  readonly askedAt: Instant;
  readonly askedBy: string;
  readonly granted: boolean | null;
}

/** A step of the ladder that was taken in a round. */
export interface TakenStep {
  readonly step: string;
  /** Round and unit that it was taken for: a successor takes over the list, not the slips. */
  readonly round: number;
  readonly unit: string;
  readonly dueAt: Instant;
  /** When it was to be delivered: what counts before that, or after, is told by this. */
  readonly deliverAt: Instant;
  readonly deliveredAt: Instant;
  /** Version of the event that took it. */
  readonly version: number;
  readonly withdrawn: boolean;
  readonly withdrawnBecause: string | null;
}

/** What was posted, by the version of its event, which names it when its stated time is accepted later. */
export interface PostedAs {
  readonly version: number;
  readonly statedAt: Instant;
  readonly countsAt: Instant;
}

export interface ReplyOfRound extends PostedAs {
  readonly outcome: string;
  readonly by: string;
}

/** One round of handling: the first, each rework, each new lead unit. */
export interface Round {
  readonly number: number;
  readonly because: 'first' | 'ruling' | 'transfer' | 'rework' | 'succession';
  readonly unit: string;
  readonly dispatchedAt: Instant;
  readonly clockFrom: Instant;
  readonly limit: Limit;
  readonly deadline: Deadline | null;
  readonly acceptBy: Instant;
  readonly acceptedAt: Instant | null;
  readonly acceptance: PostedAs | null;
  readonly acceptanceMissed: boolean;
  /** It was returned in time and ruled to stay: no acceptance is missed any more. */
  readonly ruledToStay: boolean;
  readonly handler: string | null;
  readonly contactBy: Instant | null;
  readonly contact: PostedAs | null;
  readonly contacted: 'in-time' | 'late' | 'never' | null;
  readonly pauses: readonly PauseOfRound[];
  readonly extension: ExtensionOfRound | null;
  readonly steps: readonly TakenStep[];
  readonly reply: ReplyOfRound | null;
  readonly sentBack: boolean;
  /** Given to another unit: in no rate of this one. */
  readonly moved: boolean;
  /** It was sent back into this round by a conclusion that a review changed: in no rate. */
  readonly undone: boolean;
}

/** A co-handler's part 并联办理. */
export interface Part {
  readonly unit: string;
  /** Its own limit; null: the lead's less 1 working day. */
  readonly limit: Limit | null;
  readonly dueAt: Instant | null;
  /** Given to the unit that follows, or fallen to the unit as the new lead: in no rate of this one. */
  readonly moved: boolean;
  readonly reply: PostedAs | null;
}

export interface FollowUpTry {
  /** Round whose closing it followed. */
  readonly round: number;
  readonly at: Instant;
  readonly answered: boolean;
  readonly contacted: 'in-time' | 'late' | 'never' | null;
  readonly solved: 'fully' | 'partly' | 'not' | null;
  readonly grade: number | null;
}

export interface ExclusionRequest {
  readonly unit: string;
  readonly reason: string;
  readonly decideBy: Instant;
  readonly reviews: readonly { readonly reviewer: string; readonly grant: boolean }[];
  readonly granted: boolean | null;
}

export interface PendingReturn {
  readonly unit: string;
  readonly at: Instant;
  readonly ruleBy: Instant;
  readonly article: string | null;
}

/** What the office concluded about a reply 督查结论: a closing, or a sending back. */
export interface Conclusion {
  /** Version of the event that drew it: its name. */
  readonly version: number;
  readonly kind: 'closing' | 'sending-back';
  readonly round: number;
  readonly at: Instant;
  readonly by: string;
  readonly review: { readonly askedAt: Instant; readonly decideBy: Instant; readonly changed: boolean | null } | null;
}

/** The unit asked first has transferred the matter, and answers until the other has accepted. */
export interface PendingTransfer {
  readonly to: string;
  readonly at: Instant;
  readonly acceptBy: Instant;
}

/** A step that the office itself owes, within its own time (domain.md 3, Life). */
export interface OfficeStep {
  /** `<step>/<n>`: unique within the matter. */
  readonly case: string;
  readonly step: OfficeStepName;
  readonly from: Instant;
  readonly dueAt: Instant;
  readonly doneAt: Instant | null;
  /** missed: time decided in its place; dropped: nobody owes it any more. */
  readonly state: 'open' | 'done' | 'missed' | 'dropped';
}

/** legal-ruling: owed by the coordinating deputy secretary-general, not by the office. */
export type OfficeStepName =
  'dispatch' | 'ruling' | 'legal-ruling' | 'verification' | 'follow-up' | 'exclusion' | 'review';

/** Facts of the registration, which no later event changes. */
export interface Registration {
  readonly number: string;
  readonly source: string;
  readonly kind: string;
  readonly title: string;
  readonly handling: string;
  readonly limit: Limit;
  readonly weight: number;
  readonly citizen: boolean;
  readonly petitioner: string | null;
  readonly category: string | null;
  readonly place: string | null;
  readonly reference: string | null;
  readonly firstAsked: string | null;
  readonly confidential: boolean;
  /** Keyed digest of the petitioner's query code. */
  readonly queryCode?: string | null;
  readonly registrar: string;
  readonly selfRegistered: boolean;
  readonly registeredAt: Instant;
  readonly receivedAt: Instant;
  readonly backfill: boolean;
  readonly coUnits: readonly { readonly unit: string; readonly limit?: Limit }[];
}

/** The file of a matter 督办事项 from registration on. */
export interface MatterFile extends Registration {
  /**
   * registered: waits for a unit; dispatched: waits for acceptance; returned: waits for a ruling; handling; replied: waits
   * for verification; closed; merged: follows another; out-of-scope: answered with the right route.
   */
  readonly status:
    'registered' | 'dispatched' | 'returned' | 'handling' | 'replied' | 'closed' | 'merged' | 'out-of-scope';
  readonly version: number;
  /** By the dispatch catalogue, where no unit was named. */
  readonly proposed: { readonly unit: string; readonly catalogueVersion: number } | null;
  /** All rounds, the present one last; empty while only registered. */
  readonly rounds: readonly Round[];
  readonly parts: readonly Part[];
  readonly transfer: PendingTransfer | null;
  readonly returned: PendingReturn | null;
  readonly timesReturned: number;
  /** Returns that the office upheld: its own error rate. */
  readonly wrongDispatches: number;
  readonly verifyBy: Instant | null;
  readonly closedAt: Instant | null;
  readonly followUpBy: Instant | null;
  readonly followUpOff: boolean;
  readonly followUps: readonly FollowUpTry[];
  readonly exclusion: ExclusionRequest | null;
  readonly conclusions: readonly Conclusion[];
  readonly office: readonly OfficeStep[];
  /** What the office dispatched, and whether a return showed that to be wrong: its own error rate. */
  readonly officeDispatches: readonly { readonly at: Instant; readonly wrong: boolean }[];
  readonly mergedInto: string | null;
  readonly outOfScope: { readonly ground: string; readonly route: string; readonly at: Instant } | null;
}

/** Nobody works on it, or will: closed, following another, or out of scope. */
export const isOver = ({ status }: MatterFile): boolean =>
  status === 'closed' || status === 'merged' || status === 'out-of-scope';

/** A number that nothing was registered under. */
export interface NoMatter {
  readonly status: 'unknown';
}

export type Matter = NoMatter | MatterFile;

/** What a limit may be lengthened by. */
export type ExtensionLimit = CountedLimit | { readonly dueAt: Instant };

/** The present round. @throws when the matter was never dispatched: callers have asked for its status. */
export function presentRound(matter: MatterFile): Round {
  const round = matter.rounds.at(-1);
  if (!round) throw new RangeError(`${matter.number} was never dispatched`);
  return round;
}

/** The file with its present round changed. */
export const withRound = (matter: MatterFile, change: Partial<Round>): MatterFile => ({
  ...matter,
  rounds: [...matter.rounds.slice(0, -1), { ...presentRound(matter), ...change }],
});

/** What the petitioner said after the last closing, if anything: after rework it is asked for again. */
export const petitionersWord = ({ rounds, followUps }: MatterFile): FollowUpTry | undefined =>
  followUps.find(({ round, answered }) => answered && round === rounds.length);

/** A co-handler that has not answered yet. */
export const isOpenPart = ({ reply, moved }: Part): boolean => reply === null && !moved;

/** The pause that lasts, if any. */
export const lastingPause = (round: Round): PauseOfRound | undefined => round.pauses.find(({ to }) => to === null);
