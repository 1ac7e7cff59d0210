import type { EventDeclaration } from '../event-declaration.js';
import type { JsonSchema } from '../fields/rule.js';
import { eventSchemaOf } from '../payload-schema.js';
import { Posting } from '../posting.js';

/**
 * JSON Schema (2020-12) of an event's data as it stands in its producer's ledger: of a posted type with what intake
 * adds to it.
 */
export function dataSchemaOf(declaration: EventDeclaration): JsonSchema {
  const schema = eventSchemaOf(declaration.event);
  if (!('posted' in declaration)) return schema;
  return {
    ...schema,
    properties: { ...(schema.properties as object), posting: eventSchemaOf(Posting) },
    required: [...(schema.required as readonly string[]), 'posting'],
  };
}
