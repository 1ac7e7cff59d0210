import { getMetadataStorage, ValidationTypes, type MetadataStorage, type ValidationArguments } from 'class-validator';
import type { JsonSchema, PayloadClass, RuleContext } from './fields/rule.js';

type Metadata = ReturnType<MetadataStorage['getTargetValidationMetadatas']>[number];
type Passes = (value: unknown, object: object) => boolean;

export interface Check {
  readonly rule: string;
  /** The rule is for each item of a list. */
  readonly each: boolean;
  readonly passes: Passes;
  readonly schema: JsonSchema;
}

export interface FieldPlan {
  readonly name: string;
  readonly optional: boolean;
  /** Unless all hold, the field is left alone. */
  readonly conditions: readonly Passes[];
  readonly checks: readonly Check[];
  readonly nested?: PayloadPlan;
}

/** The rules of a class as class-validator knows them, read once. */
export interface PayloadPlan {
  readonly fields: readonly FieldPlan[];
  readonly names: ReadonlySet<string>;
}

const plans = new WeakMap<PayloadClass, PayloadPlan>();

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const contextOf = (metadata: Metadata): RuleContext => (metadata.context ?? {}) as RuleContext;

function checkOf(metadata: Metadata): Check {
  const [constraint] = getMetadataStorage().getTargetValidatorConstraints(metadata.constraintCls);
  if (!constraint) throw new TypeError(`no constraint behind ${metadata.propertyName}`);
  const { instance } = constraint;
  const { propertyName: property, constraints, each } = metadata;
  const passes: Passes = (value, object) => {
    const args: ValidationArguments = { value, object, property, constraints, targetName: '' };
    return instance.validate(value, args) === true;
  };
  return { rule: kebab(metadata.name ?? constraint.name), each, passes, schema: contextOf(metadata).schema ?? {} };
}

function fieldOf(name: string, metadatas: readonly Metadata[]): FieldPlan {
  const conditional = metadatas.filter(({ type }) => type === ValidationTypes.CONDITIONAL_VALIDATION);
  const rules = metadatas.filter(({ type }) => type === ValidationTypes.CUSTOM_VALIDATION);
  const nested = rules.map((metadata) => contextOf(metadata).nested).find((of) => of !== undefined);
  if (!nested && metadatas.some(({ type }) => type === ValidationTypes.NESTED_VALIDATION)) {
    throw new TypeError(`${name} is nested without IsNested or IsNestedList`);
  }
  return {
    name,
    optional: conditional.length > 0,
    conditions: conditional.map(
      ({ constraints }) =>
        (value, object) =>
          constraints[0](object, value) === true,
    ),
    checks: rules.map(checkOf),
    ...(nested && { nested: planOf(nested()) }),
  };
}

/**
 * The plan of a class. Understood: rules of `fields/`, and of class-validator those without groups.
 * @throws TypeError for an object inside that is not declared by IsNested or IsNestedList, whose fields would go unchecked.
 */
export function planOf(cls: PayloadClass): PayloadPlan {
  const known = plans.get(cls);
  if (known) return known;
  const byField = new Map<string, Metadata[]>();
  for (const metadata of getMetadataStorage().getTargetValidationMetadatas(cls, '', false, false)) {
    const name = metadata.propertyName;
    byField.set(name, [...(byField.get(name) ?? []), metadata]);
  }
  const fields = [...byField].map(([name, metadatas]) => fieldOf(name, metadatas));
  const plan = { fields, names: new Set(byField.keys()) };
  plans.set(cls, plan);
  return plan;
}
