import { reject, type Rejection } from '@kaoji/kernel';
import type { FileRow } from './files.store.js';

/** A paper of an event that names a file of ours. */
export interface NamedFile {
  readonly fileId: string;
  readonly sha256: string;
}

/** A file that would be deleted within this time is too old to be named: 5 minutes. */
const margin = 5 * 60_000;

/** The files that a validated payload names as evidence. */
export function filesNamed(data: Readonly<Record<string, unknown>>): readonly NamedFile[] {
  const { evidence } = data;
  if (!Array.isArray(evidence)) return [];
  return (evidence as readonly Partial<NamedFile>[]).flatMap(({ fileId, sha256 }) =>
    fileId === undefined || sha256 === undefined ? [] : [{ fileId, sha256 }],
  );
}

const isGoing = ({ dropAt }: FileRow, now: string): boolean =>
  dropAt !== null && Date.parse(dropAt) - margin <= Date.parse(now);

/** Why a file cannot be evidence: it is not there, or other bytes than the event says. */
export function refusalOfFile(
  { fileId, sha256 }: NamedFile,
  files: ReadonlyMap<string, FileRow>,
  now: string,
): Rejection | undefined {
  const file = files.get(fileId);
  if (!file || isGoing(file, now)) return reject('unknown-file', { file: fileId });
  return file.sha256 === sha256 ? undefined : reject('file-mismatch', { file: fileId });
}
