import { IsOptional } from 'class-validator';
import { IsFlag, IsOneOf } from '../fields/choice.js';
import { IsNested, IsNestedList } from '../fields/nested.js';
import { IsCount } from '../fields/number.js';
import { IsString } from '../fields/text.js';
import { IsTime } from '../fields/time.js';

/**
 * One case of the on-time rate, restated whole whenever anything of it changes; the newest statement of a case in its
 * matter's stream counts. Rankings keep each as a fact (domain.md 3, Figures per unit and month).
 */
export class CaseFigure {
  /** `lead/<round>` or `co/<unit>/<round>`: unique within the matter. */
  @IsString() case: string;
  @IsString() unit: string;
  /** Has a petitioner: counts as a citizens' matter, else as internal. */
  @IsFlag() citizen: boolean;
  /** Ordinary 1, important 2, major 3. */
  @IsCount(1, 3) weight: number;
  @IsOptional() @IsTime() dispatchedAt: string | null;
  /** After pauses and extensions; null: no deadline, in no on-time rate. */
  @IsOptional() @IsTime() dueAt: string | null;
  /** Counting time of the reply that stands. */
  @IsOptional() @IsTime() repliedAt: string | null;
  /** In no rate while paused. */
  @IsFlag() paused: boolean;
  /** Excluded 剔除, or moved to another unit: both sides of every rate lose it. */
  @IsFlag() excluded: boolean;
  /**
   * HMAC of the petitioner: of more than 3 matters of one to one unit registered in a month only the first 3 count
   * (domain.md 3, Dispatch catalogue). Null where there is none.
   */
  @IsOptional() @IsString() petitioner: string | null;
  @IsTime() registeredAt: string;
  /** First contact with the petitioner within 24 hours of dispatch; null: not due, or not a citizens' matter. */
  @IsOptional() @IsOneOf(['in-time', 'late', 'never']) contacted: 'in-time' | 'late' | 'never' | null;
  /** Its reply was sent back 重办. */
  @IsFlag() sentBack: boolean;
}

/** The answer of a follow-up 回访. */
export class FollowUpFigure {
  /** `follow-up/<n>`. */
  @IsString() case: string;
  @IsString() unit: string;
  @IsTime() answeredAt: string;
  @IsFlag() answered: boolean;
  @IsOptional() @IsOneOf(['fully', 'partly', 'not']) solved: 'fully' | 'partly' | 'not' | null;
  @IsOptional() @IsCount(1, 5) grade: number | null;
  @IsFlag() excluded: boolean;
  @IsOptional() @IsString() petitioner: string | null;
  @IsTime() registeredAt: string;
}

/** An orange or red slip, or its withdrawal. */
export class SlipFigure {
  /** `slip/<round>/<orange|red>`. */
  @IsString() case: string;
  @IsString() unit: string;
  @IsOneOf(['orange', 'red']) slip: 'orange' | 'red';
  /** When the step came due: its points count in that month. */
  @IsTime() dueAt: string;
  @IsFlag() withdrawn: boolean;
}

/** What an event of a matter changes in the figures. */
export class Figures {
  @IsOptional() @IsNestedList(() => CaseFigure) cases?: CaseFigure[];
  @IsOptional() @IsNestedList(() => FollowUpFigure) followUps?: FollowUpFigure[];
  @IsOptional() @IsNestedList(() => SlipFigure) slips?: SlipFigure[];
}

/** Base of every event of a matter: what it changes in the figures travels with it. */
export class WithFigures {
  @IsOptional() @IsNested(() => Figures) figures?: Figures;
}
