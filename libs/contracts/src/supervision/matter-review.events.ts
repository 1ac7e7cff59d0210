import { IsOptional } from 'class-validator';
import { IsFlag } from '../fields/choice.js';
import { IsWhole } from '../fields/number.js';
import { IsString } from '../fields/text.js';
import { IsTime } from '../fields/time.js';
import { WithFigures } from './figures.js';

/** A unit asks for the review of a supervision conclusion: a closing or a sending back. Stream `matter/<number>`. */
export class MatterReviewRequested extends WithFigures {
  static readonly type = 'kaoji.supervision.matter-review-requested.v1';
  /** Version of the event that drew the conclusion. */
  @IsWhole() conclusion: number;
  @IsString() unit: string;
  @IsString() reason: string;
  @IsTime() at: string;
  @IsTime() decideBy: string;
}

/** Somebody who took no part decided; a changed conclusion counts no more, and stays visible. */
export class MatterReviewDecided extends WithFigures {
  static readonly type = 'kaoji.supervision.matter-review-decided.v1';
  @IsWhole() conclusion: number;
  @IsFlag() changed: boolean;
  /** What stands now: the finding in place of the one that was changed. */
  @IsString() finding: string;
  @IsString() by: string;
  @IsTime() at: string;
  /** A sending back was undone while its rework went on: the matter is closed on the reply before it. */
  @IsFlag() closes: boolean;
  @IsOptional() @IsTime() followUpBy: string | null;
}
