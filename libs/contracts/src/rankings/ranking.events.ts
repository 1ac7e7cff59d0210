import { Type } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  ValidateNested,
} from 'class-validator';

const period = /^\d{4}(-(0[1-9]|1[0-2])|-Q[1-4])?$/;
const day = /^\d{4}-\d{2}-\d{2}$/;

/** A version of the scheme 考核方案 was proposed. Stream `scheme/main`. */
export class SchemeProposed {
  static readonly type = 'kaoji.rankings.scheme-proposed.v1';
  @IsInt() version: number;
  /** It ranks the periods whose last day is this one or later. */
  @Matches(day) effectiveFrom: string;
  /** `SchemeContent` of rankings. */
  @IsObject() content: object;
  @IsString() reason: string;
  @IsString() proposedBy: string;
}

/** Confirmed by somebody else than who proposed it: in force from its day on. */
export class SchemeConfirmed {
  static readonly type = 'kaoji.rankings.scheme-confirmed.v1';
  @IsInt() version: number;
  @IsString() confirmedBy: string;
}

/** The timetable of a period's ranking stands. Stream `period/<period>`, as all that follow. */
export class PeriodOpened {
  static readonly type = 'kaoji.rankings.period-opened.v1';
  @Matches(period) period: string;
  @IsISO8601() dataCloseAt: string;
  @IsISO8601() provisionalAt: string;
  @IsISO8601() objectionsUntil: string;
  @IsISO8601() freezeAt: string;
  @IsISO8601() signOffAt: string;
  @IsInt() calendarVersion: number;
  /** Producers whose markers it waits for. */
  @IsArray() @IsString({ each: true }) awaitsClosed: string[];
  @IsArray() @IsString({ each: true }) awaitsFrozen: string[];
}

/** A producer's marker was passed: all that it has to say is here. */
export class PeriodMarkerPassed {
  static readonly type = 'kaoji.rankings.period-marker-passed.v1';
  @IsString() producer: string;
  @IsIn(['closed', 'frozen']) mark: 'closed' | 'frozen';
  /** Of the marker in its producer's feed. */
  @IsString() position: string;
  @IsISO8601() closesAt: string;
}

export class PeriodTimeReached {
  static readonly type = 'kaoji.rankings.period-time-reached.v1';
  @IsIn(['data-close', 'freeze']) what: 'data-close' | 'freeze';
}

/** A unit's place as it stands in a table. */
export class RankedPlace {
  @IsString() unit: string;
  @IsString() category: string;
  @IsOptional() @IsInt() rank: number | null;
  @IsOptional() @IsString() total: string | null;
  @IsOptional() @IsString() grade: string | null;
  @IsOptional() @IsInt() change: number | null;
}

/** What was computed from the facts in a cut. */
export class RankingComputed {
  static readonly type = 'kaoji.rankings.ranking-computed.v1';
  @IsIn(['provisional', 'frozen']) kind: 'provisional' | 'frozen';
  /** SHA-256 of the bytes, hexadecimal. */
  @IsString() snapshot: string;
  /** `Cut` of rankings. */
  @IsObject() cut: object;
  @IsInt() schemeVersion: number;
  /** Producers whose marker was missing: incomplete. */
  @IsArray() @IsString({ each: true }) waitsFor: string[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => RankedPlace) places: RankedPlace[];
}

export class RankingCorrection {
  @IsString() unit: string;
  @IsString() category: string;
  @IsOptional() @IsString() oldTotal: string | null;
  @IsOptional() @IsString() newTotal: string | null;
  @IsOptional() @IsInt() oldRank: number | null;
  @IsOptional() @IsInt() newRank: number | null;
}

/** Signed off 签发: never changed; a correction is the next revision, with reason, old and new value. */
export class RankingPublished {
  static readonly type = 'kaoji.rankings.ranking-published.v1';
  @Matches(period) period: string;
  @IsInt() revision: number;
  @IsString() snapshot: string;
  @IsObject() cut: object;
  @IsInt() schemeVersion: number;
  @IsString() signedBy: string;
  @IsISO8601() publishedAt: string;
  /** Why there is another revision; null for the first. */
  @IsOptional() @IsString() reason: string | null;
  @IsArray() @IsString({ each: true }) waitsFor: string[];
  /** The leader's words where it was incomplete: printed. */
  @IsOptional() @IsString() incompleteAccepted: string | null;
  @IsArray() @ValidateNested({ each: true }) @Type(() => RankingCorrection) corrections: RankingCorrection[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => RankedPlace) places: RankedPlace[];
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
  @IsArray() evidence: object[];
  @IsString() by: string;
}

export class ObjectionDecided {
  static readonly type = 'kaoji.rankings.objection-decided.v1';
  @IsString() objection: string;
  @IsBoolean() upheld: boolean;
  @IsString() reason: string;
  @IsString() decidedBy: string;
}
