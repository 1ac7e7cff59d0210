import { accept, firstRefusal, reject, type Decision, type Instant, type Rule } from '@kaoji/kernel';
import { isInTime, type Limit } from '@kaoji/calendar';
import { MatterReturned, MatterReturnRuled, MatterTransferred } from '@kaoji/contracts';
import { recomputed } from '../ladder/recompute.policy.js';
import { presentRound, type MatterFile } from '../matter/file.state.js';
import { withdrawnAll, withdrawnSince, type LadderEvent } from '../ladder/ladder.state.js';
import { theLeadUnitActs, theLimitIsOne } from '../matter/matter-rules.decide.js';
import type { Setting, Timing } from '../matter/terms.policy.js';
import { acceptanceLimit, dispatchOf, officeLimit, type DispatchEvent } from './dispatch.policy.js';
import type { ReturnEvent } from './dispatch.state.js';

export type DispatchCommand =
  /** Without a unit: to the one that the catalogue proposed. */
  | { readonly type: 'dispatch'; readonly unit: string | null; readonly limit: Limit | null }
  | ({
      readonly type: 'return';
      readonly unit: string;
      readonly reason: string;
      readonly article: string | null;
    } & Timing)
  | {
      readonly type: 'rule-on-return';
      readonly ruling: 'stays' | 'moves';
      readonly unit: string | null;
      readonly reason: string;
      readonly legalOpinion: string | null;
      readonly by: string;
    }
  | {
      readonly type: 'transfer';
      readonly from: string;
      readonly to: string;
      readonly reason: string;
      readonly countsAt: Instant;
    };

type Of<T extends DispatchCommand['type']> = Extract<DispatchCommand, { type: T }>;
type DispatchRule<T extends DispatchCommand['type']> = Rule<Of<T>, MatterFile, Setting>;

const onlyARegisteredMatterIsDispatched: DispatchRule<'dispatch'> = (_, { status }) =>
  status === 'registered' ? undefined : reject('already-dispatched');

/** The office's own choice, or its word for what the catalogue proposed. */
const unitOf = ({ unit }: Of<'dispatch'>, { proposed }: MatterFile): string | null => unit ?? proposed?.unit ?? null;

const aUnitIsNamedOrProposed: DispatchRule<'dispatch'> = (command, matter) =>
  unitOf(command, matter) === null ? reject('no-unit-proposed') : undefined;

const theLeadHasNoPart: DispatchRule<'dispatch'> = ({ unit }, { coUnits }) =>
  coUnits.some((part) => part.unit === unit) ? reject('unit-named-twice') : undefined;

const theUnitExists = (unit: string | null, { terms, now }: Setting) =>
  unit === null || terms.isUnit(unit, now) ? undefined : reject('unknown-unit', { unit });

const dispatchRules = [
  onlyARegisteredMatterIsDispatched,
  aUnitIsNamedOrProposed,
  theLeadHasNoPart,
  (({ limit }) => theLimitIsOne(limit)) satisfies DispatchRule<'dispatch'>,
  ((command, matter, setting) => theUnitExists(unitOf(command, matter), setting)) satisfies DispatchRule<'dispatch'>,
];

const aMatterIsReturnedWhileItWaitsForAcceptance: DispatchRule<'return'> = ({ countsAt }, matter) => {
  if (matter.status === 'returned') return reject('already-returned');
  if (matter.status !== 'dispatched') return reject('already-accepted');
  return isInTime(presentRound(matter).acceptBy, countsAt) ? undefined : reject('acceptance-time-over');
};

/** domain.md 3, Life: a second return is refused. */
const aMatterIsReturnedAtMostOnce: DispatchRule<'return'> = (_, { timesReturned }) =>
  timesReturned === 0 ? undefined : reject('second-return');

const returnRules = [theLeadUnitActs, aMatterIsReturnedWhileItWaitsForAcceptance, aMatterIsReturnedAtMostOnce];

const aReturnWaitsForARuling: DispatchRule<'rule-on-return'> = (_, { status }) =>
  status === 'returned' ? undefined : reject('no-return-to-rule-on');

const aMoveNamesAnotherUnit: DispatchRule<'rule-on-return'> = ({ ruling, unit }, { returned }) =>
  ruling === 'moves' && (unit === null || unit === returned?.unit) ? reject('other-unit-missing') : undefined;

const competenceIsRuledWithALegalOpinion: DispatchRule<'rule-on-return'> = ({ legalOpinion }, { returned }) =>
  returned?.article !== null && legalOpinion === null ? reject('legal-opinion-missing') : undefined;

