import { isInTime } from '@kaoji/calendar';
import { exact, published, type Instant } from '@kaoji/kernel';
import type { MatterFile, OfficeStep, OfficeStepName } from '../matter/file.state.js';

/** What of the office's own work falls into a month. */
export interface OfficeMonth {
  /** Steps with their end in the month. */
  readonly steps: readonly OfficeStep[];
  /** Dispatches made in the month. */
  readonly dispatches: MatterFile['officeDispatches'];
  readonly followUpsSwitchedOff: number;
}

const counted: readonly OfficeStepName[] = ['dispatch', 'ruling', 'verification', 'follow-up', 'exclusion', 'review'];

/** Both sides of a rate; the rate in percent, for reading; null of nothing. */
const rateOf = (part: number, whole: number): string | null =>
  whole === 0 ? null : published(exact(part).times(100).div(whole));

/** Due is what was done, what time decided in its place, and what is open past its end. */
const isDue = ({ state, dueAt }: OfficeStep, now: Instant): boolean =>
  state === 'done' || state === 'missed' || (state === 'open' && !isInTime(dueAt, now));

const isOnTime = ({ doneAt, dueAt }: OfficeStep): boolean => doneAt !== null && isInTime(dueAt, doneAt);

function onTimeOf(steps: readonly OfficeStep[], now: Instant): object {
  const due = steps.filter((step) => isDue(step, now));
  const onTime = due.filter(isOnTime).length;
  return { due: due.length, onTime, rate: rateOf(onTime, due.length) };
}

/**
 * The office's own on-time rate, as it stands in the bulletin, by step and in all, its rate of wrong dispatches, and how
 * many follow-ups it switched off (domain.md 3, Life).
 */
export function officeFigures({ steps, dispatches, followUpsSwitchedOff }: OfficeMonth, now: Instant): object {
  const own = steps.filter(({ step }) => counted.includes(step));
  const wrong = dispatches.filter((dispatch) => dispatch.wrong).length;
  return {
    ...onTimeOf(own, now),
    steps: counted.map((name) => ({
      step: name,
      ...onTimeOf(
        own.filter(({ step }) => step === name),
        now,
      ),
    })),
    dispatches: { made: dispatches.length, wrong, rate: rateOf(wrong, dispatches.length) },
    followUpsSwitchedOff,
  };
}
