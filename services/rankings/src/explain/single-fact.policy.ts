import type { CaseFigure, FollowUpFigure } from '@kaoji/contracts';
import { eventId } from '@kaoji/kernel';
import type { FactKind, Figure, Ruling } from '../fact/fact.projection.js';
import type { RateCode } from '../scoring/rate.policy.js';

/** The newest statement about a case, with what the rules said of it. */
export interface SingleFact {
  readonly producer: string;
  readonly stream: string;
  readonly version: number;
  readonly caseKey: string;
  readonly kind: FactKind;
  readonly type: string;
  readonly unit: string;
  readonly month: string | null;
  readonly dispatchMonth: string | null;
  readonly replyMonth: string | null;
  readonly excluded: boolean;
  readonly amongFirstThree: boolean;
  readonly pausedAtMonthsEnd: boolean;
  readonly figure: Figure;
  /** The ruling on an objection that states it; null: its producer does. */
  readonly ruling?: Ruling | null;
}

/** What a fact gives to a rate: part of whole, as decimals. */
export interface Contribution {
  readonly rate: RateCode | 'slips' | 'conduct';
  readonly month: string;
  readonly part: string;
  readonly whole: string;
}

/** Why a fact counts in nothing, or null. */
export type LeftOut =
  | 'excluded'
  | 'objection-upheld'
  | 'beyond-first-three'
  | 'paused'
  | 'not-yet-due'
  | 'no-deadline'
  | 'unanswered'
  | null;

/** The identity of the statement's event, `supervision/matter/<n>/<version>`. */
export const eventOf = ({ producer, stream, version }: SingleFact): string => eventId(producer, stream, version);

const toTheSecond = (at: string): string => at.slice(0, 19);

/** A reply in the deadline's very second is in time (domain.md 3, Escalation ladder). */
export const isOnTime = ({ dueAt, repliedAt }: CaseFigure): boolean =>
  Boolean(dueAt && repliedAt && toTheSecond(repliedAt) <= toTheSecond(dueAt));

export function leftOut(fact: SingleFact, asOf: string): LeftOut {
  if (fact.excluded) return fact.ruling?.effect === 'left-out' ? 'objection-upheld' : 'excluded';
  if (fact.kind === 'slip' || fact.kind === 'conduct') return null;
  if (!fact.amongFirstThree) return 'beyond-first-three';
  if (fact.kind === 'follow-up') return (fact.figure as FollowUpFigure).answered ? null : 'unanswered';
  const { dueAt, repliedAt } = fact.figure as CaseFigure;
  if (!dueAt) return 'no-deadline';
  if (fact.pausedAtMonthsEnd) return 'paused';
  return !repliedAt && dueAt > asOf ? 'not-yet-due' : null;
}

/** What one fact gives to which rates: the counts of a unit are the sum of these. */
export function contributionsOf(fact: SingleFact, asOf: string): readonly Contribution[] {
  if (fact.excluded) return [];
  switch (fact.kind) {
    case 'case':
      return fact.amongFirstThree ? ofCase(fact, fact.figure as CaseFigure, asOf) : [];
    case 'follow-up':
      return fact.amongFirstThree ? ofFollowUp(fact, fact.figure as FollowUpFigure) : [];
    case 'conduct':
      return [{ rate: 'conduct', month: fact.month ?? '', part: '1', whole: '1' }];
    case 'slip':
      return [{ rate: 'slips', month: fact.month ?? '', part: '1', whole: '1' }];
  }
}

function ofCase(fact: SingleFact, figure: CaseFigure, asOf: string): readonly Contribution[] {
  const all: Contribution[] = [];
  const { month, dispatchMonth, replyMonth } = fact;
  if (month !== null && leftOut(fact, asOf) === null) {
    const whole = String(figure.weight);
    const part = isOnTime(figure) ? whole : '0';
    all.push({ rate: figure.citizen ? 'on-time-citizens' : 'on-time-internal', month, part, whole });
    all.push({ rate: 'on-time', month, part, whole });
  }
  if (dispatchMonth !== null && figure.citizen && figure.contacted) {
    const part = figure.contacted === 'in-time' ? '1' : '0';
    all.push({ rate: 'response', month: dispatchMonth, part, whole: '1' });
  }
  if (replyMonth !== null) {
    all.push({ rate: 'rework', month: replyMonth, part: figure.sentBack ? '1' : '0', whole: '1' });
  }
  return all;
}

const solvedPart = { fully: '1', partly: '0.5', not: '0' } as const;

function ofFollowUp({ month }: SingleFact, figure: FollowUpFigure): readonly Contribution[] {
  if (!figure.answered || month === null) return [];
  const resolved = figure.solved ? solvedPart[figure.solved] : '0';
  const satisfied = (figure.grade ?? 0) >= 3 ? '1' : '0';
  return [
    { rate: 'resolution', month, part: resolved, whole: '1' },
    { rate: 'satisfaction', month, part: satisfied, whole: '1' },
  ];
}
