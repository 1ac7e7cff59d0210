import { Type } from 'class-transformer';
import { IsBoolean, IsInt, IsISO8601, IsObject, IsOptional, IsString, ValidateNested } from 'class-validator';
import { Deadline } from './deadline.js';
import { WithFigures } from './figures.js';

/** Paused 中止 for a listed reason. */
export class MatterPaused extends WithFigures {
  static readonly type = 'kaoji.supervision.matter-paused.v1';
  @IsString() unit: string;
  @IsString() reason: string;
  @IsString() basis: string;
  @IsISO8601() countsAt: string;
  @IsISO8601() statedAt: string;
  /** Until then the office may refuse it. */
  @IsISO8601() refusableUntil: string;
}

export class MatterResumed extends WithFigures {
  static readonly type = 'kaoji.supervision.matter-resumed.v1';
  @IsString() unit: string;
  @IsISO8601() countsAt: string;
  @IsISO8601() statedAt: string;
  @IsOptional() @ValidateNested() @Type(() => Deadline) deadline: Deadline | null;
}

/** The office refused the pause: it never was. */
export class MatterPauseRefused extends WithFigures {
  static readonly type = 'kaoji.supervision.matter-pause-refused.v1';
  @IsString() reason: string;
  @IsOptional() @ValidateNested() @Type(() => Deadline) deadline: Deadline | null;
}

export class MatterExtensionRequested extends WithFigures {
  static readonly type = 'kaoji.supervision.matter-extension-requested.v1';
  @IsString() unit: string;
  @IsObject() by: object;
  @IsString() reason: string;
  @IsISO8601() countsAt: string;
}

export class MatterExtensionDecided extends WithFigures {
  static readonly type = 'kaoji.supervision.matter-extension-decided.v1';
  @IsBoolean() granted: boolean;
  @IsString() reason: string;
  @IsOptional() @ValidateNested() @Type(() => Deadline) deadline: Deadline | null;
}

/** A step of the ladder was taken. */
export class MatterEscalated extends WithFigures {
  static readonly type = 'kaoji.supervision.matter-escalated.v1';
  @IsString() step: string;
  @IsInt() round: number;
  @IsString() unit: string;
  @IsISO8601() dueAt: string;
  @IsISO8601() deliveredAt: string;
  @IsBoolean() urgent: boolean;
  @IsString() title: string;
  /** The matter's deadline, for the notice's text. */
  @IsISO8601() deadline: string;
}

/** A step was taken although its matter had been replied to or paused before: it loses its effect, and stays visible. */
export class MatterStepWithdrawn extends WithFigures {
  static readonly type = 'kaoji.supervision.matter-step-withdrawn.v1';
  @IsString() step: string;
  @IsInt() round: number;
  @IsString() unit: string;
  /** Version of the event that escalated. */
  @IsInt() escalated: number;
  @IsString() because: string;
}

/** The office accepted the stated time of a late event, with a reason. */
export class MatterStatedTimeAccepted extends WithFigures {
  static readonly type = 'kaoji.supervision.matter-stated-time-accepted.v1';
  /** Version of the event whose stated time counts. */
  @IsInt() event: number;
  @IsISO8601() countsAt: string;
  @IsString() by: string;
  @IsString() reason: string;
  @IsOptional() @ValidateNested() @Type(() => Deadline) deadline: Deadline | null;
}

/** Calendar or policy changed: the deadline was computed again. */
export class MatterDeadlineRecomputed extends WithFigures {
  static readonly type = 'kaoji.supervision.matter-deadline-recomputed.v1';
  @IsString() because: string;
  @IsOptional() @ValidateNested() @Type(() => Deadline) deadline: Deadline | null;
}
