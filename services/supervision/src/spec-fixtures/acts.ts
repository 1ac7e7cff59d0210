import type { MatterCommand } from '../matter/matter.decide.js';
import { local, timed, unit } from './matter-fixture.js';

/** Who coordinates the first lead unit. */
export const coordinator = `P-coordinates-${unit.housing}`;

/** What the lead unit does, by the name of the command. */
export const act = {
  accept: (at: string, handler: string | null = 'P-handler', lead: string = unit.housing): MatterCommand => ({
    type: 'accept',
    unit: lead,
    handler,
    ...timed(at),
  }),
  contact: (at: string, counts = at): MatterCommand => ({
    type: 'contact',
    unit: unit.housing,
    contactedAt: local(at),
    channel: 'telephone',
    ...timed(at, counts),
  }),
  progress: (at: string): MatterCommand => ({
    type: 'progress',
    unit: unit.housing,
    note: 'seen',
    evidence: [],
    ...timed(at),
  }),
  pause: (at: string, counts = at, told: string | null = null): MatterCommand => ({
    type: 'pause',
    unit: unit.housing,
    reason: 'appraisal',
    basis: 'Article 9',
    toldAt: told === null ? null : local(told),
    ...timed(at, counts),
  }),
  resume: (at: string, counts = at): MatterCommand => ({ type: 'resume', unit: unit.housing, ...timed(at, counts) }),
  extend: (at: string, by: Extract<MatterCommand, { type: 'request-extension' }>['by']): MatterCommand => ({
    type: 'request-extension',
    unit: unit.housing,
    by,
    reason: 'needs a part',
    ...timed(at),
  }),
  grant: (granted = true): MatterCommand => ({ type: 'decide-extension', granted, reason: 'seen' }),
  reply: (
    at: string,
    counts = at,
    outstanding: readonly string[] = [],
    lead: string = unit.housing,
  ): MatterCommand => ({
    type: 'reply',
    unit: lead,
    reply: 'mended',
    outcome: 'solved',
    outstanding,
    evidence: [],
    ...timed(at, counts),
  }),
  coReply: (at: string, co: string, counts = at): MatterCommand => ({
    type: 'co-reply',
    unit: co,
    reply: 'done',
    evidence: [],
    ...timed(at, counts),
  }),
  close: (by = 'P-verifier'): MatterCommand => ({ type: 'close', by, finding: 'seen' }),
  sendBack: (by = 'P-verifier'): MatterCommand => ({ type: 'send-back', by, reason: 'still dark', limit: null }),
  giveBack: (at: string, article: string | null = null, lead: string = unit.housing): MatterCommand => ({
    type: 'return',
    unit: lead,
    reason: 'not ours',
    article,
    ...timed(at),
  }),
  ruleStays: (legalOpinion: string | null = null, by = coordinator): MatterCommand => ({
    type: 'rule-on-return',
    ruling: 'stays',
    unit: null,
    reason: 'yours',
    legalOpinion,
    by,
  }),
  ruleMoves: (to: string, legalOpinion: string | null = null, by = coordinator): MatterCommand => ({
    type: 'rule-on-return',
    ruling: 'moves',
    unit: to,
    reason: 'theirs',
    legalOpinion,
    by,
  }),
  transfer: (at: string, from: string, to: string): MatterCommand => ({
    type: 'transfer',
    from,
    to,
    reason: 'not ours',
    countsAt: local(at),
  }),
  followUp: (at: string, word: Partial<Extract<MatterCommand, { type: 'follow-up' }>> = {}): MatterCommand => ({
    type: 'follow-up',
    answered: true,
    contacted: null,
    solved: 'fully',
    grade: 5,
    by: 'P-caller',
    ...timed(at),
    ...word,
  }),
  askExclusion: (at: string, reason = 'emergency'): MatterCommand => ({
    type: 'request-exclusion',
    unit: unit.housing,
    reason,
    ...timed(at),
  }),
  review: (reviewer: string, grant = true): MatterCommand => ({
    type: 'review-exclusion',
    reviewer,
    grant,
    reason: 'seen',
  }),
  askReview: (conclusion: number): MatterCommand => ({ type: 'request-review', conclusion, reason: 'it was mended' }),
  decideReview: (conclusion: number, changed = true, by = 'P-another'): MatterCommand => ({
    ...{ type: 'decide-review', conclusion, changed, finding: 'the reply was right', by },
  }),
  acceptTime: (event: number): MatterCommand => ({
    type: 'accept-stated-time',
    event,
    by: 'P-office',
    reason: 'the line was down',
  }),
} as const;
