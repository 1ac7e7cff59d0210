import type { EventOf, FileDropped, FileReferenced, FileStored } from '@kaoji/contracts';

export type FileEvent = EventOf<typeof FileStored | typeof FileReferenced | typeof FileDropped>;

/** An evidence file: `stored` is deleted at `dropAt` unless an event names it before, which makes it `kept`. */
export interface FileState {
  readonly status: 'none' | 'stored' | 'kept' | 'dropped';
  /** How often it was uploaded anew after being dropped, from 1. */
  readonly round: number;
  readonly dropAt: string | null;
  readonly sha256: string | null;
  readonly mediaType: string | null;
  readonly size: number | null;
  readonly unit: string | null;
}

export const noFile: FileState = {
  status: 'none',
  round: 0,
  dropAt: null,
  sha256: null,
  mediaType: null,
  size: null,
  unit: null,
};

export function evolveFile(state: FileState, event: FileEvent): FileState {
  switch (event.type) {
    case 'kaoji.intake.file-stored.v1':
      return { ...event.data, status: 'stored', round: state.round + 1 };
    case 'kaoji.intake.file-referenced.v1':
      return { ...state, status: 'kept', dropAt: null };
    case 'kaoji.intake.file-dropped.v1':
      return { ...state, status: 'dropped', dropAt: null };
  }
}
