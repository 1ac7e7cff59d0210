import { IsOptional } from 'class-validator';
import { channels, type Channel } from '../codes.js';
import { IsOneOf } from '../fields/choice.js';
import { IsCount } from '../fields/number.js';
import { IsCode, IsText, textLengths } from '../fields/text.js';
import { IsVaulted, Vaulted } from '../vaulted.js';
import { IsEvidence, PostedEvidence } from './evidence.js';

/** What of a standing rating 好差评 stands alike in the post and in the event. */
export class ServiceRating {
  static readonly type = 'kaoji.service.rated.v1';
  @IsCode() unitCode: string;
  @IsOptional() @IsCode() windowCode?: string;
  @IsOptional() @IsCode() staffCode?: string;
  /** 5 very satisfied, 3 basically satisfied, 2 not, 1 very dissatisfied. */
  @IsCount(1, 5) grade: number;
  @IsOneOf(channels) channel: Channel;
}

export class PostedServiceRated extends ServiceRating {
  /** The citizen's own words; personal. */
  @IsOptional() @IsText(textLengths.content) comment?: string;
  /** How to call back; personal. */
  @IsOptional() @IsText(textLengths.name) contact?: string;
}

export class StoredServiceRated extends ServiceRating {
  @IsOptional() @IsVaulted() comment?: Vaulted;
  @IsOptional() @IsVaulted() contact?: Vaulted;
}

export class PostedServiceRatingAppealed {
  static readonly type = 'kaoji.service.rating-appealed.v1';
  @IsCode() unitCode: string;
  @IsText(textLengths.reason) reason: string;
  @IsEvidence(1) evidence: PostedEvidence[];
}
