import { reject, type Rejection } from '@kaoji/kernel';
import type { Fault } from './problem.js';

export interface RefusedDetails {
  readonly params?: Rejection['params'];
  readonly headers?: Readonly<Record<string, string>>;
  readonly faults?: readonly Fault[];
}

/**
 * A refusal where nothing can return one: in hooks, parsers, guards, pipes and server-sent events. Routes and rules
 * return the value instead.
 */
export class Refused extends Error {
  readonly rejection: Rejection;
  readonly headers: Readonly<Record<string, string>>;
  readonly faults: readonly Fault[] | undefined;

  constructor(code: string, details: RefusedDetails = {}) {
    super(code);
    this.rejection = reject(code, details.params);
    this.headers = details.headers ?? {};
    this.faults = details.faults;
  }
}

/** Whether a route's value is a refusal. */
export const isRejection = (value: unknown): value is Rejection =>
  typeof value === 'object' &&
  value !== null &&
  (value as Partial<Rejection>).kind === 'rejected' &&
  typeof (value as Partial<Rejection>).code === 'string';
