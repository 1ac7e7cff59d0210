import type { AbsenceRecorded, EventOf, PersonRecorded, RightsProposalDropped, RightsProposed } from '@kaoji/contracts';

export type PersonEvent = EventOf<
  typeof PersonRecorded | typeof AbsenceRecorded | typeof RightsProposed | typeof RightsProposalDropped
>;

export interface PersonState {
  readonly record: Readonly<PersonRecorded> | null;
  /** One per beginning. */
  readonly absences: readonly Readonly<AbsenceRecorded>[];
  /** Waits for a second person; whatever else changes of the person voids it. */
  readonly proposal: Readonly<RightsProposed> | null;
}

export const personFold = 1;

export const nobody: PersonState = { record: null, absences: [], proposal: null };

export function evolvePerson(state: PersonState, event: PersonEvent): PersonState {
  switch (event.type) {
    case 'kaoji.directory.person-recorded.v1':
      return { ...state, record: event.data, proposal: null };
    case 'kaoji.directory.absence-recorded.v1': {
      const others = state.absences.filter(({ from }) => from !== event.data.from);
      return { ...state, absences: [...others, event.data] };
    }
    case 'kaoji.directory.rights-proposed.v1':
      return { ...state, proposal: event.data };
    case 'kaoji.directory.rights-proposal-dropped.v1':
      return { ...state, proposal: null };
  }
}
