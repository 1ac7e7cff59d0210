import type { Decider, Decision } from '@kaoji/kernel';

/** The events given are folded, the command is decided on them: what a spec compares. */
export function decided<S, C, E, X>(
  decider: Decider<S, C, E, X>,
  given: readonly E[],
  when: C,
  context: X,
): Decision<E> {
  return decider.decide(when, folded(decider, given), context);
}

/** The state after these events. */
export const folded = <S, C, E, X>(decider: Decider<S, C, E, X>, events: readonly E[]): S =>
  events.reduce((state, event) => decider.evolve(state, event), decider.initial);