/** domain.md 3, Life: the coordinating deputy secretary-general rules on it, or who stands in; the office does not. */
const competenceIsRuledByTheCoordinator: DispatchRule<'rule-on-return'> = ({ by }, matter, { terms, now }) => {
  if (!matter.returned || matter.returned.article === null) return undefined;
  const { unit } = presentRound(matter);
  return terms.coordinators(unit, now).includes(by) ? undefined : reject('not-the-coordinator', { unit });
};

const rulingRules = [
  aReturnWaitsForARuling,
  competenceIsRuledByTheCoordinator,
  aMoveNamesAnotherUnit,
  competenceIsRuledWithALegalOpinion,
  (({ unit }, _, setting) => theUnitExists(unit, setting)) satisfies DispatchRule<'rule-on-return'>,
];

/** domain.md 3, First asked: the unit asked first, or else the first lead, transfers within the time for acceptance. */
const theFirstAskedTransfersInTime: DispatchRule<'transfer'> = ({ from, to, countsAt }, matter) => {
  if (matter.status !== 'dispatched') return reject('already-accepted');
  const round = presentRound(matter);
  if (round.unit !== from) return reject('not-the-lead-unit', { unit: from });
  if (from === to) return reject('other-unit-missing');
  const isFirstAsked = round.because === 'first' && (matter.firstAsked ?? from) === from && !round.ruledToStay;
  if (!isFirstAsked) return reject('not-first-asked', { unit: from });
  return isInTime(round.acceptBy, countsAt) ? undefined : reject('acceptance-time-over');
};

type Produced = DispatchEvent | ReturnEvent | LadderEvent;

export function decideDispatch(command: DispatchCommand, matter: MatterFile, setting: Setting): Decision<Produced> {
  switch (command.type) {
    case 'dispatch':
      return dispatch(command, matter, setting);
    case 'return':
      return returnToOffice(command, matter, setting);
    case 'rule-on-return':
      return ruleOnReturn(command, matter, setting);
    case 'transfer':
      return transfer(command, matter, setting);
  }
}

function dispatch(command: Of<'dispatch'>, matter: MatterFile, setting: Setting): Decision<DispatchEvent> {
  const refusal = firstRefusal(dispatchRules, command, matter, setting);
  if (refusal) return refusal;
  const limit = command.limit ?? matter.limit;
  const unit = unitOf(command, matter) ?? '';
  return accept(dispatchOf(matter, { unit, because: 'first', dispatchedAt: setting.now, limit }, setting));
}

function returnToOffice(command: Of<'return'>, matter: MatterFile, setting: Setting): Decision<Produced> {
  const refusal = firstRefusal(returnRules, command, matter, setting);
  if (refusal) return refusal;
  const { unit, reason, article, countsAt } = command;
  const ruleBy = officeLimit(setting.terms.calendar, countsAt, setting.terms.policy.officeDays.ruling);
  return accept<Produced>(
    { type: MatterReturned.type, data: { unit, reason, article, countsAt, ruleBy } },
    ...(article === null ? [] : withdrawnSince(presentRound(matter), countsAt, 'returned')),
  );
}

function ruleOnReturn(command: Of<'rule-on-return'>, matter: MatterFile, setting: Setting): Decision<Produced> {
  const refusal = firstRefusal(rulingRules, command, matter, setting);
  if (refusal) return refusal;
  const { ruling, unit, reason, legalOpinion } = command;
  const round = presentRound(matter);
  const ruledAt = setting.now;
  const stays = ruling === 'stays' || unit === null;
  const deadline = stays ? recomputed(matter, { standingEndsAt: ruledAt }, setting.terms) : null;
  const data = { ruling, unit: stays ? null : unit, reason, legalOpinion, ruledAt, deadline };
  const ruled: ReturnEvent = { type: MatterReturnRuled.type, data };
  if (stays) return accept(ruled);
  const next = dispatchOf(matter, { unit, because: 'ruling', dispatchedAt: ruledAt, limit: round.limit }, setting);
  return accept<Produced>(ruled, ...withdrawnAll(round, 'moved'), next);
}

function transfer(command: Of<'transfer'>, matter: MatterFile, setting: Setting): Decision<Produced> {
  const refusal = theFirstAskedTransfersInTime(command, matter, setting) ?? theUnitExists(command.to, setting);
  if (refusal) return refusal;
  const { from, to, reason, countsAt } = command;
  const acceptBy = acceptanceLimit(matter, countsAt, setting.terms);
  return accept({ type: MatterTransferred.type, data: { from, to, reason, at: countsAt, acceptBy } });
}
