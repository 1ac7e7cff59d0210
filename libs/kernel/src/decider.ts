/** A refusal is a value: a stable code that programs read, and what its sentence needs to be filled in. */
export interface Rejection {
  readonly kind: 'rejected';
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** What a command comes to: the events that happened, in order, or a refusal. */
export type Decision<E> = { readonly kind: 'accepted'; readonly events: readonly E[] } | Rejection;

/** A decision that lets these events happen. */
export const accept = <E>(...events: readonly E[]): Decision<E> => ({ kind: 'accepted', events });

/** A refusal by `code`, which stands in docs/errors.md. */
export const reject = (code: string, params?: Rejection['params']): Rejection =>
  params === undefined ? { kind: 'rejected', code } : { kind: 'rejected', code, params };

/** A rule names itself by its function: nothing when it holds, a refusal when it is broken. */
export type Rule<C, S, X> = (command: C, state: S, context: X) => Rejection | undefined;

/** The first refusal in the order of the list, so that a caller always hears the same one. */
export function firstRefusal<C, S, X>(
  rules: readonly Rule<C, S, X>[],
  command: C,
  state: S,
  context: X,
): Rejection | undefined {
  for (const rule of rules) {
    const refusal = rule(command, state, context);
    if (refusal) return refusal;
  }
  return undefined;
}

/** A pure decision core: a state that events evolve, and commands that become events or a refusal. */
export interface Decider<S, C, E, X> {
  readonly initial: S;
  evolve(state: S, event: E): S;
  decide(command: C, state: S, context: X): Decision<E>;
}
