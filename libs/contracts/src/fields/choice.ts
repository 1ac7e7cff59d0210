import { IsIn, ValidateIf } from 'class-validator';
import { described, rule, together } from './rule.js';
import { isListOf, mostItems } from './text.js';

const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

const anyGiven = (object: Record<string, unknown>, fields: readonly string[]): boolean =>
  fields.some((field) => isGiven(object[field]));

/** One of a list of codes. */
export const IsOneOf = (codes: readonly unknown[]): PropertyDecorator =>
  IsIn([...codes], described({ schema: { enum: [...codes] } }));

/** A list of such codes. */
export const IsSomeOf = (codes: readonly unknown[]): PropertyDecorator =>
  together(isListOf(0, mostItems), IsIn([...codes], described({ schema: { enum: [...codes] } }, true)));

/** A flag: true or false. */
export const IsFlag = (): PropertyDecorator =>
  rule('flag', (value) => typeof value === 'boolean', { schema: { type: 'boolean' } });

/**
 * Stands on each field of several alternatives (a list of fields each), of which exactly one must be given, whole.
 * When none is, the first one's fields are missing; a field of a second one breaks `exactly-one`.
 */
export function IsAlternative(...alternatives: readonly (readonly string[])[]): PropertyDecorator {
  return (target, property) => {
    const own = alternatives.find((fields) => fields.includes(String(property))) ?? [];
    const others = alternatives.filter((fields) => fields !== own).flat();
    const isAsked = (object: Record<string, unknown>): boolean =>
      anyGiven(object, own) || (own === alternatives[0] && !anyGiven(object, others));
    together(
      ValidateIf(isAsked),
      rule('exactly-one', (_, object) => !anyGiven(object, others)),
    )(target, property);
  };
}

/** The field is asked for when `holds`; otherwise it may be left out. */
export const IsOptionalUnless = (holds: (object: Record<string, unknown>) => boolean): PropertyDecorator =>
  ValidateIf((object: Record<string, unknown>, value) => isGiven(value) || holds(object));

/** The field may not be given where the flag `field` says otherwise (what is no flag there is that field's own fault). */
export const IsOnlyWhere = (field: string, flag: boolean): PropertyDecorator =>
  rule('out-of-place', (_, object) => object[field] !== !flag);

/** When the field is true, at least one of `fields` must say something. */
export const IsTrueOnlyWithAny = (...fields: readonly string[]): PropertyDecorator =>
  rule('says-nothing', (value, object) => value !== true || anyGiven(object, fields));
