import { IsInt, Max, Min } from 'class-validator';
import { described, rule, together } from './rule.js';

const decimalPattern = /^-?(0|[1-9]\d{0,17})(\.\d{1,10})?$/;
const amountPattern = /^(0|[1-9]\d{0,17})(\.\d{1,10})?$/;

/** A whole number from `least` to `most`, as a JSON number. */
export const IsCount = (least: number, most: number): PropertyDecorator =>
  together(
    IsInt(described({ schema: { type: 'integer' } })),
    Min(least, described({ schema: { minimum: least } })),
    Max(most, described({ schema: { maximum: most } })),
  );

/** Any whole number that a JSON number holds exactly. */
export const IsWhole = (): PropertyDecorator => IsCount(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);

const decimal = (name: string, pattern: RegExp): PropertyDecorator =>
  rule(name, (value) => typeof value === 'string' && pattern.test(value), {
    schema: { type: 'string', pattern: pattern.source },
  });

/** An exact decimal as a string: at most 18 digits before the point and 10 after it, no exponent, no leading zero. */
export const IsDecimalText = (): PropertyDecorator => decimal('decimal', decimalPattern);

/** Such a decimal, not below zero. */
export const IsAmountText = (): PropertyDecorator => decimal('amount', amountPattern);
