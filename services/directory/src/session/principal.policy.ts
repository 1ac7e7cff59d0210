import type { AbsenceRecorded, PersonRecorded } from '@kaoji/contracts';
import type { Instant } from '@kaoji/kernel';

/** What post B takes over in an absence: the work of a unit, never the installation's administration or an office's powers. */
const lent: readonly string[] = ['leader', 'unit-head', 'handler'];

/** A role that somebody has for another's unit. */
export interface LentRole {
  readonly role: string;
  readonly unit: string;
}

/** The roles of those who are absent now and whose post B this person is (domain.md 1, AB post; [M5]). */
export function lentRoles(
  code: string,
  people: readonly PersonRecorded[],
  absences: (person: string) => readonly AbsenceRecorded[],
  now: Instant,
): readonly LentRole[] {
  const isAway = (person: string): boolean => absences(person).some(({ from, to }) => from <= now && now < to);
  return people
    .filter((person) => person.active && person.standIn === code && isAway(person.code))
    .flatMap(({ roles, unit }) => roles.filter((role) => lent.includes(role)).map((role) => ({ role, unit })));
}
