import { IsOptional } from 'class-validator';
import {
  contactTimes,
  exclusionReasons,
  replyOutcomes,
  solvedDegrees,
  type ContactTime,
  type ExclusionReason,
  type ReplyOutcome,
  type SolvedDegree,
} from '../codes.js';
import { IsFlag, IsOneOf, IsOnlyWhere, IsTrueOnlyWithAny } from '../fields/choice.js';
import { IsCount } from '../fields/number.js';
import { IsCode, IsCodeList, IsText, textLengths } from '../fields/text.js';
import { IsVaulted, Vaulted } from '../vaulted.js';
import { IsEvidence, PostedEvidence } from './evidence.js';

export class PostedMatterReplied {
  static readonly type = 'kaoji.matter.replied.v1';
  @IsCode() unitCode: string;
  @IsText(textLengths.content) reply: string;
  @IsOneOf(replyOutcomes) outcome: ReplyOutcome;
  /** Co-handlers that have not answered. */
  @IsOptional() @IsCodeList() outstandingUnitCodes?: string[];
  @IsOptional() @IsEvidence() evidence?: PostedEvidence[];
}

export class PostedMatterCoReplied {
  static readonly type = 'kaoji.matter.co-replied.v1';
  @IsCode() unitCode: string;
  @IsText(textLengths.content) reply: string;
  @IsOptional() @IsEvidence() evidence?: PostedEvidence[];
}

/** What of a follow-up 回访 stands alike in the post and in the event. No answer: no result and no grade either. */
export class MatterFollowUp {
  static readonly type = 'kaoji.matter.followed-up.v1';
  @IsFlag() @IsTrueOnlyWithAny('contacted', 'solved', 'grade', 'comment') answered: boolean;
  @IsOptional() @IsOneOf(contactTimes) contacted?: ContactTime;
  @IsOptional() @IsOneOf(solvedDegrees) @IsOnlyWhere('answered', true) solved?: SolvedDegree;
  /** 1 to 5, 5 the best; 3 and more count as satisfied. */
  @IsOptional() @IsCount(1, 5) @IsOnlyWhere('answered', true) grade?: number;
}

export class PostedMatterFollowedUp extends MatterFollowUp {
  /** The petitioner's own words; personal. */
  @IsOptional() @IsText(textLengths.content) @IsOnlyWhere('answered', true) comment?: string;
}

export class StoredMatterFollowedUp extends MatterFollowUp {
  @IsOptional() @IsVaulted() @IsOnlyWhere('answered', true) comment?: Vaulted;
}

export class PostedMatterExclusionRequested {
  static readonly type = 'kaoji.matter.exclusion-requested.v1';
  @IsCode() unitCode: string;
  @IsOneOf(exclusionReasons) reason: ExclusionReason;
  @IsEvidence(1) evidence: PostedEvidence[];
}
