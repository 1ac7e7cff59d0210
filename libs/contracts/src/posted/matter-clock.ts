import { IsOptional } from 'class-validator';
import { pauseReasons, type PauseReason } from '../codes.js';
import { IsOneOf } from '../fields/choice.js';
import { IsCount } from '../fields/number.js';
import { IsTime } from '../fields/time.js';
import { IsCode, IsText, textLengths } from '../fields/text.js';
import { IsSpan, longestLimits } from './limit.js';

export class PostedMatterPaused {
  static readonly type = 'kaoji.matter.paused.v1';
  @IsCode() unitCode: string;
  @IsOneOf(pauseReasons) reason: PauseReason;
  @IsText(textLengths.reason) basis: string;
  @IsOptional() @IsTime() toldPetitionerAt?: string;
}

export class PostedMatterResumed {
  static readonly type = 'kaoji.matter.resumed.v1';
  @IsCode() unitCode: string;
}

/** Asks for exactly one of: so many more working days, days, months or hours, or another deadline. */
export class PostedMatterExtensionRequested {
  static readonly type = 'kaoji.matter.extension-requested.v1';
  @IsCode() unitCode: string;
  @IsSpan() @IsCount(1, longestLimits.workingDays) workingDays?: number;
  @IsSpan() @IsCount(1, longestLimits.days) days?: number;
  @IsSpan() @IsCount(1, longestLimits.months) months?: number;
  @IsSpan() @IsCount(1, longestLimits.hours) hours?: number;
  @IsSpan() @IsTime() dueAt?: string;
  @IsText(textLengths.reason) reason: string;
}
