import { Type } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';

/**
 * One case of the on-time rate, restated whole whenever anything of it changes; the newest statement of a case in its
 * matter's stream counts. Rankings keep each as a fact (domain.md 3, Figures per unit and month).
 */
export class CaseFigure {
  /** `lead/<round>` or `co/<unit>/<round>`: unique within the matter. */
  @IsString() case: string;
  @IsString() unit: string;
  /** Has a petitioner: counts as a citizens' matter, else as internal. */
  @IsBoolean() citizen: boolean;
  /** Ordinary 1, important 2, major 3. */
  @IsInt() @Min(1) @Max(3) weight: number;
  @IsOptional() @IsISO8601() dispatchedAt: string | null;
  /** After pauses and extensions; null: no deadline, in no on-time rate. */
  @IsOptional() @IsISO8601() dueAt: string | null;
  /** Counting time of the reply that stands. */
  @IsOptional() @IsISO8601() repliedAt: string | null;
  /** In no rate while paused. */
  @IsBoolean() paused: boolean;
  /** Excluded 剔除, or moved to another unit: both sides of every rate lose it. */
  @IsBoolean() excluded: boolean;
  /**
   * HMAC of the petitioner: of more than 3 matters of one to one unit registered in a month only the first 3 count
   * (domain.md 3, Dispatch catalogue). Null where there is none.
   */
  @IsOptional() @IsString() petitioner: string | null;
  @IsISO8601() registeredAt: string;
  /** First contact with the petitioner within 24 hours of dispatch; null: not due, or not a citizens' matter. */
  @IsOptional() @IsIn(['in-time', 'late', 'never']) contacted: 'in-time' | 'late' | 'never' | null;
  /** Its reply was sent back 重办. */
  @IsBoolean() sentBack: boolean;
}

/** The answer of a follow-up 回访. */
export class FollowUpFigure {
  /** `follow-up/<n>`. */
  @IsString() case: string;
  @IsString() unit: string;
  @IsISO8601() answeredAt: string;
  @IsBoolean() answered: boolean;
  @IsOptional() @IsIn(['fully', 'partly', 'not']) solved: 'fully' | 'partly' | 'not' | null;
  @IsOptional() @IsInt() @Min(1) @Max(5) grade: number | null;
  @IsBoolean() excluded: boolean;
  @IsOptional() @IsString() petitioner: string | null;
  @IsISO8601() registeredAt: string;
}

/** An orange or red slip, or its withdrawal. */
export class SlipFigure {
  /** `slip/<round>/<orange|red>`. */
  @IsString() case: string;
  @IsString() unit: string;
  @IsIn(['orange', 'red']) slip: 'orange' | 'red';
  /** When the step came due: its points count in that month. */
  @IsISO8601() dueAt: string;
  @IsBoolean() withdrawn: boolean;
}

/** What an event of a matter changes in the figures. */
export class Figures {
  @IsOptional() @IsArray() @ValidateNested({ each: true }) @Type(() => CaseFigure) cases?: CaseFigure[];
  @IsOptional() @IsArray() @ValidateNested({ each: true }) @Type(() => FollowUpFigure) followUps?: FollowUpFigure[];
  @IsOptional() @IsArray() @ValidateNested({ each: true }) @Type(() => SlipFigure) slips?: SlipFigure[];
}

/** Base of every event of a matter: what it changes in the figures travels with it. */
export class WithFigures {
  @IsOptional() @ValidateNested() @Type(() => Figures) figures?: Figures;
}
