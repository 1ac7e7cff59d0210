import {
  NoticeUnacknowledged,
  ObjectionDecided,
  type CaseFigure,
  type Figures,
  type FollowUpFigure,
  type RuledFact,
  type SlipFigure,
} from '@kaoji/contracts';
import { monthOf, type Instant } from '@kaoji/kernel';

/** As much of a recorded event as its facts are made from. */
export interface StatingEvent {
  readonly producer: string;
  readonly stream: string;
  readonly version: number;
  readonly type: string;
  readonly data: object;
  readonly metadata: { readonly rootAt: Instant };
  readonly occurredAt: Instant;
  readonly position: string;
}

export const factKinds = ['case', 'follow-up', 'slip', 'conduct'] as const;
export type FactKind = (typeof factKinds)[number];

/** Something that costs points of conduct, in the month in which it came due. */
export interface ConductFigure {
  readonly case: string;
  readonly unit: string;
  readonly conduct: 'statement-unacknowledged';
  readonly at: Instant;
}

export type Figure = CaseFigure | FollowUpFigure | SlipFigure | ConductFigure;

/** Which objection ruled on which fact. */
export interface Ruling {
  readonly objection: string;
  readonly effect: 'left-out' | 'restated';
  /** The old fact: its case, and its event. */
  readonly stream: string;
  readonly caseKey: string;
  readonly old: string;
}

/**
 * One statement about one case, as one event of its own stream made it; the newest within a cut counts. A statement may
 * concern several months: `month` is that of the deadline, the answer or the slip.
 */
export interface Fact {
  readonly producer: string;
  readonly stream: string;
  readonly version: number;
  readonly caseKey: string;
  readonly kind: FactKind;
  readonly type: string;
  readonly position: string;
  readonly rootAt: Instant;
  readonly occurredAt: Instant;
  readonly unit: string;
  readonly month: string | null;
  readonly dispatchMonth: string | null;
  readonly replyMonth: string | null;
  readonly registeredMonth: string | null;
  readonly excluded: boolean;
  readonly figure: Figure;
  /** The ruling that made it, where an objection was upheld: it stands instead of the old fact. */
  readonly ruling?: Ruling;
}

const none = { month: null, dispatchMonth: null, replyMonth: null, registeredMonth: null } as const;

/** What a figure says of itself: its unit, its months, and whether it counts in nothing. */
function placed(kind: FactKind, figure: Figure, zone: string) {
  const month = (at: Instant | null | undefined): string | null => (at ? monthOf(at, zone) : null);
  const { unit } = figure;
  switch (kind) {
    case 'case': {
      const { dueAt, dispatchedAt, repliedAt, registeredAt, excluded } = figure as CaseFigure;
      const [dispatchMonth, replyMonth] = [month(dispatchedAt), month(repliedAt)];
      return { unit, excluded, month: month(dueAt), dispatchMonth, replyMonth, registeredMonth: month(registeredAt) };
    }
    case 'follow-up': {
      const { answeredAt, registeredAt, excluded } = figure as FollowUpFigure;
      return { ...none, unit, excluded, month: month(answeredAt), registeredMonth: month(registeredAt) };
    }
    case 'conduct':
      return { ...none, unit, excluded: false, month: month((figure as ConductFigure).at) };
    case 'slip': {
      const { dueAt, withdrawn } = figure as SlipFigure;
      return { ...none, unit, excluded: withdrawn, month: month(dueAt) };
    }
  }
}

const stated = ({ producer, stream, version, type, position, occurredAt, metadata }: StatingEvent) => ({
  ...{ producer, stream, version, type, position, occurredAt, rootAt: metadata.rootAt },
});

/** The facts of an event, made from it alone. */
export function factsOf(event: StatingEvent, zone: string): readonly Fact[] {
  if (event.type === ObjectionDecided.type) return ruledFactsOf(event, zone);
  if (event.type === NoticeUnacknowledged.type) return conductFactsOf(event, zone);
  const figures = (event.data as { readonly figures?: Figures | null }).figures;
  if (!figures) return [];
  const of = (kind: FactKind, all: readonly Figure[] = []): readonly Fact[] =>
    all.map((figure) => ({
      ...placed(kind, figure, zone),
      ...{ kind, caseKey: figure.case, figure },
      ...stated(event),
    }));
  return [...of('case', figures.cases), ...of('follow-up', figures.followUps), ...of('slip', figures.slips)];
}

/** A statement that nobody acknowledged after the reminder (domain.md 6, Conduct). */
function conductFactsOf(event: StatingEvent, zone: string): readonly Fact[] {
  const { announcement, unit, at } = event.data as NoticeUnacknowledged;
  const figure: ConductFigure = { case: announcement, unit, conduct: 'statement-unacknowledged', at };
  const kind = 'conduct';
  return [{ ...placed(kind, figure, zone), kind, caseKey: announcement, figure, ...stated(event) }];
}

/** An upheld objection states facts that name those they stand for (messaging.md, The close: a correction is a new fact). */
function ruledFactsOf(event: StatingEvent, zone: string): readonly Fact[] {
  const { objection, facts = [] } = event.data as ObjectionDecided;
  return facts.map((ruled) => ({ ...ruledFact(ruled, zone), ...stated(event), ruling: rulingOf(ruled, objection) }));
}

function ruledFact({ kind, effect, stream, case: caseKey, figure }: RuledFact, zone: string) {
  const { excluded, ...place } = placed(kind, figure as Figure, zone);
  const counts = !excluded && effect === 'restated';
  return { ...place, kind, caseKey: `${stream} ${caseKey}`, figure: figure as Figure, excluded: !counts };
}

const rulingOf = ({ effect, stream, case: caseKey, old }: RuledFact, objection: string): Ruling => ({
  ...{ objection, effect, stream, caseKey, old },
});
