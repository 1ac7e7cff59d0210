import { IsOptional } from 'class-validator';
import { IsFlag } from '../fields/choice.js';
import { IsWhole } from '../fields/number.js';
import { IsString, IsStringList } from '../fields/text.js';
import { IsTime } from '../fields/time.js';
import { WithFigures } from './figures.js';

/** Verified 核查 and closed 办结 by somebody else than the handler. */
export class MatterClosed extends WithFigures {
  static readonly type = 'kaoji.supervision.matter-closed.v1';
  @IsString() verifiedBy: string;
  @IsString() finding: string;
  @IsTime() closedAt: string;
  /** Null: no follow-up (internal, or switched off by the office). */
  @IsOptional() @IsTime() followUpBy: string | null;
}

/** Sent back 重办; a dispatch of the next round follows. */
export class MatterSentBack extends WithFigures {
  static readonly type = 'kaoji.supervision.matter-sent-back.v1';
  @IsString() by: string;
  @IsString() reason: string;
  @IsTime() at: string;
}

export class MatterFollowUpSwitchedOff extends WithFigures {
  static readonly type = 'kaoji.supervision.matter-follow-up-switched-off.v1';
  @IsString() by: string;
  @IsString() reason: string;
}

/** A follow-up 回访, answered or not. */
export class MatterFollowedUp extends WithFigures {
  static readonly type = 'kaoji.supervision.matter-followed-up.v1';
  @IsWhole() attempt: number;
  @IsFlag() answered: boolean;
  @IsOptional() @IsString() contacted: string | null;
  @IsOptional() @IsString() solved: string | null;
  @IsOptional() @IsWhole() grade: number | null;
  @IsTime() at: string;
}

export class MatterExclusionRequested extends WithFigures {
  static readonly type = 'kaoji.supervision.matter-exclusion-requested.v1';
  @IsString() unit: string;
  @IsString() reason: string;
  @IsTime() countsAt: string;
  @IsTime() decideBy: string;
}

export class MatterExclusionReviewed extends WithFigures {
  static readonly type = 'kaoji.supervision.matter-exclusion-reviewed.v1';
  @IsString() reviewer: string;
  @IsFlag() grant: boolean;
  @IsString() reason: string;
}

/** One of two reviewers gave an opinion, or time refused it. */
export class MatterExclusionDecided extends WithFigures {
  static readonly type = 'kaoji.supervision.matter-exclusion-decided.v1';
  @IsFlag() granted: boolean;
  @IsStringList() reviewers: string[];
  @IsString() reason: string;
  /** Left out when nobody decided. */
  @IsOptional() @IsTime() at?: string;
}
