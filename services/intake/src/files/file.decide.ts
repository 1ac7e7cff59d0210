import { addHours } from '@kaoji/calendar';
import { FileDropped, FileReferenced, FileStored } from '@kaoji/contracts';
import { accept, reject, type Decision } from '@kaoji/kernel';
import type { FileEvent, FileState } from './file.state.js';

/** Hours after which a file that no event names is deleted: 7 days. */
export const hoursUnreferenced = 7 * 24;

export interface StoredContent {
  readonly sha256: string;
  readonly mediaType: string;
  readonly size: number;
  readonly unit: string;
}

export type FileCommand =
  | { readonly type: 'store'; readonly content: StoredContent }
  | { readonly type: 'refer'; readonly receipt: string }
  /** The 7 days are over. */
  | { readonly type: 'drop' };

const isThere = ({ status }: FileState): boolean => status === 'stored' || status === 'kept';

/** The same file of the same unit again is the file that is there; after it was dropped it begins anew. */
export function decideFile(
  command: FileCommand,
  state: FileState,
  { now }: { readonly now: string },
): Decision<FileEvent> {
  switch (command.type) {
    case 'store':
      if (isThere(state)) return accept();
      return accept({ type: FileStored.type, data: { ...command.content, dropAt: addHours(now, hoursUnreferenced) } });
    case 'refer':
      if (state.status === 'kept') return accept();
      if (state.status !== 'stored') return reject('unknown-file');
      return accept({ type: FileReferenced.type, data: { receipt: command.receipt } });
    case 'drop':
      return state.status === 'stored' ? accept({ type: FileDropped.type, data: {} }) : accept();
  }
}
