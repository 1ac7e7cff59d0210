import type { CalendarData } from '@kaoji/calendar';
import type { PersonRecorded, UnitRecorded } from '@kaoji/contracts';
import { reject, type Instant, type Rejection } from '@kaoji/kernel';
import { DateTime } from 'luxon';

/** What decisions about one record look up of the others. */
export interface DirectoryTerms {
  readonly zone: string;
  /** The calendar in force, or the one that an installation begins with. */
  readonly calendar: CalendarData;
  unitOn(code: string, day: string): UnitRecorded | undefined;
  unitsOn(day: string): readonly UnitRecorded[];
  person(code: string): PersonRecorded | undefined;
  people(): readonly PersonRecorded[];
}

/** What a decision knows beside command and state: when, by whom, and what stands around. */
export interface DirectoryCircumstances {
  readonly now: Instant;
  /** Code of the person who asks, or what asks in a person's place. */
  readonly actor: string;
  readonly terms: DirectoryTerms;
}

/** The local day of an instant. */
export const dayOf = (at: Instant, zone: string): string => DateTime.fromISO(at, { zone }).toISODate() ?? '';

/** The first instant of a local day. */
export const startOfDay = (day: string, zone: string): Instant =>
  DateTime.fromISO(day, { zone }).startOf('day').toUTC().toISO({ suppressMilliseconds: false }) ?? '';

/** The first instant after a local day. */
export const endOfDay = (day: string, zone: string): Instant =>
  startOfDay(DateTime.fromISO(day, { zone: 'utc' }).plus({ days: 1 }).toISODate() ?? '', zone);

/** The first of these who is not in office, as a refusal. */
export function refuseUnknownPeople(codes: readonly string[], terms: DirectoryTerms): Rejection | undefined {
  const unknown = codes.find((code) => terms.person(code)?.active !== true);
  return unknown === undefined ? undefined : reject('person-unknown', { person: unknown });
}
