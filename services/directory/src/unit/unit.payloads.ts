import {
  IsCode,
  IsCodeList,
  IsDay,
  IsOneOf,
  IsText,
  isRecord,
  IsNested,
  rule,
  textLengths,
  unitKinds,
  type UnitKind,
} from '@kaoji/contracts';
import { IsOptional } from 'class-validator';
import { IfGiven } from '../http/given.js';

const isCodeText = (value: unknown): boolean => typeof value === 'string' && /^[^\s/\p{C}]{1,64}$/u.test(value);

/** Up to 1,000 matters, each with the unit that it goes to. */
const IsListOfMatters = (): PropertyDecorator =>
  rule(
    'matters',
    (value) =>
      isRecord(value) &&
      Object.keys(value).length <= 1_000 &&
      Object.entries(value).every(([stream, unit]) => /^matter\/[^\s/\p{C}]{1,64}$/u.test(stream) && isCodeText(unit)),
    { schema: { type: 'object', additionalProperties: { type: 'string' } } },
  );

const IsHandlers = (): PropertyDecorator =>
  rule('handlers', (value) => Array.isArray(value) && value.length <= 50 && value.every((code) => isCodeText(code)), {
    schema: { type: 'array', maxItems: 50, items: { type: 'string' } },
  });

/** People by their codes; the first handler receives what names none. */
export class RolesGiven {
  @IsOptional() @IsCode() head?: string;
  @IsOptional() @IsCode() leadership?: string;
  @IsOptional() @IsCode() coordination?: string;
  @IsHandlers() handlers: string[];
}

export class UnitToEstablish {
  @IsCode() code: string;
  @IsText(textLengths.name) name: string;
  @IsOptional() @IsCode() parent?: string | null;
  @IsOneOf(unitKinds) kind: UnitKind;
  @IsOptional() @IsText(textLengths.name) category?: string | null;
  @IsDay() from: string;
  @IsOptional() @IsNested(() => RolesGiven) roles?: RolesGiven;
}

/** What is left out stays as it is; null for no superior unit, no category. */
export class UnitChange {
  @IsDay() from: string;
  @IfGiven() @IsText(textLengths.name) name?: string;
  @IsOptional() @IsCode() parent?: string | null;
  @IfGiven() @IsOneOf(unitKinds) kind?: UnitKind;
  @IsOptional() @IsText(textLengths.name) category?: string | null;
}

export class RolesToAssign {
  @IsDay() from: string;
  @IsNested(() => RolesGiven) roles: RolesGiven;
}

/** The signed list of a merger or split: matters go to `successor` unless `exceptions` names another. */
export class Succession {
  /** The first day on which the unit is no more. */
  @IsDay() on: string;
  @IsCodeList() successors: string[];
  @IsCode() successor: string;
  @IsOptional() @IsListOfMatters() exceptions?: Record<string, string>;
}

export class Closing {
  @IsDay() on: string;
}
