/** What a statement says: its place in the provisional ranking, open cases by light, and what comes due in its month. */
export interface StatementFigures {
  /** The unit's total of the period as text; null: not ranked, or no ranking was computed. */
  readonly score: string | null;
  readonly rank: number | null;
  /** Places gained since the period before. */
  readonly change: number | null;
  readonly open: number;
  /** Past their deadline: the red ones. */
  readonly overdue: number;
  readonly yellow: number;
  readonly green: number;
  /** Paused. */
  readonly grey: number;
  /** Not overdue, due before the end of the month in which the statement is written. */
  readonly dueThisMonth: number;
}
