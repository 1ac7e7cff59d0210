import type { CountedLimit } from '@kaoji/calendar';
import type { LadderStepName } from '@kaoji/contracts';

/** One step of a ladder: `working days after the deadline` (urgent: hours after); `handler` is due at yellow. */
export interface LadderRule {
  readonly step: LadderStepName;
  readonly after: number;
}

/** A ladder of its own for matters of a source, of a handling type, or both. */
export interface SpecialLadder {
  readonly source?: string;
  readonly handling?: string;
  readonly ladder: readonly LadderRule[];
}

/**
 * What an office can change about supervision (domain.md 3); every default stands in `defaultPolicy`. Deadlines record
 * the version they were computed with.
 */
export interface SupervisionPolicy {
  readonly version: number;
  /** Working days for handling when a matter names none: citizens' matters and all others. */
  readonly defaultLimit: { readonly citizen: CountedLimit; readonly internal: CountedLimit };
  /** Limits by source where the law sets them: deputies' proposals, motions, petitions. */
  readonly limitBySource: Readonly<Record<string, CountedLimit>>;
  readonly acceptance: { readonly ordinary: CountedLimit; readonly urgent: CountedLimit };
  /** Hours from dispatch to the first contact with a petitioner. */
  readonly contactHours: number;
  /** Working days of the office: to rule on a return, refuse a pause, verify a reply, follow up, decide an exclusion. */
  readonly officeDays: {
    readonly ruling: number;
    readonly pauseRefusal: number;
    readonly verification: number;
    readonly followUp: number;
    readonly exclusion: number;
  };
  /** Working days after the follow-up, else closing, in which an exclusion may be asked for. */
  readonly exclusionWithin: number;
  /** Calendar days in which the review of a conclusion is asked for, and then decided. */
  readonly review: { readonly askedWithin: CountedLimit; readonly decidedWithin: CountedLimit };
  readonly reworkLimit: CountedLimit;
  /** Unanswered tries after which a follow-up rests; each on a day of its own. */
  readonly followUpTries: number;
  readonly yellowPercent: number;
  readonly ladder: readonly LadderRule[];
  /** Per source and type (domain.md 3, Escalation ladder): the first that fits a matter; the others have `ladder`. */
  readonly specialLadders: readonly SpecialLadder[];
}

/** The ladder that a matter climbs. */
export const ladderFor = (
  { ladder, specialLadders }: Pick<SupervisionPolicy, 'ladder' | 'specialLadders'>,
  { source, handling }: { readonly source: string; readonly handling: string },
): readonly LadderRule[] =>
  specialLadders.find((one) => (one.source ?? source) === source && (one.handling ?? handling) === handling)?.ladder ??
  ladder;

/** The defaults of domain.md 3. */
export const defaultPolicy: SupervisionPolicy = {
  version: 1,
  defaultLimit: { citizen: { workingDays: 5 }, internal: { workingDays: 10 } },
  limitBySource: {
    'deputy-proposal': { months: 3 },
    'cppcc-motion': { months: 3 },
    petition: { days: 60 },
  },
  acceptance: { ordinary: { workingDays: 1 }, urgent: { hours: 2 } },
  contactHours: 24,
  officeDays: { ruling: 1, pauseRefusal: 1, verification: 3, followUp: 5, exclusion: 5 },
  exclusionWithin: 3,
  review: { askedWithin: { days: 30 }, decidedWithin: { days: 30 } },
  reworkLimit: { workingDays: 5 },
  followUpTries: 3,
  yellowPercent: 75,
  ladder: [
    { step: 'head', after: 0 },
    { step: 'dunning', after: 1 },
    { step: 'orange', after: 3 },
    { step: 'red', after: 5 },
    { step: 'interview', after: 10 },
  ],
  specialLadders: [],
};
