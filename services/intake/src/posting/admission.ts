import { postedType, validatePayload, type PayloadFault, type PostedDeclaration, type Posting } from '@kaoji/contracts';
import type { DirectoryCopy } from '@kaoji/directory-copy';
import { reject, type Rejection } from '@kaoji/kernel';
import { isSelfRegistered, refusalOfFact, type Poster } from './admission.policy.js';
import { countingTime, minutesAhead } from './counting-time.policy.js';
import type { Envelope } from '../envelope/envelope.js';
import { concernedUnits, type Fact } from './fact.policy.js';

/** What admission looks up: all in memory. */
export type Lookups = Pick<DirectoryCopy, 'unitAt' | 'isInOrBelow' | 'person' | 'calendar' | 'position'>;

/** An event that its poster may post, its data a copy that may be changed. */
export interface Admitted {
  readonly declaration: PostedDeclaration;
  readonly data: Record<string, unknown>;
  readonly posting: Posting;
  readonly backfill: boolean;
  /** The unit that it is about, if it names one. */
  readonly unit: string | null;
}

export interface Refusal {
  readonly rejection: Rejection;
  /** Every field that breaks a rule, where it is the data that is refused. */
  readonly faults?: readonly PayloadFault[];
}

const refused = (rejection: Rejection): Refusal => ({ rejection });

const badData = (faults: readonly PayloadFault[]): Refusal => {
  const { field = '', rule = '' } = faults[0] ?? {};
  return { rejection: reject('invalid-data', { field, rule }), faults };
};

/** The instant of a time as posted. */
const instantOf = (time: string): string => new Date(time).toISOString();

const isTooFarAhead = (statedAt: string, now: string): boolean =>
  Date.parse(statedAt) - Date.parse(now) > minutesAhead * 60_000;

function admittedFact(fact: Fact, poster: Poster, now: string, units: Lookups): Omit<Admitted, 'declaration' | 'data'> {
  const times = { statedAt: fact.at, receivedAt: now };
  const { countsAt, backfill } = countingTime(times, units.calendar(), poster.rights.includes('backfill'));
  const selfRegistered = isSelfRegistered(fact, poster, units);
  const posting = { ...times, countsAt, registrar: poster.unit, ...(selfRegistered && { selfRegistered }) };
  return { posting, backfill, unit: concernedUnits(fact, units)[0] ?? null };
}

/** Checks an event's type, data and time, and that this poster may post it (contract.md, Events from agencies). */
export function admit(envelope: Envelope, poster: Poster, now: string, units: Lookups): Admitted | Refusal {
  const { type, time } = envelope;
  const declaration = postedType(type);
  if (!declaration) return refused(reject('unknown-type', { type: type.slice(0, 100) }));
  const verdict = validatePayload(declaration.posted, envelope.data);
  if (!verdict.ok) return badData(verdict.faults);
  const at = time === undefined ? now : instantOf(time);
  if (isTooFarAhead(at, now)) return refused(reject('time-in-future', { minutes: minutesAhead }));
  const data = verdict.value as Record<string, unknown>;
  const fact: Fact = { type, declaration, data, at };
  const rejection = refusalOfFact(fact, poster, units);
  if (rejection) return refused(rejection);
  return { declaration, data, ...admittedFact(fact, poster, now, units) };
}
