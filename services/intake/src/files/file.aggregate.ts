import { digestId } from '@kaoji/kernel';
import type { Aggregate } from '@kaoji/messaging';
import { decideFile, type FileCommand } from './file.decide.js';
import { evolveFile, noFile, type FileEvent, type FileState } from './file.state.js';

export const fileConcept = 'file';

/** The due step that deletes a file that nothing names. */
export const dropStep = 'drop-unreferenced-file';

export const fileStream = (id: string): string => `${fileConcept}/${id}`;

/** The same bytes from the same unit are the same file: an upload that is repeated leaves one. */
export const fileIdOf = (unit: string, sha256: string): string => digestId('file', unit, sha256);

export const fileAggregate: Aggregate<FileState, FileCommand, FileEvent, unknown> = {
  concept: fileConcept,
  table: 'file',
  fold: 1,
  initial: noFile,
  evolve: evolveFile,
  decide: decideFile,
  agenda: ({ dropAt, round }) => (dropAt === null ? [] : [{ kind: dropStep, round: String(round), at: dropAt }]),
  columns: [
    { name: 'status', type: 'text', of: ({ status }) => status },
    { name: 'sha256', type: 'text', of: ({ sha256 }) => sha256 },
    { name: 'unit', type: 'text', of: ({ unit }) => unit },
    { name: 'drop_at', type: 'timestamptz', of: ({ dropAt }) => dropAt },
  ],
};
