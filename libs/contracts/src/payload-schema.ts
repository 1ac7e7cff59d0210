import type { JsonSchema, PayloadClass } from './fields/rule.js';
import { planOf, type Check, type FieldPlan } from './payload-plan.js';

const merged = (checks: readonly Check[]): JsonSchema => Object.assign({}, ...checks.map(({ schema }) => schema));

function fieldSchema({ checks, nested }: FieldPlan): JsonSchema {
  const whole = merged(checks.filter(({ each }) => !each));
  if (whole.type !== 'array') return nested ? schemaFromFields(nested.fields) : whole;
  const item = nested ? schemaFromFields(nested.fields) : merged(checks.filter(({ each }) => each));
  return { ...whole, items: item };
}

function schemaFromFields(fields: readonly FieldPlan[]): JsonSchema {
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field.name, fieldSchema(field)])),
    required: fields.filter(({ optional }) => !optional).map(({ name }) => name),
    additionalProperties: false,
  };
}

/**
 * JSON Schema (2020-12) of a payload, for OpenAPI and AsyncAPI. It says what can be said of single fields; rules over
 * several fields (exactly one of) and calendar dates are checked by `validatePayload` alone.
 */
export const schemaOf = (cls: PayloadClass): JsonSchema => schemaFromFields(planOf(cls).fields);
