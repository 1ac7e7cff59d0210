import type { Objection, PeriodState } from '../close/period.state.js';

/** An objection as it is shown: what was said, what was decided and why, and by when that is due. */
export interface ShownObjection extends Objection {
  readonly objection: string;
  /** The close of the 10th working day. */
  readonly decideBy: string | null;
}

/** The objections of the units that somebody sees, refused ones with their reason. */
export const objectionsOf = (
  { objections, timetable }: PeriodState,
  sees: (unit: string) => boolean,
): readonly ShownObjection[] =>
  Object.entries(objections)
    .filter(([, { unit }]) => sees(unit))
    .map(([objection, one]) => ({ objection, ...one, decideBy: timetable?.freezeAt ?? null }));
