import type { WorkCalendar } from '@kaoji/calendar';
import type { SlipKind } from '@kaoji/contracts';
import { accept, monthOf, type Decision, type Instant } from '@kaoji/kernel';
import type { SlipEvent, SlipSeries } from './slip-series.state.js';

/** A slip is announced and needs its number. */
export interface NumberSlip {
  readonly type: 'number-slip';
  readonly announcement: string;
  /** `matter/<number>`. */
  readonly subject: string;
  readonly kind: SlipKind;
  readonly unit: string;
}

export interface SlipCircumstances {
  readonly now: Instant;
  readonly terms: { calendar(): WorkCalendar };
}

/** The next number of the kind in the year of the installation's zone: no gap, none given again (domain.md 6, Bulletins). */
export function decideSlipSeries(
  { announcement, subject, kind, unit }: NumberSlip,
  { last }: SlipSeries,
  { now, terms }: SlipCircumstances,
): Decision<SlipEvent> {
  const year = Number(monthOf(now, terms.calendar().zone).slice(0, 4));
  const number = (last[year] ?? 0) + 1;
  const data = { announcement, subject, kind, unit, year, number, at: now };
  return accept({ type: 'kaoji.notices.slip-numbered.v1', data });
}
