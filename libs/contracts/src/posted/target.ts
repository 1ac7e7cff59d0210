import { IsOptional } from 'class-validator';
import { progressVerdicts, type ProgressVerdict } from '../codes.js';
import { IsAlternative, IsOneOf, IsOptionalUnless } from '../fields/choice.js';
import { IsAmountText, IsCount, IsDecimalText } from '../fields/number.js';
import { IsDay, IsPeriodName } from '../fields/time.js';
import { IsCode, IsText, textLengths } from '../fields/text.js';
import { IsEvidence, PostedEvidence } from './evidence.js';

/** A figure, or the two that make a rate. */
const IsFigure = (): PropertyDecorator => IsAlternative(['value'], ['numerator', 'denominator']);

/** Figures from 1 January to the period's end (domain.md 2). */
export class PostedTargetProgressReported {
  static readonly type = 'kaoji.target.progress-reported.v1';
  @IsPeriodName() period: string;
  @IsFigure() @IsDecimalText() value?: string;
  @IsFigure() @IsDecimalText() numerator?: string;
  @IsFigure() @IsAmountText() denominator?: string;
  @IsText(textLengths.content) narrative: string;
  @IsOptional() @IsEvidence() evidence?: PostedEvidence[];
}

/** A report that is not accepted gets a reason. */
export class PostedTargetProgressVerified {
  static readonly type = 'kaoji.target.progress-verified.v1';
  @IsPeriodName() period: string;
  @IsOneOf(progressVerdicts) result: ProgressVerdict;
  @IsOptionalUnless(({ result }) => result === 'returned' || result === 'false')
  @IsText(textLengths.reason)
  reason?: string;
}

export class PostedTargetMilestoneReached {
  static readonly type = 'kaoji.target.milestone-reached.v1';
  @IsCode() milestone: string;
  @IsDay() reachedOn: string;
  @IsOptional() @IsEvidence() evidence?: PostedEvidence[];
}

export class PostedIndicatorMeasured {
  static readonly type = 'kaoji.indicator.measured.v1';
  @IsCode() unitCode: string;
  @IsPeriodName() period: string;
  @IsFigure() @IsDecimalText() value?: string;
  @IsFigure() @IsDecimalText() numerator?: string;
  @IsFigure() @IsAmountText() denominator?: string;
}

/** Investment review: sums submitted and approved, and the working days it took. */
export class PostedInvestmentReviewed {
  static readonly type = 'kaoji.investment.reviewed.v1';
  @IsCode() unitCode: string;
  @IsAmountText() submitted: string;
  @IsAmountText() approved: string;
  @IsCount(0, 2_500) workingDays: number;
}
