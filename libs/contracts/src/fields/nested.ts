import 'reflect-metadata';
import { Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { isListOf, mostItems } from './text.js';
import { rule, together, type PayloadClass } from './rule.js';

/** Whether a value is a JSON object (an array is none). */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object whose fields are those of a class. */
export const IsNested = (of: () => PayloadClass): PropertyDecorator =>
  together(Type(of), rule('object', isRecord, { nested: of }), ValidateNested());

/** A list of `least` to `most` such objects. */
export const IsNestedList = (of: () => PayloadClass, least = 0, most = mostItems): PropertyDecorator =>
  together(
    Type(of),
    isListOf(least, most),
    rule('object', isRecord, { nested: of }, true),
    ValidateNested({ each: true }),
  );

const anyObject = { schema: { type: 'object' } } as const;

/** An object whose members are its owner's affair. */
export const IsRecord = (): PropertyDecorator => rule('object', isRecord, anyObject);

/** A list of such objects. */
export const IsRecordList = (): PropertyDecorator =>
  together(isListOf(0, mostItems), rule('object', isRecord, anyObject, true));
