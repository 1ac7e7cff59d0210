import { calendarDataOf, calendarOf, weekdaysCalendarData } from '@kaoji/calendar';
import type { PersonRecorded, UnitRecorded } from '@kaoji/contracts';
import type { DirectoryCircumstances } from '../terms/directory-terms.policy.js';

export const zone = 'Asia/Shanghai';

/** Thursday 8 October 2026, ten in the morning in Shanghai. */
export const now = '2026-10-08T02:00:00.000Z';
export const today = '2026-10-08';

/** A department below the city, there from the beginning of the year. */
export const unitNamed = (code: string, changes: Partial<UnitRecorded> = {}): UnitRecorded => ({
  code,
  name: code,
  parent: 'city',
  kind: 'department',
  category: 'A',
  validFrom: '2026-01-01',
  validTo: null,
  successors: [],
  roles: { handlers: [] },
  ...changes,
});

/** Somebody of the health department, in office, without rights. */
export const personNamed = (code: string, changes: Partial<PersonRecorded> = {}): PersonRecorded => ({
  code,
  name: code,
  unit: 'health',
  roles: [],
  email: null,
  standIn: null,
  active: true,
  ...changes,
});

/** A city, two departments below it, a clinic below one of them. */
export const sampleUnits: readonly UnitRecorded[] = [
  unitNamed('city', { parent: null, kind: 'city', category: null }),
  unitNamed('health'),
  unitNamed('care'),
  unitNamed('clinic', { parent: 'health', kind: 'station' }),
];

/** Two administrators and two others; one has left. */
export const samplePeople: readonly PersonRecorded[] = [
  personNamed('ann', { unit: 'city', roles: ['administrator'] }),
  personNamed('bob', { unit: 'city', roles: ['administrator'] }),
  personNamed('sue'),
  personNamed('tom', { roles: ['handler'] }),
  personNamed('gone', { active: false }),
];

/** What stands around a decision; a unit is what its latest record of a day says, from its first day until its last. */
export function circumstances({
  actor = 'ann',
  at = now,
  units = sampleUnits,
  people = samplePeople,
}: {
  readonly actor?: string;
  readonly at?: string;
  readonly units?: readonly UnitRecorded[];
  readonly people?: readonly PersonRecorded[];
} = {}): DirectoryCircumstances {
  const unitOn = (code: string, day: string): UnitRecorded | undefined => {
    const past = units.filter((one) => one.code === code && one.validFrom <= day);
    const latest = past.sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1)).at(-1);
    return latest && (latest.validTo === null || day < latest.validTo) ? latest : undefined;
  };
  const codes = [...new Set(units.map(({ code }) => code))];
  return {
    now: at,
    actor,
    terms: {
      zone,
      calendar: calendarDataOf(calendarOf(weekdaysCalendarData({ version: 1, zone }))),
      unitOn,
      unitsOn: (day) => codes.map((code) => unitOn(code, day)).filter((unit) => unit !== undefined),
      person: (code) => people.find((one) => one.code === code),
      people: () => people,
    },
  };
}

/** A decision that let these happen. */
export const happened = (...events: readonly object[]) => ({ kind: 'accepted', events });

/** A decision that refused. */
export const refusal = (code: string, params?: object) => ({ kind: 'rejected', code, ...(params && { params }) });
