import {
  MatterAcceptanceMissed,
  MatterClosed,
  MatterExclusionDecided,
  MatterExclusionReviewed,
  MatterExtensionDecided,
  MatterPauseRefused,
  MatterReturnRuled,
  MatterSentBack,
  MatterStatedTimeAccepted,
  MatterStepWithdrawn,
  ObjectionDecided,
} from '@kaoji/contracts';
import type { Instant, Position } from '@kaoji/kernel';

/** Facts whose first cause lies before `before`, as far as each producer's position (messaging.md, The close). */
export interface CutEdge {
  readonly before: Instant;
  readonly positions: Readonly<Record<string, Position>>;
}

/** What belongs to a computation: all of the data close, and of the freeze what may still enter until then. */
export interface Cut {
  readonly close: CutEdge;
  readonly freeze?: CutEdge;
}

/** After the data close only verifications, decisions and conduct facts still enter a month (domain.md 6, The month). */
export const enterUntilFreeze: readonly string[] = [
  MatterAcceptanceMissed,
  MatterClosed,
  MatterSentBack,
  MatterReturnRuled,
  MatterExtensionDecided,
  MatterPauseRefused,
  MatterExclusionDecided,
  MatterExclusionReviewed,
  MatterStepWithdrawn,
  MatterStatedTimeAccepted,
  ObjectionDecided,
].map(({ type }) => type);

/** Values of a statement with their numbers; each is bound once. */
export class Bound {
  readonly values: unknown[] = [];

  of(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

/** The condition under which a row of facts belongs to the cut, as SQL over an alias; without a cut all do. */
export function inCut(bound: Bound, cut: Cut | undefined): (alias: string) => string {
  if (!cut) return () => 'true';
  const edge = ({ before, positions }: CutEdge): ((alias: string) => string) => {
    const at = bound.of(before);
    const upTo = bound.of(JSON.stringify(positions));
    return (alias) =>
      `(${alias}.root_at < ${at}::timestamptz and ${alias}.position <= (${upTo}::jsonb ->> ${alias}.producer))`;
  };
  const close = edge(cut.close);
  if (!cut.freeze) return close;
  const freeze = edge(cut.freeze);
  const types = bound.of(enterUntilFreeze);
  return (alias) => `(${close(alias)} or ${alias}.type = any(${types}::text[]) and ${freeze(alias)})`;
}
