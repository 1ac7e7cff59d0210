import { IsOptional } from 'class-validator';
import { IsFlag } from '../fields/choice.js';
import { IsNested, IsNestedList, IsRecord } from '../fields/nested.js';
import { IsWhole } from '../fields/number.js';
import { IsString } from '../fields/text.js';
import { IsTime } from '../fields/time.js';
import { Deadline, MatterPart, OfficeDue } from './deadline.js';
import { WithFigures } from './figures.js';

/** Paused 中止 for a listed reason. */
export class MatterPaused extends WithFigures {
  static readonly type = 'kaoji.supervision.matter-paused.v1';
  @IsString() unit: string;
  @IsString() reason: string;
  @IsString() basis: string;
  @IsTime() countsAt: string;
  @IsTime() statedAt: string;
  /** Until then the office may refuse it. */
  @IsTime() refusableUntil: string;
  /** When the petitioner was told of it, as the unit states (domain.md 3, Pause). */
  @IsOptional() @IsTime() toldPetitionerAt?: string;
}

export class MatterResumed extends WithFigures {
  static readonly type = 'kaoji.supervision.matter-resumed.v1';
  @IsString() unit: string;
  @IsTime() countsAt: string;
  @IsTime() statedAt: string;
  @IsOptional() @IsNested(() => Deadline) deadline: Deadline | null;
}

/** The office refused the pause: it never was. */
export class MatterPauseRefused extends WithFigures {
  static readonly type = 'kaoji.supervision.matter-pause-refused.v1';
  @IsString() reason: string;
  @IsOptional() @IsNested(() => Deadline) deadline: Deadline | null;
}

export class MatterExtensionRequested extends WithFigures {
  static readonly type = 'kaoji.supervision.matter-extension-requested.v1';
  @IsString() unit: string;
  @IsRecord() by: object;
  @IsString() reason: string;
  @IsTime() countsAt: string;
}

export class MatterExtensionDecided extends WithFigures {
  static readonly type = 'kaoji.supervision.matter-extension-decided.v1';
  @IsFlag() granted: boolean;
  @IsString() reason: string;
  @IsOptional() @IsNested(() => Deadline) deadline: Deadline | null;
}

/** A step of the ladder was taken. */
export class MatterEscalated extends WithFigures {
  static readonly type = 'kaoji.supervision.matter-escalated.v1';
  @IsString() step: string;
  @IsWhole() round: number;
  @IsString() unit: string;
  @IsTime() dueAt: string;
  @IsTime() deliveredAt: string;
  @IsFlag() urgent: boolean;
  @IsString() title: string;
  /** The matter's deadline, for the notice's text. */
  @IsTime() deadline: string;
}

/** A step was taken although its matter had been replied to or paused before: it loses its effect, and stays visible. */
export class MatterStepWithdrawn extends WithFigures {
  static readonly type = 'kaoji.supervision.matter-step-withdrawn.v1';
  @IsString() step: string;
  @IsWhole() round: number;
  @IsString() unit: string;
  /** Version of the event that escalated. */
  @IsWhole() escalated: number;
  @IsString() because: string;
}

/** The office accepted the stated time of a late event, with a reason. */
export class MatterStatedTimeAccepted extends WithFigures {
  static readonly type = 'kaoji.supervision.matter-stated-time-accepted.v1';
  /** Version of the event whose stated time counts. */
  @IsWhole() event: number;
  @IsTime() countsAt: string;
  @IsString() by: string;
  @IsString() reason: string;
  @IsOptional() @IsNested(() => Deadline) deadline: Deadline | null;
}

/** Calendar or policy changed: the open deadlines were computed again. */
export class MatterDeadlineRecomputed extends WithFigures {
  static readonly type = 'kaoji.supervision.matter-deadline-recomputed.v1';
  @IsString() because: string;
  @IsOptional() @IsNested(() => Deadline) deadline: Deadline | null;
  /** While nobody has accepted. */
  @IsOptional() @IsTime() acceptBy?: string;
  /** The co-handlers that have not answered. */
  @IsOptional() @IsNestedList(() => MatterPart) parts?: MatterPart[];
  /** What the office owes: dispatch, ruling, verification, follow-up, exclusion, review. */
  @IsOptional() @IsNestedList(() => OfficeDue) office?: OfficeDue[];
}
