import { ladderSteps, type AddresseeRole, type LadderStepName, type NoticeKind } from '@kaoji/contracts';

/** Who is told of what, and whether they have to say that they know. */
export interface NoticeRule {
  readonly to: readonly AddresseeRole[];
  readonly copyTo: readonly AddresseeRole[];
  /** Working days to acknowledge it in; null: need not be. */
  readonly acknowledgeWithin: number | null;
}

const tell = (to: readonly AddresseeRole[], ...copyTo: readonly AddresseeRole[]): NoticeRule => ({
  to,
  copyTo,
  acknowledgeWithin: null,
});

/** Acknowledged in 3 working days, else a reminder, then a conduct fact 3 working days later (domain.md 6). */
const toAcknowledge: NoticeRule = { to: ['head'], copyTo: [], acknowledgeWithin: 3 };

/** The ladder's addressees are those of domain.md 3; what is done to a unit is told to its handler, with a copy to the head. */
export const noticeRules: Readonly<Record<NoticeKind, NoticeRule>> = {
  'matter-dispatched': tell(['handler']),
  'matter-returned': tell(['office']),
  'return-ruled': tell(['handler'], 'head'),
  'pause-refused': tell(['handler'], 'head'),
  'extension-decided': tell(['handler'], 'head'),
  'matter-sent-back': tell(['handler'], 'head'),
  'exclusion-decided': tell(['handler'], 'head'),
  'ladder-handler': tell(['handler']),
  'ladder-head': tell(['head']),
  'ladder-dunning': tell(['head'], 'coordination'),
  'ladder-orange': tell(['leadership'], 'head'),
  'ladder-red': tell(['leadership', 'head']),
  'ladder-interview': tell(['office', 'leadership']),
  'step-withdrawn': tell(['head'], 'handler'),
  'monthly-statement': toAcknowledge,
  'statement-reminder': toAcknowledge,
};

/** The notice of a step of the ladder. */
export const ladderNotice = (step: LadderStepName): NoticeKind => `ladder-${step}`;

/** A return that names the article of the law is ruled on by the coordinating deputy secretary-general (domain.md 3, Life). */
const returnedByLaw = tell(['coordination'], 'office');

/** The rule of a kind, but for a return by law, and for a step that falls away: all whom its slip was for are told. */
export function ruleOf(kind: NoticeKind, details: Readonly<Record<string, unknown>>): NoticeRule {
  if (kind === 'matter-returned' && typeof details['article'] === 'string') return returnedByLaw;
  const step = ladderSteps.find((name) => name === details['step']);
  return kind === 'step-withdrawn' && step !== undefined ? noticeRules[ladderNotice(step)] : noticeRules[kind];
}
