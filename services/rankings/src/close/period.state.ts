import type {
  EventOf,
  ObjectionDecided,
  PeriodMarkerPassed,
  PeriodOpened,
  PeriodRescheduled,
  PeriodTimeReached,
  RankingComputed,
  RankingPublished,
  RuledFact,
  ScoreObjected,
} from '@kaoji/contracts';
import type { Instant } from '@kaoji/kernel';

export type Mark = 'closed' | 'frozen';

export interface Marker {
  readonly position: string;
  readonly closesAt: Instant;
}

export interface Timetable {
  readonly dataCloseAt: Instant;
  readonly provisionalAt: Instant;
  readonly objectionsUntil: Instant;
  readonly freezeAt: Instant;
  readonly signOffAt: Instant;
}

/** A computation or publication: what it stands on and where its bytes are. */
export interface Computed {
  readonly snapshot: string;
  readonly cut: object;
  readonly schemeVersion: number;
  readonly waitsFor: readonly string[];
}

export interface Published extends Computed {
  readonly revision: number;
  readonly signedBy: string;
  readonly publishedAt: Instant;
  readonly reason: string | null;
  readonly incompleteAccepted: string | null;
  readonly seal: string;
}

/** What a ruling made of a fact; the figure itself stands in the event. */
export type Ruled = Pick<RuledFact, 'old' | 'stream' | 'case' | 'effect'>;

export interface ObjectionDecision {
  readonly upheld: boolean;
  readonly reason: string;
  readonly by: string;
  readonly facts: readonly Ruled[];
}

export interface Objection {
  readonly unit: string;
  readonly reason: string;
  readonly evidence: readonly object[];
  readonly by: string;
  readonly decision: ObjectionDecision | null;
}

/** A period's ranking from the opening of its timetable to its last revision. */
export interface PeriodState {
  readonly period: string | null;
  readonly timetable: Timetable | null;
  readonly awaits: Readonly<Record<Mark, readonly string[]>>;
  readonly markers: Readonly<Record<Mark, Readonly<Record<string, Marker>>>>;
  /** Times that have come. */
  readonly reached: readonly ('data-close' | 'freeze')[];
  readonly provisional: Computed | null;
  readonly frozen: Computed | null;
  readonly published: readonly Published[];
  readonly objections: Readonly<Record<string, Objection>>;
}

export type PeriodEvent = EventOf<
  | typeof PeriodOpened
  | typeof PeriodRescheduled
  | typeof PeriodMarkerPassed
  | typeof PeriodTimeReached
  | typeof RankingComputed
  | typeof RankingPublished
  | typeof ScoreObjected
  | typeof ObjectionDecided
>;

export const noPeriod: PeriodState = {
  period: null,
  timetable: null,
  awaits: { closed: [], frozen: [] },
  markers: { closed: {}, frozen: {} },
  reached: [],
  provisional: null,
  frozen: null,
  published: [],
  objections: {},
};

export function evolvePeriod(state: PeriodState, event: PeriodEvent): PeriodState {
  switch (event.type) {
    case 'kaoji.rankings.period-opened.v1': {
      const { period, awaitsClosed, awaitsFrozen, calendarVersion: _, ...timetable } = event.data;
      return { ...state, period, timetable, awaits: { closed: awaitsClosed, frozen: awaitsFrozen } };
    }
    case 'kaoji.rankings.period-rescheduled.v1': {
      const { calendarVersion: _, ...timetable } = event.data;
      return { ...state, timetable };
    }
    case 'kaoji.rankings.period-marker-passed.v1': {
      const { producer, mark, position, closesAt } = event.data;
      const passed = { ...state.markers[mark], [producer]: { position, closesAt } };
      return { ...state, markers: { ...state.markers, [mark]: passed } };
    }
    case 'kaoji.rankings.period-time-reached.v1':
      return { ...state, reached: [...state.reached, event.data.what] };
    case 'kaoji.rankings.ranking-computed.v1': {
      const { kind, places: _, ...computed } = event.data;
      return { ...state, [kind]: computed };
    }
    case 'kaoji.rankings.ranking-published.v1':
      return { ...state, published: [...state.published, publishedOf(event.data)] };
    case 'kaoji.rankings.score-objected.v1': {
      const { objection, ...made } = event.data;
      return { ...state, objections: { ...state.objections, [objection]: { ...made, decision: null } } };
    }
    case 'kaoji.rankings.objection-decided.v1':
      return { ...state, objections: decided(state.objections, event.data) };
  }
}

function publishedOf(data: RankingPublished): Published {
  const { revision, snapshot, cut, schemeVersion, waitsFor, signedBy, publishedAt, seal } = data;
  const { reason, incompleteAccepted } = data;
  const stands = { revision, snapshot, cut, schemeVersion, waitsFor, seal };
  return { ...stands, signedBy, publishedAt, reason, incompleteAccepted };
}

function decided(all: PeriodState['objections'], data: ObjectionDecided): PeriodState['objections'] {
  const known = all[data.objection];
  if (!known) return all;
  const facts = (data.facts ?? []).map(({ old, stream, case: caseKey, effect }) => ({
    ...{ old, stream, case: caseKey, effect },
  }));
  const decision = { upheld: data.upheld, reason: data.reason, by: data.decidedBy, facts };
  return { ...all, [data.objection]: { ...known, decision } };
}

/** Producers whose marker is missing: "incomplete: waits for ...". */
export const waitsFor = ({ awaits, markers }: PeriodState, marks: readonly Mark[]): readonly string[] =>
  [...new Set(marks.flatMap((mark) => awaits[mark].filter((producer) => !markers[mark][producer])))].sort();

/** The computation that has become possible: its time has come and all markers are there. */
export function computationDue(state: PeriodState): 'provisional' | 'frozen' | null {
  if (state.frozen === null && state.reached.includes('freeze')) {
    if (waitsFor(state, ['closed', 'frozen']).length === 0) return 'frozen';
  }
  if (state.provisional === null && state.frozen === null && state.reached.includes('data-close')) {
    if (waitsFor(state, ['closed']).length === 0) return 'provisional';
  }
  return null;
}
