import type { CaseFigure, Figures, FollowUpFigure, SlipFigure } from '@kaoji/contracts';
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

export const factKinds = ['case', 'follow-up', 'slip'] as const;
export type FactKind = (typeof factKinds)[number];

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
  readonly figure: CaseFigure | FollowUpFigure | SlipFigure;
}

/** The month of an instant; between the 2nd and the 27th it is the same in every zone. */
function localMonth(at: Instant | null | undefined, zone: string): string | null {
  if (at === null || at === undefined) return null;
  const day = Number(at.slice(8, 10));
  return day >= 2 && day <= 27 && at.endsWith('Z') ? at.slice(0, 7) : monthOf(at, zone);
}

const none = { month: null, dispatchMonth: null, replyMonth: null, registeredMonth: null } as const;

/** The facts of an event, made from it alone. */
export function factsOf(event: StatingEvent, zone: string): readonly Fact[] {
  const figures = (event.data as { readonly figures?: Figures | null }).figures;
  if (!figures) return [];
  const { producer, stream, version, type, position, occurredAt } = event;
  const stated = { producer, stream, version, type, position, occurredAt, rootAt: event.metadata.rootAt };
  const month = (at: Instant | null | undefined): string | null => localMonth(at, zone);
  return [
    ...(figures.cases ?? []).map((figure): Fact => ({
      ...caseOf(figure, 'case', figure.excluded),
      ...stated,
      month: month(figure.dueAt),
      dispatchMonth: month(figure.dispatchedAt),
      replyMonth: month(figure.repliedAt),
      registeredMonth: month(figure.registeredAt),
    })),
    ...(figures.followUps ?? []).map((figure): Fact => ({
      ...caseOf(figure, 'follow-up', figure.excluded),
      ...stated,
      month: month(figure.answeredAt),
      registeredMonth: month(figure.registeredAt),
    })),
    ...(figures.slips ?? []).map((figure): Fact => ({
      ...caseOf(figure, 'slip', figure.withdrawn),
      ...stated,
      month: month(figure.dueAt),
    })),
  ];
}

const caseOf = <F extends Fact['figure']>(figure: F, kind: FactKind, excluded: boolean) => ({
  ...none,
  kind,
  excluded,
  caseKey: figure.case,
  unit: figure.unit,
  figure,
});
