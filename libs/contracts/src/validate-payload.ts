import { isRecord } from './fields/nested.js';
import type { PayloadClass } from './fields/rule.js';
import { planOf, type FieldPlan, type PayloadPlan } from './payload-plan.js';

/** A field that breaks a rule: `limit.workingDays`, `coUnits.0.unitCode`; empty for the payload itself. */
export interface PayloadFault {
  readonly field: string;
  /** Stable kebab-case name of the rule; `required`, `unknown-field` and `object` beside those of the decorators. */
  readonly rule: string;
}

export type PayloadVerdict<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly faults: readonly PayloadFault[] };

/** More faults than these are not told. */
const mostFaults = 20;

const isMissing = (value: unknown): boolean => value === undefined || value === null;

/** Names of unknown fields come from outside: what is told of them is bounded and can be stored. */
const tellable = (name: string): string => name.slice(0, 64).replaceAll('\0', '\uFFFD').toWellFormed();

/**
 * Checks a payload by the class-validator rules of its class: every field, no unknown ones, the first broken rule of
 * each field. The value is a plain copy with the declared fields only; a `null` in an optional field is left out.
 * The rules are read from class-validator's metadata once and run without it: `validateSync` after `plainToInstance`
 * is some ten times slower and lets a field named `constructor` pass. Never throws for any JSON value; synchronous.
 */
export function validatePayload<T extends object>(cls: PayloadClass<T>, data: unknown): PayloadVerdict<T> {
  const faults: PayloadFault[] = [];
  const value = checked(planOf(cls), data, '', faults);
  return faults.length === 0 ? { ok: true, value: value as T } : { ok: false, faults: faults.slice(0, mostFaults) };
}

function checked(plan: PayloadPlan, data: unknown, path: string, faults: PayloadFault[]): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  if (!isRecord(data)) {
    faults.push({ field: path, rule: 'object' });
    return value;
  }
  const prefix = path && `${path}.`;
  for (const field of plan.fields) {
    const kept = checkedField(field, data, prefix + field.name, faults);
    if (kept !== undefined) value[field.name] = kept;
  }
  for (const name of Object.keys(data)) {
    if (!plan.names.has(name)) faults.push({ field: prefix + tellable(name), rule: 'unknown-field' });
  }
  return value;
}

function checkedField(plan: FieldPlan, data: Record<string, unknown>, path: string, faults: PayloadFault[]): unknown {
  const value = Object.hasOwn(data, plan.name) ? data[plan.name] : undefined;
  for (const applies of plan.conditions) if (!applies(value, data)) return undefined;
  const fault = isMissing(value) ? { field: path, rule: 'required' } : brokenRule(plan, value, data, path);
  if (fault) {
    faults.push(fault);
    return undefined;
  }
  const { nested } = plan;
  if (Array.isArray(value)) {
    return nested ? value.map((item, index) => checked(nested, item, `${path}.${index}`, faults)) : value.slice();
  }
  return nested ? checked(nested, value, path, faults) : value;
}

function brokenRule(plan: FieldPlan, value: unknown, data: object, path: string): PayloadFault | undefined {
  for (const { rule, each, passes } of plan.checks) {
    if (!each || !Array.isArray(value)) {
      if (!passes(value, data)) return { field: path, rule };
      continue;
    }
    const broken = value.findIndex((item) => !passes(item, data));
    if (broken >= 0) return { field: `${path}.${broken}`, rule };
  }
  return undefined;
}
