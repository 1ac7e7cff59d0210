import type { DueStep } from '@kaoji/kernel';
import type { Aggregate } from '@kaoji/messaging';
import { decideMonth, type MonthCommand, type MonthTerms } from './month.decide.js';
import { evolveMonth, monthFold, unplannedMonth, type Month, type MonthEvent } from './month.state.js';

/** Every step of a month stays on its agenda: done is done, and another calendar only moves what is still armed. */
function agenda({ plan, ordered }: Month): readonly DueStep[] {
  if (plan === null) return [];
  const round = '1';
  return [
    { kind: 'statements', round, at: plan.statementsAt },
    { kind: 'next-month', round, at: plan.nextAt },
    ...(ordered?.units ?? []).map((unit) => ({ kind: 'statement', round: unit, at: ordered?.at ?? plan.statementsAt })),
  ];
}

/** Stream `month/<period>`. */
export const month: Aggregate<Month, MonthCommand, MonthEvent, MonthTerms> = {
  concept: 'month',
  table: 'month',
  fold: monthFold,
  initial: unplannedMonth,
  evolve: evolveMonth,
  decide: decideMonth,
  agenda,
};
