import type { Reaction } from '@kaoji/kernel';
import { UnitSucceeded, type CalendarChanged, type EventOf } from '@kaoji/contracts';
import type { SweepCommand } from './sweep.decide.js';

const begin = (command: Omit<Extract<SweepCommand, { type: 'begin' }>, 'type'>): SweepCommand => ({
  type: 'begin',
  ...command,
});

/** A new calendar: every open deadline is computed again. */
export const recomputeDeadlines: Reaction = ({ data }) => {
  const { calendar } = data as EventOf<typeof CalendarChanged>['data'];
  const { version } = calendar as { version: number };
  const purpose = { purpose: 'recompute', unit: '', successor: '', exceptions: {} } as const;
  return [{ stream: `sweep/calendar-${version}`, command: begin({ purpose, on: null }) }];
};

/** A unit that others follow: its open matters go to them. */
export const sweepReactions: Readonly<Record<string, Reaction>> = {
  [UnitSucceeded.type]: ({ data }) => {
    const { unit, successor, exceptions, takesEffectOn } = data as EventOf<typeof UnitSucceeded>['data'];
    const purpose = { purpose: 'succeed', unit, successor, exceptions } as const;
    return [{ stream: `sweep/unit-${unit}-${takesEffectOn}`, command: begin({ purpose, on: takesEffectOn }) }];
  },
};
