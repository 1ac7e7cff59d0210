import type { EventOf, KeyProposalDropped, KeyProposed, KeyRecorded } from '@kaoji/contracts';

export type KeyEvent = EventOf<typeof KeyRecorded | typeof KeyProposed | typeof KeyProposalDropped>;

export interface KeyState {
  readonly record: Readonly<KeyRecorded> | null;
  /** Waits for a second person. */
  readonly proposal: Readonly<KeyProposed> | null;
}

export const keyFold = 1;

export const noKey: KeyState = { record: null, proposal: null };

export function evolveKey(state: KeyState, event: KeyEvent): KeyState {
  switch (event.type) {
    case 'kaoji.directory.key-proposed.v1':
      return { ...state, proposal: event.data };
    case 'kaoji.directory.key-proposal-dropped.v1':
      return { ...state, proposal: null };
    case 'kaoji.directory.key-recorded.v1':
      return { record: event.data, proposal: null };
  }
}
