import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsISO8601, IsOptional, IsString, ValidateNested } from 'class-validator';

/** Steps of the escalation ladder 催办升级, in order (domain.md 3). */
export const ladderSteps = ['handler', 'head', 'dunning', 'orange', 'red', 'interview'] as const;
export type LadderStepName = (typeof ladderSteps)[number];

export class LadderStep {
  @IsIn(ladderSteps) step: LadderStepName;
  /** When it comes due: its points count in that month. */
  @IsISO8601() dueAt: string;
  /** The next opening of the office when it comes due outside office hours. */
  @IsISO8601() deliverAt: string;
}

/** A reply clock as it was computed, with what it was computed from: events carry results. */
export class Deadline {
  @IsISO8601() dueAt: string;
  /** Lies in a year whose holidays are not announced yet. */
  @IsBoolean() provisional: boolean;
  /** 75 % of the time is used: the light turns yellow. */
  @IsISO8601() yellowAt: string;
  @IsArray() @ValidateNested({ each: true }) @Type(() => LadderStep) steps: LadderStep[];
  @IsInt() calendarVersion: number;
  @IsInt() policyVersion: number;
}

/** A co-handler's part of a matter: its own limit, its own case in the on-time rate. */
export class MatterPart {
  @IsString() unit: string;
  @IsOptional() @IsISO8601() dueAt: string | null;
}
