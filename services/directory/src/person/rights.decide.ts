import { PersonRecorded, RightsProposalDropped, RightsProposed } from '@kaoji/contracts';
import { accept, reject, type Decision } from '@kaoji/kernel';
import type { DirectoryCircumstances } from '../terms/directory-terms.policy.js';
import { refuseUnlessTwo } from '../terms/two-people.policy.js';
import type { PersonEvent, PersonState } from './person.state.js';

export type RightsCommand =
  | { readonly type: 'propose-rights'; readonly roles: readonly string[] }
  | { readonly type: 'confirm-rights'; readonly roles: readonly string[] }
  | { readonly type: 'drop-rights-proposal' };

/** The roles that manage people, see the rights table. */
const offices = ['administrator', 'organisation-department'];

const sameRoles = (a: readonly string[], b: readonly string[]): boolean =>
  [...a].sort().join(' ') === [...b].sort().join(' ');

/** Rights are given and taken by two people: one proposes, another confirms, neither of them for themselves (architecture.md, Security). */
export function decideRights(
  command: RightsCommand,
  { record, proposal }: PersonState,
  context: DirectoryCircumstances,
): Decision<PersonEvent> {
  if (!record) return reject('subject-unknown');
  if (!record.active) return reject('person-unknown', { person: record.code });
  const { actor } = context;
  const person = record.code;
  switch (command.type) {
    case 'propose-rights': {
      if (actor === person) return reject('own-rights');
      const roles = [...new Set(command.roles)].sort();
      return accept({ type: RightsProposed.type, data: { person, roles, proposedBy: actor } });
    }
    case 'confirm-rights': {
      if (!proposal) return reject('nothing-proposed');
      if (actor === person) return reject('own-rights');
      if (!sameRoles(command.roles, proposal.roles)) return reject('another-proposal');
      const refusal = refuseUnlessTwo(proposal.proposedBy, context, offices, person);
      return refusal ?? accept({ type: PersonRecorded.type, data: { ...record, roles: [...proposal.roles] } });
    }
    case 'drop-rights-proposal':
      if (!proposal) return reject('nothing-proposed');
      return accept({ type: RightsProposalDropped.type, data: { person, droppedBy: actor } });
  }
}
