import { accept, firstRefusal, reject, type Decision, type Instant, type Rule } from '@kaoji/kernel';
import type { Limit } from '@kaoji/calendar';
import { proposalFor } from '../catalogue/catalogue.policy.js';
import type { Matter, Registration } from '../matter/file.state.js';
import { theLimitIsOne } from '../matter/matter-rules.decide.js';
import type { Setting } from '../matter/terms.policy.js';
import { dispatchLimit, dispatchOf, type DispatchEvent } from './dispatch.policy.js';
import { limitFor } from './limit.policy.js';
import { evolveRegistration, registered, type RegistrationEvent } from './registration.state.js';

/**
 * Opens a matter; with a unit it is dispatched in the same moment, without one the dispatch catalogue proposes who is in
 * charge (domain.md 3, Dispatch catalogue; contract.md, matter.registered).
 */
export interface RegisterMatter {
  readonly type: 'register';
  readonly registration: Omit<Registration, 'limit'>;
  readonly limit: Limit | null;
  readonly unit: string | null;
}

type RegisterRule = Rule<RegisterMatter, Matter, Setting>;

const aNumberIsUsedOnce: RegisterRule = (_, matter) =>
  matter.status === 'unknown' ? undefined : reject('number-taken');

const allLimitsAreSome: RegisterRule = ({ registration, limit }) =>
  [limit, ...registration.coUnits.map((part) => part.limit)]
    .map(theLimitIsOne)
    .find((refusal) => refusal !== undefined);

const aForcedBackScheduleHasItsFinalDate: RegisterRule = ({ registration, limit }) =>
  registration.handling === 'forced-back' && !(limit && ('dueAt' in limit || 'none' in limit))
    ? reject('final-date-missing')
    : undefined;

const anUrgentMatterRunsOnTheClock: RegisterRule = ({ registration, limit }) =>
  registration.handling === 'urgent' && !(limit && ('hours' in limit || 'dueAt' in limit))
    ? reject('urgent-limit-missing')
    : undefined;

const allUnitsExist: RegisterRule = ({ registration, unit }, _, { terms }) => {
  const named = [unit, registration.firstAsked, ...registration.coUnits.map((part) => part.unit)];
  const unknown = named.find((code) => code !== null && !terms.isUnit(code, registration.registeredAt));
  return unknown ? reject('unknown-unit', { unit: unknown }) : undefined;
};

const aUnitHasOnePart: RegisterRule = ({ registration, unit }) => {
  const lead = unit ?? registration.firstAsked;
  const units = [lead, ...registration.coUnits.map((part) => part.unit)].filter((code) => code !== null);
  return new Set(units).size === units.length ? undefined : reject('unit-named-twice');
};

const rules = [
  aNumberIsUsedOnce,
  allLimitsAreSome,
  aForcedBackScheduleHasItsFinalDate,
  anUrgentMatterRunsOnTheClock,
  allUnitsExist,
  aUnitHasOnePart,
];

export function decideRegistration(
  command: RegisterMatter,
  matter: Matter,
  setting: Setting,
): Decision<RegistrationEvent | DispatchEvent> {
  const refusal = firstRefusal(rules, command, matter, setting);
  if (refusal) return refusal;
  const { registration } = command;
  const limit = limitFor(registration, command.limit, setting.terms.policy);
  const named = command.unit ?? registration.firstAsked;
  const entry = named === null ? proposalFor(registration, setting.terms) : undefined;
  const proposed = entry ? { unit: entry.unit, catalogueVersion: setting.terms.catalogue.version } : null;
  const unit = named ?? (entry?.atOnce ? entry.unit : null);
  const dispatchBy = unit === null ? dispatchLimit(registration, setting.terms.calendar) : null;
  const opened = registered({ ...registration, limit, proposed, dispatchBy, coUnits: [...registration.coUnits] });
  if (unit === null) return accept(opened);
  const dispatchedAt: Instant = registration.registeredAt;
  const dispatched = dispatchOf(evolveRegistration(opened), { unit, because: 'first', dispatchedAt, limit }, setting);
  return accept<RegistrationEvent | DispatchEvent>(opened, dispatched);
}
