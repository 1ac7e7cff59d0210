import { KeyProposalDropped, KeyProposed, KeyRecorded, postedType } from '@kaoji/contracts';
import { accept, firstRefusal, reject, type Decision, type Instant, type Rejection } from '@kaoji/kernel';
import { dayOf, type DirectoryCircumstances } from '../terms/directory-terms.policy.js';
import { refuseUnlessTwo } from '../terms/two-people.policy.js';
import type { KeyEvent, KeyState } from './key.state.js';

/** What is asked of a key; its secret is known here by its digest alone. */
export interface KeyTerms {
  readonly id: string;
  readonly unit: string;
  readonly types: readonly string[];
  readonly rights: readonly string[];
  readonly digest: string;
  readonly expiresAt: Instant;
}

type Issue = { readonly type: 'issue' } & KeyTerms;

export type KeyCommand =
  | { readonly type: 'load'; readonly record: KeyRecorded; readonly proposedBy?: string | undefined }
  | Issue
  | { readonly type: 'confirm' }
  | { readonly type: 'drop-proposal' }
  | { readonly type: 'revoke' };

/** The roles that manage keys, see the rights table. */
const offices = ['administrator'];

/** Others' affairs are not one person's to open (contract.md, Own or others). */
export const needsTwoPeople = (rights: readonly string[]): boolean => rights.includes('for-others');

export function decideKey(command: KeyCommand, state: KeyState, context: DirectoryCircumstances): Decision<KeyEvent> {
  switch (command.type) {
    case 'load':
      return state.record || state.proposal ? accept() : load(command);
    case 'issue':
      return (
        firstRefusal([itsIdIsNew, itsUnitExists, itsTypesAreKnown, itExpiresLater], command, state, context) ??
        issue(command, context)
      );
    case 'confirm':
      return confirm(state, context);
    case 'drop-proposal':
      if (!state.proposal) return reject('nothing-proposed');
      return accept({ type: KeyProposalDropped.type, data: { id: state.proposal.id, droppedBy: context.actor } });
    case 'revoke':
      if (!state.record) return reject('key-unknown');
      return state.record.revoked ? accept() : accept(recorded({ ...state.record, revoked: true }));
  }
}

/** Loaded by who confirms it, proposed by another where it needs two. */
function load({ record, proposedBy }: Extract<KeyCommand, { type: 'load' }>): Decision<KeyEvent> {
  if (proposedBy === undefined) return accept(recorded(record));
  const { revoked: _, ...key } = record;
  return accept({ type: KeyProposed.type, data: { ...key, proposedBy } }, recorded(record));
}

const recorded = (data: KeyRecorded): KeyEvent => ({ type: KeyRecorded.type, data });

const itsIdIsNew = (_: Issue, { record, proposal }: KeyState): Rejection | undefined =>
  record || proposal ? reject('key-exists') : undefined;

const itsUnitExists = ({ unit }: Issue, _: KeyState, { now, terms }: DirectoryCircumstances): Rejection | undefined =>
  terms.unitOn(unit, dayOf(now, terms.zone)) ? undefined : reject('unit-unknown', { unit });

function itsTypesAreKnown({ types }: Issue): Rejection | undefined {
  const unknown = types.find((type) => type !== '*' && !postedType(type));
  return unknown === undefined ? undefined : reject('type-unknown', { type: unknown });
}

const itExpiresLater = ({ expiresAt }: Issue, _: KeyState, { now }: DirectoryCircumstances): Rejection | undefined =>
  expiresAt <= now ? reject('expiry-over') : undefined;

function issue({ type: _, ...given }: Issue, { actor }: DirectoryCircumstances): Decision<KeyEvent> {
  const key = { ...given, types: [...given.types], rights: [...given.rights] };
  if (needsTwoPeople(key.rights)) return accept({ type: KeyProposed.type, data: { ...key, proposedBy: actor } });
  return accept(recorded({ ...key, revoked: false }));
}

function confirm({ proposal }: KeyState, context: DirectoryCircumstances): Decision<KeyEvent> {
  if (!proposal) return reject('nothing-proposed');
  const { proposedBy, ...key } = proposal;
  return refuseUnlessTwo(proposedBy, context, offices) ?? accept(recorded({ ...key, revoked: false }));
}
