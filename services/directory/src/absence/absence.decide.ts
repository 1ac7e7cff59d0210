import { AbsenceRecorded } from '@kaoji/contracts';
import { accept, reject, type Decision } from '@kaoji/kernel';
import type { PersonEvent, PersonState } from '../person/person.state.js';
import { dayOf, type DirectoryCircumstances } from '../terms/directory-terms.policy.js';
import { absenceSpan } from './absence-span.policy.js';

export type AbsenceCommand =
  | { readonly type: 'be-absent'; readonly from: string; readonly to: string }
  | {
      readonly type: 'be-absent-as-posted';
      readonly from: string;
      readonly to: string;
      /** Unit of the key that posted it. */
      readonly registrar: string;
    };

/**
 * An absence of a person, from when to when (domain.md 1, AB post; [M5]). The same beginning again replaces what was
 * said before; an end at the beginning takes it back. What was posted before the person is known waits.
 */
export function decideAbsence(
  command: AbsenceCommand,
  state: PersonState,
  { now, terms }: DirectoryCircumstances,
): Decision<PersonEvent> {
  const { record, absences } = state;
  if (!record) return reject('subject-unknown');
  if (command.type === 'be-absent-as-posted') {
    const day = dayOf(now, terms.zone);
    const isOwn = lineOf(record.unit, (code) => terms.unitOn(code, day)?.parent).includes(command.registrar);
    if (!isOwn) return reject('person-of-another-unit', { unit: record.unit });
  }
  const { from, to } = absenceSpan(command, terms.zone);
  const said = absences.find((absence) => absence.from === from);
  if (to < from || (to === from && !said)) return reject('absence-ends-before-it-begins');
  return said?.to === to ? accept() : accept({ type: AbsenceRecorded.type, data: { person: record.code, from, to } });
}

/** A unit and those above it. */
function lineOf(unit: string, parentOf: (code: string) => string | null | undefined): readonly string[] {
  const line: string[] = [];
  let code: string | null | undefined = unit;
  while (code !== null && code !== undefined && !line.includes(code)) {
    line.push(code);
    code = parentOf(code);
  }
  return line;
}
