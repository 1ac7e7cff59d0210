import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { plainToInstance, type ClassConstructor } from 'class-transformer';
import { getMetadataStorage } from 'class-validator';
import 'reflect-metadata';

type Class = ClassConstructor<object>;

/** What class-validator keeps of a decorator; its own type hides the collection. */
interface Rule {
  readonly propertyName: string;
  readonly type: string;
  readonly name?: string;
  readonly constraints?: readonly unknown[];
  readonly each: boolean;
}

type Schema = Record<string, unknown>;

const allRules = (): ReadonlyMap<unknown, readonly Rule[]> =>
  (getMetadataStorage() as unknown as { validationMetadatas: Map<unknown, readonly Rule[]> }).validationMetadatas;

const source = (pattern: unknown): string => (pattern instanceof RegExp ? pattern.source : String(pattern));

/** The keywords of JSON Schema that say the same as a rule; a rule without one is documented by its name only. */
const keywords: Readonly<Record<string, (first: unknown, second: unknown) => Schema>> = {
  isString: () => ({ type: 'string' }),
  isNotEmpty: () => ({ minLength: 1 }),
  isBoolean: () => ({ type: 'boolean' }),
  isInt: () => ({ type: 'integer' }),
  isNumber: () => ({ type: 'number' }),
  isObject: () => ({ type: 'object' }),
  isIn: (values) => ({ enum: values }),
  isEnum: (_entity, values) => ({ enum: values }),
  matches: (pattern) => ({ pattern: source(pattern) }),
  minLength: (least) => ({ minLength: least }),
  maxLength: (most) => ({ maxLength: most }),
  isLength: (least, most) => ({ minLength: least, ...(most !== undefined && { maxLength: most }) }),
  min: (least) => ({ minimum: least }),
  max: (most) => ({ maximum: most }),
  isUuid: () => ({ format: 'uuid' }),
  isUrl: () => ({ format: 'uri' }),
  isEmail: () => ({ format: 'email' }),
  arrayMinSize: (least) => ({ minItems: least }),
  arrayMaxSize: (most) => ({ maxItems: most }),
  arrayUnique: () => ({ uniqueItems: true }),
};

const keywordsOf = (rules: readonly Rule[]): Schema =>
  Object.assign(
    {},
    ...rules.map(({ name = '', constraints = [] }) => keywords[name]?.(constraints[0], constraints[1]) ?? {}),
  ) as Schema;

const typeByName: Readonly<Record<string, string>> = { String: 'string', Number: 'number', Boolean: 'boolean' };

function plainType(of: unknown): Schema {
  const name = typeof of === 'function' ? typeByName[of.name] : undefined;
  return name === undefined ? {} : { type: name };
}

const isOptional = (rules: readonly Rule[]): boolean => rules.some(({ type }) => type === 'conditionalValidation');

/** The class of a list's items, which `@Type` names: class-transformer shows it only by what it makes. */
function itemClass(target: Class, field: string): unknown {
  const plain: object = { [field]: [{}] };
  const items: unknown = Reflect.get(plainToInstance(target, plain), field);
  return Array.isArray(items) ? (items[0] as object).constructor : Object;
}

/** The documentation of a field, as its rules have it. */
function propertyOf(target: Class, field: string, rules: readonly Rule[]): ApiPropertyOptions {
  const declared: unknown = Reflect.getMetadata('design:type', target.prototype as object, field);
  const isList = declared === Array || rules.some(({ name, each }) => each || name === 'isArray');
  const required = !isOptional(rules);
  const own = keywordsOf(rules.filter(({ each }) => !each));
  if (rules.some(({ type }) => type === 'nestedValidation')) {
    const type = isList ? itemClass(target, field) : declared;
    return { ...own, required, isArray: isList, type } as ApiPropertyOptions;
  }
  if (!isList) return { ...plainType(declared), ...own, required } as ApiPropertyOptions;
  const items = keywordsOf(rules.filter(({ each }) => each));
  return { ...own, required, type: 'array', items } as ApiPropertyOptions;
}

const documented = 'swagger/apiModelProperties';

/** The classes whose instances are checked, i.e. the payloads. */
export const payloadClasses = (): readonly Class[] =>
  [...allRules().keys()].filter((target): target is Class => typeof target === 'function');

/**
 * Documents every payload class by its class-validator rules, so that a rule is written once. A field with an
 * `@ApiProperty` of its own keeps it.
 */
export function documentPayloads(): void {
  for (const target of payloadClasses()) {
    const rules = allRules().get(target) ?? [];
    for (const field of new Set(rules.map(({ propertyName }) => propertyName))) {
      const prototype = target.prototype as object;
      if (Reflect.hasMetadata(documented, prototype, field)) continue;
      ApiProperty(
        propertyOf(
          target,
          field,
          rules.filter(({ propertyName }) => propertyName === field),
        ),
      )(prototype, field);
    }
  }
}
