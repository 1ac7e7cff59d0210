import { IsOptional } from 'class-validator';
import { IsFlag, IsOneOf } from '../fields/choice.js';
import { IsNestedList, IsRecord, IsRecordList } from '../fields/nested.js';
import { IsWhole } from '../fields/number.js';
import { IsString, IsStringList } from '../fields/text.js';
import { IsDay, IsPeriodName, IsTime } from '../fields/time.js';

/** A version of the scheme 考核方案 was proposed. Stream `scheme/main`. */
export class SchemeProposed {
  static readonly type = 'kaoji.rankings.scheme-proposed.v1';
  @IsWhole() version: number;
  /** It ranks the periods whose last day is this one or later. */
  @IsDay() effectiveFrom: string;
  /** `SchemeContent` of rankings. */
  @IsRecord() content: object;
  @IsString() reason: string;
  @IsString() proposedBy: string;
}

/** Confirmed by somebody else than who proposed it: in force from its day on. */
export class SchemeConfirmed {
  static readonly type = 'kaoji.rankings.scheme-confirmed.v1';
  @IsWhole() version: number;
  @IsString() confirmedBy: string;
}

/** The timetable of a period's ranking stands. Stream `period/<period>`, as all that follow. */
export class PeriodOpened {
  static readonly type = 'kaoji.rankings.period-opened.v1';
  @IsPeriodName() period: string;
  @IsTime() dataCloseAt: string;
  @IsTime() provisionalAt: string;
  @IsTime() objectionsUntil: string;
  @IsTime() freezeAt: string;
  @IsTime() signOffAt: string;
  @IsWhole() calendarVersion: number;
  /** Producers whose markers it waits for. */
  @IsStringList() awaitsClosed: string[];
  @IsStringList() awaitsFrozen: string[];
}

/** Another calendar moved the dates that had not come yet. */
export class PeriodRescheduled {
  static readonly type = 'kaoji.rankings.period-rescheduled.v1';
  @IsTime() dataCloseAt: string;
  @IsTime() provisionalAt: string;
  @IsTime() objectionsUntil: string;
  @IsTime() freezeAt: string;
  @IsTime() signOffAt: string;
  @IsWhole() calendarVersion: number;
}

/** A producer's marker was passed: all that it has to say is here. */
export class PeriodMarkerPassed {
  static readonly type = 'kaoji.rankings.period-marker-passed.v1';
  @IsString() producer: string;
  @IsOneOf(['closed', 'frozen']) mark: 'closed' | 'frozen';
  /** Of the marker in its producer's feed. */
  @IsString() position: string;
  @IsTime() closesAt: string;
}

export class PeriodTimeReached {
  static readonly type = 'kaoji.rankings.period-time-reached.v1';
  @IsOneOf(['data-close', 'freeze']) what: 'data-close' | 'freeze';
}

/** A unit's place as it stands in a table. */
export class RankedPlace {
  @IsString() unit: string;
  @IsString() category: string;
  @IsOptional() @IsWhole() rank: number | null;
  @IsOptional() @IsString() total: string | null;
  @IsOptional() @IsString() grade: string | null;
  @IsOptional() @IsWhole() change: number | null;
}

/** What was computed from the facts in a cut. */
export class RankingComputed {
  static readonly type = 'kaoji.rankings.ranking-computed.v1';
  @IsOneOf(['provisional', 'frozen']) kind: 'provisional' | 'frozen';
  /** SHA-256 of the bytes, hexadecimal. */
  @IsString() snapshot: string;
  /** `Cut` of rankings. */
  @IsRecord() cut: object;
  @IsWhole() schemeVersion: number;
  /** Producers whose marker was missing: incomplete. */
  @IsStringList() waitsFor: string[];
  @IsNestedList(() => RankedPlace) places: RankedPlace[];
}

export class RankingCorrection {
  @IsString() unit: string;
  @IsString() category: string;
  @IsOptional() @IsString() oldTotal: string | null;
  @IsOptional() @IsString() newTotal: string | null;
  @IsOptional() @IsWhole() oldRank: number | null;
  @IsOptional() @IsWhole() newRank: number | null;
}

/** Signed off 签发: never changed; a correction is the next revision, with reason, old and new value. */
export class RankingPublished {
  static readonly type = 'kaoji.rankings.ranking-published.v1';
  @IsPeriodName() period: string;
  @IsWhole() revision: number;
  @IsString() snapshot: string;
  @IsRecord() cut: object;
  @IsWhole() schemeVersion: number;
  @IsString() signedBy: string;
  @IsTime() publishedAt: string;
  /** Why there is another revision; null for the first. */
  @IsOptional() @IsString() reason: string | null;
  @IsStringList() waitsFor: string[];
  /** The leader's words where it was incomplete: printed. */
  @IsOptional() @IsString() incompleteAccepted: string | null;
  @IsNestedList(() => RankingCorrection) corrections: RankingCorrection[];
  @IsNestedList(() => RankedPlace) places: RankedPlace[];
  /** SHA-256(previous seal, bytes' SHA-256), hexadecimal; of the publication before, empty for the first. */
  @IsString() seal: string;
  @IsString() previousSeal: string;
}

/** An objection to a score 申诉. */
export class ScoreObjected {
  static readonly type = 'kaoji.rankings.score-objected.v1';
  @IsString() objection: string;
  @IsString() unit: string;
  @IsString() reason: string;
  @IsRecordList() evidence: object[];
  @IsString() by: string;
}

/** What an upheld objection makes of one fact: the old one is named, the new one stands whole beside it. */
export class RuledFact {
  /** The old fact's event, `<producer>/<stream>/<version>`. */
  @IsString() old: string;
  /** Stream and case of the matter that it is about. */
  @IsString() stream: string;
  @IsString() case: string;
  @IsOneOf(['case', 'follow-up', 'slip', 'conduct']) kind: 'case' | 'follow-up' | 'slip' | 'conduct';
  /** Counts in nothing, or counts with other values. */
  @IsOneOf(['left-out', 'restated']) effect: 'left-out' | 'restated';
  /** The figure that counts instead, as the producer's own. */
  @IsRecord() figure: object;
}

/** Upheld or refused, with the reason; what an upheld one changes in rankings' own facts, if anything. */
export class ObjectionDecided {
  static readonly type = 'kaoji.rankings.objection-decided.v1';
  @IsString() objection: string;
  @IsFlag() upheld: boolean;
  @IsString() reason: string;
  @IsString() decidedBy: string;
  /** Missing or empty: refused, or put right at its source by the owner of the facts. */
  @IsOptional() @IsNestedList(() => RuledFact) facts?: RuledFact[];
}
