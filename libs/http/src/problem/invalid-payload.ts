import type { ValidationError } from 'class-validator';
import type { Fault } from './problem.js';
import { Refused } from './refused.js';

const kebab = (name: string): string => name.replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();

const ruleName = (constraint: string): string =>
  constraint === 'whitelistValidation' ? 'unknown-field' : kebab(constraint);

/** Field names come from the caller: a long one is cut, since it is sent back. */
function faultsOf(error: ValidationError, path: string): readonly Fault[] {
  const field = `${path}${error.property}`.slice(0, 200);
  const own = Object.keys(error.constraints ?? {}).map((constraint) => ({ field, rule: ruleName(constraint) }));
  return [...own, ...(error.children ?? []).flatMap((child) => faultsOf(child, `${field}.`))];
}

const mostFaults = 50;

/** 400 `invalid-request` with up to 50 faults; never with the values that were sent. */
export const invalidPayload = (errors: readonly ValidationError[]): Refused =>
  new Refused('invalid-request', { faults: errors.flatMap((error) => faultsOf(error, '')).slice(0, mostFaults) });
