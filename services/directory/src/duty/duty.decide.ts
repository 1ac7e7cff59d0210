import { DutyRecorded } from '@kaoji/contracts';
import { accept, type Decision } from '@kaoji/kernel';
import { refuseUnknownPeople, type DirectoryTerms } from '../terms/directory-terms.policy.js';
import type { DutyEvent, DutyState } from './duty.state.js';

/** `load` leaves a day that is given away as it is. */
export interface DutyCommand {
  readonly type: 'load' | 'give';
  readonly date: string;
  readonly person: string;
}

/** Who is on duty 值班 on a day (domain.md 1, Responsibility). */
export function decideDuty(
  { type, date, person }: DutyCommand,
  state: DutyState,
  terms: DirectoryTerms,
): Decision<DutyEvent> {
  if (state.person === person || (type === 'load' && state.person !== null)) return accept();
  const refusal = type === 'give' ? refuseUnknownPeople([person], terms) : undefined;
  return refusal ?? accept({ type: DutyRecorded.type, data: { date, person } });
}
