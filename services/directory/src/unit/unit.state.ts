import type { EventOf, SuccessionSigned, UnitKind, UnitRecorded, UnitSucceeded } from '@kaoji/contracts';

export type UnitEvent = EventOf<typeof UnitRecorded | typeof UnitSucceeded | typeof SuccessionSigned>;

/** What can be said of a unit beside its people. */
export interface UnitFields {
  readonly name: string;
  readonly parent: string | null;
  readonly kind: UnitKind;
  readonly category: string | null;
}

/** A unit with all that it was and will be. */
export interface UnitState {
  /** In the order of `validFrom`, one per day. */
  readonly records: readonly Readonly<UnitRecorded>[];
  /** The signed list that waits for its day. */
  readonly signed: Readonly<SuccessionSigned> | null;
}

export const unitFold = 1;

export const noUnit: UnitState = { records: [], signed: null };

const byValidFrom = (a: UnitRecorded, b: UnitRecorded): number => (a.validFrom < b.validFrom ? -1 : 1);

export function evolveUnit(state: UnitState, event: UnitEvent): UnitState {
  switch (event.type) {
    case 'kaoji.directory.unit-recorded.v1': {
      const others = state.records.filter(({ validFrom }) => validFrom !== event.data.validFrom);
      return { ...state, records: [...others, event.data].sort(byValidFrom) };
    }
    case 'kaoji.directory.succession-signed.v1':
      return { ...state, signed: event.data };
    case 'kaoji.directory.unit-succeeded.v1':
      return { ...state, signed: null };
  }
}

/** The record that nothing follows. */
export const latestOf = (state: UnitState): Readonly<UnitRecorded> | undefined => state.records.at(-1);
