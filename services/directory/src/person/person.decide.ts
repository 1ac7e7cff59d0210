import { PersonRecorded } from '@kaoji/contracts';
import { accept, canonicalJson, reject, type Decision, type Rejection } from '@kaoji/kernel';
import { decideAbsence, type AbsenceCommand } from '../absence/absence.decide.js';
import { dayOf, refuseUnknownPeople, type DirectoryCircumstances } from '../terms/directory-terms.policy.js';
import type { PersonEvent, PersonState } from './person.state.js';
import { decideRights, type RightsCommand } from './rights.decide.js';

export interface PersonFields {
  readonly name: string;
  readonly unit: string;
  readonly email: string | null;
  readonly standIn: string | null;
}

export type PersonCommand =
  | { readonly type: 'load'; readonly record: PersonRecorded }
  | ({ readonly type: 'record'; readonly code: string } & PersonFields)
  | ({ readonly type: 'change'; readonly active?: boolean } & Partial<PersonFields>)
  | RightsCommand
  | AbsenceCommand;

export function decidePerson(
  command: PersonCommand,
  state: PersonState,
  context: DirectoryCircumstances,
): Decision<PersonEvent> {
  switch (command.type) {
    case 'load':
      return state.record ? accept() : accept(recorded(command.record));
    case 'record': {
      const { type: _, ...fields } = command;
      if (state.record) return reject('person-exists');
      return (
        refuseUnknownPlace(command, command.code, context) ?? accept(recorded({ ...fields, roles: [], active: true }))
      );
    }
    case 'change':
      return change(command, state, context);
    case 'propose-rights':
    case 'confirm-rights':
    case 'drop-rights-proposal':
      return decideRights(command, state, context);
    case 'be-absent':
    case 'be-absent-as-posted':
      return decideAbsence(command, state, context);
  }
}

const recorded = (data: PersonRecorded): PersonEvent => ({ type: PersonRecorded.type, data });

/** Rights reach over the unit: whoever moves to another leaves them behind, and two people give them anew. */
function change(
  { type: _, ...changes }: Extract<PersonCommand, { type: 'change' }>,
  { record }: PersonState,
  context: DirectoryCircumstances,
): Decision<PersonEvent> {
  if (!record) return reject('subject-unknown');
  const refusal = refuseUnknownPlace(changes, record.code, context);
  if (refusal) return refusal;
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  const next = { ...record, ...given };
  const keepsRights = next.unit === record.unit && next.active;
  const after = keepsRights ? next : { ...next, roles: [] };
  return canonicalJson(after) === canonicalJson(record) ? accept() : accept(recorded(after));
}

function refuseUnknownPlace(
  { unit, standIn }: Partial<PersonFields>,
  own: string,
  { now, terms }: DirectoryCircumstances,
): Rejection | undefined {
  if (unit !== undefined && !terms.unitOn(unit, dayOf(now, terms.zone))) return reject('unit-unknown', { unit });
  if (standIn === null || standIn === undefined) return undefined;
  return standIn === own ? reject('own-stand-in') : refuseUnknownPeople([standIn], terms);
}
