import type { Instant } from '@kaoji/kernel';
import type { OfficeStep, OfficeStepName } from '../matter/file.state.js';

/** A step that the office owes from now on. */
export const owed = (
  step: OfficeStepName,
  n: number,
  { from, dueAt }: { readonly from: Instant; readonly dueAt: Instant },
): OfficeStep => ({ case: `${step}/${n}`, step, from, dueAt, doneAt: null, state: 'open' });

/** The list with one more step owed. */
export const owing = (
  steps: readonly OfficeStep[],
  step: OfficeStepName,
  time: { readonly from: Instant; readonly dueAt: Instant },
): readonly OfficeStep[] => [...steps, owed(step, steps.filter((one) => one.step === step).length + 1, time)];

/** What is open of these steps ends: done at a time, or otherwise. */
export const ended = (
  steps: readonly OfficeStep[],
  names: readonly OfficeStepName[],
  how: { readonly doneAt: Instant } | 'missed' | 'dropped',
): readonly OfficeStep[] =>
  steps.map((one) => {
    if (one.state !== 'open' || !names.includes(one.step)) return one;
    return typeof how === 'string' ? { ...one, state: how } : { ...one, doneAt: how.doneAt, state: 'done' };
  });
