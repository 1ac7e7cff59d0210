import { calendarOf, type CalendarData } from '@kaoji/calendar';
import type { CalendarChanged } from '@kaoji/contracts';
import { monthOf, monthPlus, streamName, type Instant } from '@kaoji/kernel';
import type { MonthCommand } from './month.decide.js';

/**
 * Another calendar moves what is still to come: of the month of the change, and of the one before, whose statements may
 * be due yet. A month that was never planned here is not planned by it, but for the present one.
 */
export function planAgain(event: {
  readonly data: object;
  readonly recordedAt: Instant;
}): readonly { readonly stream: string; readonly command: MonthCommand }[] {
  const calendar = (event.data as CalendarChanged).calendar as CalendarData;
  const present = monthOf(event.recordedAt, calendarOf(calendar).zone);
  return [
    { stream: streamName('month', monthPlus(present, -1)), command: { type: 'plan', calendar, onlyAgain: true } },
    { stream: streamName('month', present), command: { type: 'plan', calendar } },
  ];
}
