import { eventId } from '@kaoji/kernel';
import type { PeriodState } from './period.state.js';

/** An event of a period's stream, as its ledger holds it. */
export interface PeriodStep {
  readonly version: number;
  readonly type: string;
  readonly at: string;
  readonly by: string | null;
  /** What it is about, where it is about one: an objection, a revision, a kind of computation, a producer. */
  readonly objection: string | null;
  readonly revision: number | null;
}

const named = (stream: string, { version }: PeriodStep): string => eventId('rankings', stream, version);

/** Which event did what, for those who may see the units that it is about. */
export function historyOf(
  stream: string,
  steps: readonly PeriodStep[],
  { objections }: PeriodState,
  sees: (unit: string) => boolean,
) {
  const isSeen = ({ objection }: PeriodStep): boolean => objection === null || sees(objections[objection]?.unit ?? '');
  return steps.filter(isSeen).map((step) => {
    const { type, at, by, objection, revision } = step;
    const about = { ...(objection !== null && { objection }), ...(revision !== null && { revision }) };
    return { event: named(stream, step), type, at, by, ...about };
  });
}

/** The events that published a revision, made an objection and decided it. */
export function eventsBehind(stream: string, steps: readonly PeriodStep[]) {
  const one = (type: string, fits: (step: PeriodStep) => boolean): string | null => {
    const found = steps.find((step) => step.type === `kaoji.rankings.${type}.v1` && fits(step));
    return found ? named(stream, found) : null;
  };
  return {
    published: (revision: number) => one('ranking-published', (step) => step.revision === revision),
    objected: (objection: string) => one('score-objected', (step) => step.objection === objection),
    decided: (objection: string) => one('objection-decided', (step) => step.objection === objection),
  };
}
