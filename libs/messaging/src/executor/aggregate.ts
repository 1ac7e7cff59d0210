import type { Circumstances, Decision, DueStep, NewEvent } from '@kaoji/kernel';

/** A column beside the state that queries need; `type` is the element type of the array it is bound as. */
export interface Column<S> {
  readonly name: string;
  readonly type: string;
  of(state: S): unknown;
}

/**
 * How one kind of aggregate is decided and kept. `fold` is raised whenever evolve or the state's shape changes: a row
 * with another number is folded again from its events.
 */
export interface Aggregate<S, C, E extends NewEvent, T> {
  readonly concept: string;
  readonly table: string;
  readonly fold: number;
  readonly initial: S;
  evolve(state: S, event: E): S;
  decide(command: C, state: S, circumstances: Circumstances<T>): Decision<E>;
  /** The steps that time must take for this state; the executor arms, moves and skips due rows by the difference. */
  agenda?(state: S): readonly DueStep[];
  readonly columns?: readonly Column<S>[];
  /** Refusals for unique indexes of the row, by the index's name. */
  readonly uniqueRefusals?: Readonly<Record<string, string>>;
}

/** An aggregate whose types the executor does not look into. */
export type AnyAggregate = Aggregate<unknown, unknown, NewEvent, unknown>;

/** An aggregate as it was loaded, or as it stands after commands folded onto it. */
export interface Loaded {
  readonly version: number;
  readonly hash: string;
  readonly state: unknown;
}
