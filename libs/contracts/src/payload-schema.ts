import type { JsonSchema, PayloadClass } from './fields/rule.js';
import { planOf, type Check, type FieldPlan } from './payload-plan.js';

/** What the schema of a field that may be left out becomes. */
type Optional = (schema: JsonSchema) => JsonSchema;

const merged = (checks: readonly Check[]): JsonSchema => Object.assign({}, ...checks.map(({ schema }) => schema));

function fieldSchema({ checks, nested }: FieldPlan, optional: Optional): JsonSchema {
  const whole = merged(checks.filter(({ each }) => !each));
  if (whole.type !== 'array') return nested ? schemaFromFields(nested.fields, optional) : whole;
  const item = nested ? schemaFromFields(nested.fields, optional) : merged(checks.filter(({ each }) => each));
  return { ...whole, items: { ...(whole.items as JsonSchema | undefined), ...item } };
}

function schemaFromFields(fields: readonly FieldPlan[], optional: Optional): JsonSchema {
  const schemaFor = (field: FieldPlan): JsonSchema => {
    const schema = fieldSchema(field, optional);
    return field.optional ? optional(schema) : schema;
  };
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field.name, schemaFor(field)])),
    required: fields.filter((field) => !field.optional).map(({ name }) => name),
    additionalProperties: false,
  };
}

/**
 * JSON Schema (2020-12) of a payload, for OpenAPI and AsyncAPI. It says what can be said of single fields; rules over
 * several fields (exactly one of) and calendar dates are checked by `validatePayload` alone.
 */
export const schemaOf = (cls: PayloadClass): JsonSchema => schemaFromFields(planOf(cls).fields, (schema) => schema);

/** The same for an event's data, where what may be left out may be null too. */
export const eventSchemaOf = (cls: PayloadClass): JsonSchema =>
  schemaFromFields(planOf(cls).fields, (schema) => ({ anyOf: [schema, { type: 'null' }] }));
