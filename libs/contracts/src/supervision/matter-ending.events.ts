import { IsArray, IsBoolean, IsInt, IsISO8601, IsOptional, IsString } from 'class-validator';
import { WithFigures } from './figures.js';

/** Verified 核查 and closed 办结 by somebody else than the handler. */
export class MatterClosed extends WithFigures {
  static readonly type = 'kaoji.supervision.matter-closed.v1';
  @IsString() verifiedBy: string;
  @IsString() finding: string;
  @IsISO8601() closedAt: string;
  /** Null: no follow-up (internal, or switched off by the office). */
  @IsOptional() @IsISO8601() followUpBy: string | null;
}

/** Sent back 重办; a dispatch of the next round follows. */
export class MatterSentBack extends WithFigures {
  static readonly type = 'kaoji.supervision.matter-sent-back.v1';
  @IsString() by: string;
  @IsString() reason: string;
  @IsISO8601() at: string;
}

export class MatterFollowUpSwitchedOff extends WithFigures {
  static readonly type = 'kaoji.supervision.matter-follow-up-switched-off.v1';
  @IsString() by: string;
  @IsString() reason: string;
}

/** A follow-up 回访, answered or not. */
export class MatterFollowedUp extends WithFigures {
  static readonly type = 'kaoji.supervision.matter-followed-up.v1';
  @IsInt() attempt: number;
  @IsBoolean() answered: boolean;
  @IsOptional() @IsString() contacted: string | null;
  @IsOptional() @IsString() solved: string | null;
  @IsOptional() @IsInt() grade: number | null;
  @IsISO8601() at: string;
}

export class MatterExclusionRequested extends WithFigures {
  static readonly type = 'kaoji.supervision.matter-exclusion-requested.v1';
  @IsString() unit: string;
  @IsString() reason: string;
  @IsISO8601() countsAt: string;
  @IsISO8601() decideBy: string;
}

export class MatterExclusionReviewed extends WithFigures {
  static readonly type = 'kaoji.supervision.matter-exclusion-reviewed.v1';
  @IsString() reviewer: string;
  @IsBoolean() grant: boolean;
  @IsString() reason: string;
}

/** One of two reviewers gave an opinion, or time refused it. */
export class MatterExclusionDecided extends WithFigures {
  static readonly type = 'kaoji.supervision.matter-exclusion-decided.v1';
  @IsBoolean() granted: boolean;
  @IsArray() @IsString({ each: true }) reviewers: string[];
  @IsString() reason: string;
}
