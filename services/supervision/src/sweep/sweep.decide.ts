import { SweepBegun, SweepEnded, SweepSliced } from '@kaoji/contracts';
import type { WorkCalendar } from '@kaoji/calendar';
import { accept, reject, type Decision, type DueStep, type Instant } from '@kaoji/kernel';
import { DateTime } from 'luxon';
import type { Sweep, SweepEvent, SweepPurpose } from './sweep.state.js';

export type SweepCommand =
  /** `on`: the local day on which the change takes effect; null: at once. */
  | { readonly type: 'begin'; readonly purpose: SweepPurpose; readonly on: string | null }
  /** `after` is the number of the slice's last matter; null: there was none left. */
  | { readonly type: 'slice'; readonly after: string | null };

export function decideSweep(
  command: SweepCommand,
  sweep: Sweep,
  { now, terms }: { readonly now: Instant; readonly terms: { readonly calendar: WorkCalendar } },
): Decision<SweepEvent> {
  switch (command.type) {
    case 'begin': {
      if (sweep.purpose !== null) return accept();
      const day = command.on === null ? now : startOfDay(command.on, terms.calendar);
      const from = day > now ? day : now;
      return accept({ type: SweepBegun.type, data: { ...command.purpose, from } });
    }
    case 'slice':
      if (sweep.ended || sweep.purpose === null) return reject('step-not-due');
      if (command.after === null) return accept({ type: SweepEnded.type, data: { slices: sweep.slices } });
      return accept({ type: SweepSliced.type, data: { slice: sweep.slices + 1, after: command.after } });
  }
}

/** A change takes effect when its day begins where the installation is. */
const startOfDay = (day: string, { zone }: WorkCalendar): Instant =>
  DateTime.fromISO(day, { zone }).toUTC().toISO({ suppressMilliseconds: false }) ?? '';

/** One slice after the other, from the day on which the change takes effect. */
export const sweepAgenda = ({ from, ended, slices }: Sweep): readonly DueStep[] =>
  from === null || ended ? [] : [{ kind: 'sweep', round: String(slices + 1), at: from }];
