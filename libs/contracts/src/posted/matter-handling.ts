import { IsOptional } from 'class-validator';
import { channels, type Channel } from '../codes.js';
import { IsOneOf } from '../fields/choice.js';
import { IsTime } from '../fields/time.js';
import { IsCode, IsText, textLengths } from '../fields/text.js';
import { IsEvidence, PostedEvidence } from './evidence.js';

export class PostedMatterAccepted {
  static readonly type = 'kaoji.matter.accepted.v1';
  @IsCode() unitCode: string;
  /** Person code of the handler 承办人. */
  @IsOptional() @IsCode() handler?: string;
}

export class PostedMatterReturned {
  static readonly type = 'kaoji.matter.returned.v1';
  @IsCode() unitCode: string;
  @IsText(textLengths.reason) reason: string;
  /** The article by which the law gives the unit no competence. */
  @IsOptional() @IsText(textLengths.name) noCompetenceArticle?: string;
}

export class PostedMatterTransferred {
  static readonly type = 'kaoji.matter.transferred.v1';
  @IsCode() fromUnitCode: string;
  @IsCode() toUnitCode: string;
  @IsText(textLengths.reason) reason: string;
}

export class PostedMatterContacted {
  static readonly type = 'kaoji.matter.contacted.v1';
  @IsCode() unitCode: string;
  @IsTime() contactedAt: string;
  @IsOneOf(channels) channel: Channel;
}

export class PostedMatterProgressed {
  static readonly type = 'kaoji.matter.progressed.v1';
  @IsCode() unitCode: string;
  @IsText(textLengths.content) note: string;
  @IsOptional() @IsEvidence() evidence?: PostedEvidence[];
}
