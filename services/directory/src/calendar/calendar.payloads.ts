import { IsDay, IsFlag, isListOf, IsNestedList, IsOneOf, IsText, rule, textLengths, together } from '@kaoji/contracts';
import { IsOptional } from 'class-validator';

const isTimeOfDay = (value: unknown): boolean =>
  typeof value === 'string' && /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(value);
const IsTimeOfDay = (): PropertyDecorator => rule('time-of-day', isTimeOfDay, { schema: { type: 'string' } });

const isYear = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 1990 && Number(value) <= 2999;
const IsYears = (): PropertyDecorator =>
  together(isListOf(0, 100), rule('year', isYear, { schema: { type: 'integer', minimum: 1990, maximum: 2999 } }, true));

export class OfficeSpan {
  @IsTimeOfDay() from: string;
  @IsTimeOfDay() to: string;
}

/** A day that the office sets: worked or off. */
export class DaySet {
  @IsDay() date: string;
  @IsFlag() working: boolean;
}

export class CalendarToEstablish {
  @IsOneOf(['china', 'weekdays']) kind: 'china' | 'weekdays';
  /** IANA zone. */
  @IsText(64) zone: string;
  @IsOptional() @IsNestedList(() => OfficeSpan, 1, 6) officeHours?: OfficeSpan[];
  @IsOptional() @IsNestedList(() => DaySet, 0, 400) overrides?: DaySet[];
}

/** Years announced by the State Council become firm when their days are entered. */
export class CalendarChange {
  @IsNestedList(() => DaySet, 0, 400) overrides: DaySet[];
  @IsOptional() @IsYears() announcedYears?: number[];
  @IsOptional() @IsNestedList(() => OfficeSpan, 1, 6) officeHours?: OfficeSpan[];
  @IsText(textLengths.reason) reason: string;
}
