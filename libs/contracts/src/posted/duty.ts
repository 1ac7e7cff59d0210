import { IsOptional } from 'class-validator';
import { IsPeriodName } from '../fields/time.js';
import { IsCode, IsText, textLengths } from '../fields/text.js';
import { IsEvidence, PostedEvidence } from './evidence.js';

export class PostedNoticeAnswered {
  static readonly type = 'kaoji.notice.answered.v1';
  @IsCode() unitCode: string;
  @IsText(textLengths.content) reply: string;
  @IsOptional() @IsEvidence() evidence?: PostedEvidence[];
}

export class PostedObligationSubmitted {
  static readonly type = 'kaoji.obligation.submitted.v1';
  @IsCode() unitCode: string;
  @IsPeriodName() period: string;
  @IsText(textLengths.title) title: string;
  @IsOptional() @IsEvidence() evidence?: PostedEvidence[];
}

/** A hard problem 难题; its content is the unit's own text. */
export class PostedProblemReported {
  static readonly type = 'kaoji.problem.reported.v1';
  @IsCode() unitCode: string;
  @IsText(textLengths.title) title: string;
  @IsText(textLengths.content) content: string;
  @IsOptional() @IsCode() targetCode?: string;
}

export class PostedProblemProgressed {
  static readonly type = 'kaoji.problem.progressed.v1';
  @IsCode() unitCode: string;
  @IsText(textLengths.content) note: string;
}

export class PostedProblemResolved {
  static readonly type = 'kaoji.problem.resolved.v1';
  @IsCode() unitCode: string;
  @IsEvidence(1) evidence: PostedEvidence[];
}
