import { IsOptional } from 'class-validator';
import { IsFlag, IsOneOf } from '../fields/choice.js';
import { IsNestedList } from '../fields/nested.js';
import { IsWhole } from '../fields/number.js';
import { IsString } from '../fields/text.js';
import { IsTime } from '../fields/time.js';

/** Steps of the escalation ladder 催办升级, in order (domain.md 3). */
export const ladderSteps = ['handler', 'head', 'dunning', 'orange', 'red', 'interview'] as const;
export type LadderStepName = (typeof ladderSteps)[number];

export class LadderStep {
  @IsOneOf(ladderSteps) step: LadderStepName;
  /** When it comes due: its points count in that month. */
  @IsTime() dueAt: string;
  /** The next opening of the office when it comes due outside office hours. */
  @IsTime() deliverAt: string;
}

/** A reply clock as it was computed, with what it was computed from: events carry results. */
export class Deadline {
  @IsTime() dueAt: string;
  /** Lies in a year whose holidays are not announced yet. */
  @IsFlag() provisional: boolean;
  /** 75 % of the time is used: the light turns yellow. */
  @IsTime() yellowAt: string;
  @IsNestedList(() => LadderStep) steps: LadderStep[];
  @IsWhole() calendarVersion: number;
  @IsWhole() policyVersion: number;
}

/** A step that the office owes, with its new end. */
export class OfficeDue {
  /** `<step>/<n>`: unique within the matter. */
  @IsString() case: string;
  @IsTime() dueAt: string;
}

/** A co-handler's part of a matter: its own limit, its own case in the on-time rate. */
export class MatterPart {
  @IsString() unit: string;
  @IsOptional() @IsTime() dueAt: string | null;
}
