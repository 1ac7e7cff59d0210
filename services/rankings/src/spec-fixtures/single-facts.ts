import type { CaseFigure, FollowUpFigure, SlipFigure } from '@kaoji/contracts';
import type { SingleFact } from '../explain/single-fact.policy.js';

const said = {
  ...{ producer: 'supervision', stream: 'matter/1', version: 4, type: 'kaoji.supervision.matter-replied.v1' },
  ...{ unit: 'b', month: '2026-10', dispatchMonth: null, replyMonth: null, excluded: false, amongFirstThree: true },
  pausedAtMonthsEnd: false,
};

/** A matter due and replied in October; what is named is another. */
export const caseFact = (figure: Partial<CaseFigure> = {}, more: Partial<SingleFact> = {}): SingleFact => ({
  ...said,
  ...{ caseKey: 'lead/1', kind: 'case', dispatchMonth: '2026-10', replyMonth: '2026-10' },
  figure: {
    ...{ case: 'lead/1', unit: 'b', citizen: false, weight: 1, dispatchedAt: '2026-10-08T02:00:00.000Z' },
    ...{ dueAt: '2026-10-20T09:30:00.000Z', repliedAt: '2026-10-19T02:00:00.000Z', paused: false, excluded: false },
    ...{ petitioner: null, contacted: null, sentBack: false, registeredAt: '2026-10-08T02:00:00.000Z' },
    ...figure,
  },
  ...more,
});

export const followUpFact = (figure: Partial<FollowUpFigure> = {}, more: Partial<SingleFact> = {}): SingleFact => ({
  ...said,
  ...{ caseKey: 'follow-up/1', kind: 'follow-up', version: 6 },
  figure: {
    ...{ case: 'follow-up/1', unit: 'b', answeredAt: '2026-10-28T02:00:00.000Z', answered: true, solved: 'fully' },
    ...{ grade: 5, excluded: false, petitioner: null, registeredAt: '2026-10-08T02:00:00.000Z' },
    ...figure,
  } as FollowUpFigure,
  ...more,
});

export const slipFact = (slip: 'orange' | 'red' = 'orange', more: Partial<SingleFact> = {}): SingleFact => ({
  ...said,
  ...{ caseKey: `slip/1/${slip}`, kind: 'slip', version: 3 },
  figure: {
    ...{ case: `slip/1/${slip}`, unit: 'b', slip, dueAt: '2026-10-22T09:30:00.000Z', withdrawn: false },
  } as SlipFigure,
  ...more,
});
