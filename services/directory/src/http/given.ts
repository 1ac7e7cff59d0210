import { ValidateIf } from 'class-validator';

/** A field that may be left out but is never null: there is nothing that its null could mean. */
export const IfGiven = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);

/** A payload as a plain object. */
export const givenOf = <T extends object>(payload: T): { readonly [K in keyof T]: T[K] } =>
  Object.fromEntries(Object.entries(payload)) as T;

/** The fields that say something: null and what was left out say nothing. */
export const withoutNulls = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined)) as T;
