import type { Circumstances, Decision, DueStep, NewEvent, Rejection } from '@kaoji/kernel';
import type { Pool } from 'pg';

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
  /**
   * What such a refusal tells beside its code, e.g. who holds the key: looked up when the transaction has failed. `key` is
   * the values of the index as Postgres writes them, `D01, R-1`.
   */
  readonly uniqueRefusalParams?: (pool: Pool, code: string, key: string) => Promise<Rejection['params']>;
}

/** An aggregate whose types the executor does not look into. */
export type AnyAggregate = Aggregate<unknown, unknown, NewEvent, unknown>;

/** An aggregate as it was loaded, or as it stands after commands folded onto it. */
export interface Loaded {
  readonly version: number;
  readonly hash: string;
  readonly state: unknown;
}
