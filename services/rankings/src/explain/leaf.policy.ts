import type { CaseFigure, FollowUpFigure, SlipFigure } from '@kaoji/contracts';
import type { ConductFigure } from '../fact/fact.projection.js';
import { contributionsOf, leftOut, type Contribution, type LeftOut, type SingleFact } from './single-fact.policy.js';

/**
 * A single fact in an explanation. It is named by stream, type and time of the case, none of which depends on the order in
 * which streams arrived (messaging.md, Compared byte for byte).
 */
export interface Leaf {
  readonly stream: string;
  readonly case: string;
  readonly type: string;
  /** Deadline, answer or slip; null: a case without a deadline. */
  readonly time: string | null;
  readonly contributions: readonly Contribution[];
  readonly leftOut: LeftOut;
  /** Where an objection to it was upheld: which one, and what it came to. */
  readonly ruling?: { readonly objection: string; readonly effect: 'left-out' | 'restated' };
}

const timeOf = ({ kind, figure }: SingleFact): string | null => {
  switch (kind) {
    case 'case':
      return (figure as CaseFigure).dueAt ?? null;
    case 'follow-up':
      return (figure as FollowUpFigure).answeredAt;
    case 'conduct':
      return (figure as ConductFigure).at;
    case 'slip':
      return (figure as SlipFigure).dueAt;
  }
};

export const leafOf = (fact: SingleFact, asOf: string): Leaf => ({
  stream: fact.ruling?.stream ?? fact.stream,
  case: fact.ruling?.caseKey ?? fact.caseKey,
  type: fact.type,
  time: timeOf(fact),
  contributions: contributionsOf(fact, asOf),
  leftOut: leftOut(fact, asOf),
  ...(fact.ruling && { ruling: { objection: fact.ruling.objection, effect: fact.ruling.effect } }),
});

/** The leaves of each unit, in the order of unit, stream and case. */
export function leavesByUnit(facts: readonly SingleFact[], asOf: string): Readonly<Record<string, readonly Leaf[]>> {
  const byUnit: Record<string, Leaf[]> = {};
  for (const fact of facts) (byUnit[fact.unit] ??= []).push(leafOf(fact, asOf));
  return byUnit;
}
