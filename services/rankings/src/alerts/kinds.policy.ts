/** What there is to hear of, the most pressing first. */
export const alertKinds = [
  'matters-overdue',
  'red-slips',
  'rank-fallen',
  'month-incomplete',
  'sign-off-due',
  'objection-undecided',
  'ranking-published',
  'ranking-corrected',
] as const;
export type AlertKind = (typeof alertKinds)[number];
