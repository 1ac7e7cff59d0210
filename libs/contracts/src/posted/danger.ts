import { IsOptional } from 'class-validator';
import { dangerLevels, type DangerLevel } from '../codes.js';
import { IsOneOf } from '../fields/choice.js';
import { IsDayOrTime, IsTime } from '../fields/time.js';
import { IsCode, IsText, textLengths } from '../fields/text.js';
import { IsEvidence, PostedEvidence } from './evidence.js';

export class PostedDangerListed {
  static readonly type = 'kaoji.danger.listed.v1';
  @IsCode() unitCode: string;
  @IsOptional() @IsText(textLengths.name) enterprise?: string;
  @IsOneOf(dangerLevels) level: DangerLevel;
  @IsText(textLengths.title) title: string;
  @IsTime() dueAt: string;
}

/** The five fixes 五落实, all of them. */
export class PostedDangerPlanned {
  static readonly type = 'kaoji.danger.planned.v1';
  @IsCode() unitCode: string;
  @IsText(textLengths.reason) responsibility: string;
  @IsText(textLengths.content) measures: string;
  @IsText(textLengths.reason) funds: string;
  @IsDayOrTime() timeLimit: string;
  @IsText(textLengths.content) emergencyPlan: string;
}

export class PostedDangerRectified {
  static readonly type = 'kaoji.danger.rectified.v1';
  @IsCode() unitCode: string;
  @IsEvidence(1) evidence: PostedEvidence[];
}
