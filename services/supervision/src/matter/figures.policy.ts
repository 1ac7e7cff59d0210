import { isInTime } from '@kaoji/calendar';
import type { CaseFigure, Figures, FollowUpFigure, SlipFigure } from '@kaoji/contracts';
import type { Matter, MatterFile, Round } from './file.state.js';
import { lastingPause } from './file.state.js';
import { countsAsSentBack } from '../review/review.state.js';
import { evolveMatter, type MatterEvent } from './matter.state.js';

/** Every event carries the cases, follow-ups and slips that it changed, each restated whole (messaging.md, The close). */
export function stateFigures(matter: Matter, events: readonly MatterEvent[]): MatterEvent[] {
  let state = matter;
  let before = figuresOf(state);
  return events.map((event) => {
    state = evolveMatter(state, event);
    const after = figuresOf(state);
    const changed = change(before, after);
    before = after;
    return changed === undefined ? event : ({ ...event, data: { ...event.data, figures: changed } } as MatterEvent);
  });
}

interface AllFigures {
  readonly cases: readonly CaseFigure[];
  readonly followUps: readonly FollowUpFigure[];
  readonly slips: readonly SlipFigure[];
}

const none: AllFigures = { cases: [], followUps: [], slips: [] };

/** What a matter counts for, by unit: one case per round and co-handler, one follow-up per closing, one slip each. */
export function figuresOf(matter: Matter): AllFigures {
  if (matter.status === 'unknown') return none;
  return {
    cases: [...matter.rounds.map((round) => leadCase(matter, round)), ...partCases(matter)],
    followUps: followUpFigures(matter),
    slips: matter.rounds.flatMap((round) => slips(matter, round)),
  };
}

const isExcluded = ({ exclusion, status }: MatterFile): boolean =>
  exclusion?.granted === true || status === 'merged' || status === 'out-of-scope';

const about = ({ citizen, weight, petitioner, registeredAt }: MatterFile) => ({
  citizen,
  weight,
  petitioner,
  registeredAt,
});

const leadCase = (matter: MatterFile, round: Round): CaseFigure => ({
  ...about(matter),
  case: `lead/${round.number}`,
  unit: round.unit,
  dispatchedAt: round.dispatchedAt,
  dueAt: round.deadline?.dueAt ?? null,
  repliedAt: round.reply?.countsAt ?? null,
  paused: standsInTime(round),
  excluded: isExcluded(matter) || round.moved || round.undone,
  contacted: contacted(matter, round),
  sentBack: countsAsSentBack(round, matter),
});

/** A pause that began after the deadline moves nothing and takes the case out of no rate. */
function standsInTime(round: Round): boolean {
  const pause = lastingPause(round);
  return pause !== undefined && (round.deadline === null || isInTime(round.deadline.dueAt, pause.from));
}

/** The petitioner's word outranks the unit's (domain.md 3, Life); a rework owes no first contact. */
function contacted({ followUps }: MatterFile, round: Round): CaseFigure['contacted'] {
  if (round.contactBy === null || round.moved) return round.contacted;
  return followUps.findLast((word) => word.answered && word.contacted !== null)?.contacted ?? round.contacted;
}

function partCases(matter: MatterFile): CaseFigure[] {
  const first = matter.rounds[0];
  return matter.parts.map((part) => ({
    ...about(matter),
    case: `co/${part.unit}`,
    unit: part.unit,
    dispatchedAt: first?.dispatchedAt ?? null,
    dueAt: part.dueAt,
    repliedAt: part.reply?.countsAt ?? null,
    paused: false,
    excluded: isExcluded(matter) || part.moved,
    contacted: null,
    sentBack: false,
  }));
}

function followUpFigures(matter: MatterFile): FollowUpFigure[] {
  const { petitioner, registeredAt, rounds } = matter;
  const excluded = isExcluded(matter);
  return matter.followUps
    .filter(({ answered }) => answered)
    .map(({ round, at, answered, solved, grade }) => ({
      ...{ case: `follow-up/${round}`, unit: rounds[round - 1]?.unit ?? '', answeredAt: at },
      ...{ answered, solved, grade, excluded, petitioner, registeredAt },
    }));
}

/** A slip is the unit's that it was given to: a successor takes over the clock, not the slips. */
function slips(matter: MatterFile, round: Round): SlipFigure[] {
  const withdrawn = isExcluded(matter) || round.undone;
  return round.steps
    .filter((taken) => (taken.step === 'orange' || taken.step === 'red') && taken.round === round.number)
    .map((taken) => ({
      case: `slip/${round.number}/${taken.step}`,
      unit: round.unit,
      slip: taken.step as SlipFigure['slip'],
      dueAt: taken.dueAt,
      withdrawn: taken.withdrawn || withdrawn,
    }));
}

function change(before: AllFigures, after: AllFigures): Figures | undefined {
  const cases = changed(before.cases, after.cases);
  const followUps = changed(before.followUps, after.followUps);
  const slipsChanged = changed(before.slips, after.slips);
  if (cases.length + followUps.length + slipsChanged.length === 0) return undefined;
  return {
    ...(cases.length > 0 && { cases }),
    ...(followUps.length > 0 && { followUps }),
    ...(slipsChanged.length > 0 && { slips: slipsChanged }),
  };
}

function changed<F extends { readonly case: string }>(before: readonly F[], after: readonly F[]): F[] {
  const old = new Map(before.map((figure) => [figure.case, JSON.stringify(figure)]));
  return after.filter((figure) => old.get(figure.case) !== JSON.stringify(figure));
}
