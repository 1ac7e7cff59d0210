import { accept, firstRefusal, reject, type Decision, type Instant, type Rejection } from '@kaoji/kernel';
import type { RuledFact } from '@kaoji/contracts';
import type { PeriodEvent, PeriodState } from '../close/period.state.js';

export type ObjectionCommand =
  | {
      readonly type: 'object';
      readonly objection: string;
      readonly unit: string;
      readonly reason: string;
      readonly evidence: readonly object[];
      readonly by: string;
    }
  | {
      readonly type: 'decide-objection';
      readonly objection: string;
      readonly upheld: boolean;
      readonly reason: string;
      readonly by: string;
      /** What it changes, found before; none: its owner puts it right by an event of its own, or it is refused. */
      readonly facts: readonly RuledFact[];
    };

type Of<T extends ObjectionCommand['type']> = Extract<ObjectionCommand, { readonly type: T }>;

function thereIsAScoreToObjectTo(_: unknown, { provisional }: PeriodState): Rejection | undefined {
  return provisional === null ? reject('not-computed') : undefined;
}

/** Objections until the close of the 8th working day (domain.md 6, The month). */
function theTimeForObjectionsRuns(_: unknown, { timetable }: PeriodState, now: Instant): Rejection | undefined {
  return timetable !== null && now <= timetable.objectionsUntil ? undefined : reject('objections-over');
}

function aUnitObjectsOnceAtATime({ unit }: Of<'object'>, { objections }: PeriodState): Rejection | undefined {
  const open = Object.values(objections).some((one) => one.unit === unit && one.decision === null);
  return open ? reject('objection-open', { unit }) : undefined;
}

function theObjectionIsKnown(
  { objection }: Of<'decide-objection'>,
  { objections }: PeriodState,
): Rejection | undefined {
  return objections[objection] ? undefined : reject('unknown-objection', { objection });
}

function itIsUndecided({ objection }: Of<'decide-objection'>, { objections }: PeriodState): Rejection | undefined {
  return objections[objection]?.decision ? reject('objection-decided', { objection }) : undefined;
}

/** Nobody decides on an objection that is their own. */
function somebodyElseDecides(
  { objection, by }: Of<'decide-objection'>,
  { objections }: PeriodState,
): Rejection | undefined {
  return objections[objection]?.by === by ? reject('second-person-needed') : undefined;
}

/** Only what is upheld changes anything. */
function aRefusedOneChangesNothing({ upheld, facts }: Of<'decide-objection'>): Rejection | undefined {
  return !upheld && facts.length > 0 ? reject('refused-changes-nothing') : undefined;
}

/** A unit objects to its own score: no other unit's facts are changed by it. */
function itsFactsAreTheUnits(
  { objection, facts }: Of<'decide-objection'>,
  { objections }: PeriodState,
): Rejection | undefined {
  const unit = objections[objection]?.unit;
  const other = facts.find(({ figure }) => (figure as { readonly unit?: string }).unit !== unit);
  return other ? reject('unknown-fact', { stream: other.stream, case: other.case }) : undefined;
}

export function decideObjection(command: ObjectionCommand, state: PeriodState, now: Instant): Decision<PeriodEvent> {
  switch (command.type) {
    case 'object': {
      const rules = [thereIsAScoreToObjectTo, theTimeForObjectionsRuns, aUnitObjectsOnceAtATime];
      const refusal = firstRefusal(rules, command, state, now);
      if (refusal) return refusal;
      const { objection, unit, reason, evidence, by } = command;
      const data = { objection, unit, reason, evidence: [...evidence], by };
      return accept({ type: 'kaoji.rankings.score-objected.v1', data });
    }
    case 'decide-objection': {
      const rules = [
        theObjectionIsKnown,
        itIsUndecided,
        somebodyElseDecides,
        aRefusedOneChangesNothing,
        itsFactsAreTheUnits,
      ];
      const refusal = firstRefusal(rules, command, state, now);
      if (refusal) return refusal;
      const { objection, upheld, reason, by: decidedBy, facts } = command;
      const data = { objection, upheld, reason, decidedBy, facts: [...facts] };
      return accept({ type: 'kaoji.rankings.objection-decided.v1', data });
    }
  }
}
