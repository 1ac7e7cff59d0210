import { IsAlternative, IsOneOf } from '../fields/choice.js';
import { IsNested } from '../fields/nested.js';
import { IsCount } from '../fields/number.js';
import { IsTime } from '../fields/time.js';

const spans = [['workingDays'], ['days'], ['months'], ['hours'], ['dueAt']] as const;
const limits = [...spans, ['none']] as const;

/** Longest limits that a post may ask for. */
export const longestLimits = { workingDays: 750, days: 3_660, months: 120, hours: 8_784 } as const;

/** A time limit: exactly one of these. Days and months without "working" are calendar ones (domain.md 1). */
export class PostedLimit {
  @IsAlternative(...limits) @IsCount(1, longestLimits.workingDays) workingDays?: number;
  @IsAlternative(...limits) @IsCount(1, longestLimits.days) days?: number;
  @IsAlternative(...limits) @IsCount(1, longestLimits.months) months?: number;
  @IsAlternative(...limits) @IsCount(1, longestLimits.hours) hours?: number;
  @IsAlternative(...limits) @IsTime() dueAt?: string;
  /** Without a deadline. */
  @IsAlternative(...limits) @IsOneOf([true]) none?: true;
}

export const IsLimit = (): PropertyDecorator => IsNested(() => PostedLimit);

/** Stands on each of the fields workingDays, days, months, hours and dueAt of a payload: exactly one is given. */
export const IsSpan = (): PropertyDecorator => IsAlternative(...spans);
