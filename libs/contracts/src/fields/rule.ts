import { ValidateBy, type ValidationOptions } from 'class-validator';

/** A fragment of JSON Schema (2020-12). */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** A class whose fields carry rules: a payload, or an object inside one. */
export type PayloadClass<T extends object = object> = new () => T;

/** What a rule tells those who read rules: validator, JSON Schema, documents. */
export interface RuleContext {
  readonly schema?: JsonSchema;
  readonly nested?: () => PayloadClass;
}

/** The options by which a decorator of class-validator carries its schema. */
export const described = (context: RuleContext, each = false): ValidationOptions => ({ each, context });

/**
 * A rule for a field, registered with class-validator under a stable kebab-case name that faults show.
 * `passes` sees the value and the object around it; it must hold out any JSON value.
 */
export const rule = (
  name: string,
  passes: (value: unknown, object: Record<string, unknown>) => boolean,
  context: RuleContext = {},
  each = false,
): PropertyDecorator =>
  ValidateBy(
    { name, validator: { validate: (value, args) => passes(value, (args?.object ?? {}) as Record<string, unknown>) } },
    described(context, each),
  );

/** Several decorators as one, registered in the order given: faults name the first rule that does not hold. */
export const together =
  (...decorators: readonly PropertyDecorator[]): PropertyDecorator =>
  (target, property) => {
    for (const decorator of decorators) decorator(target, property);
  };
