import { reject, type Rejection } from '@kaoji/kernel';

/** Where a page ends: the sort key of its last row, part by part. */
export type Cursor = readonly string[];

/** A page of a list; `next` is to be given back as `cursor`, and is null on the last page. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** Characters of a cursor. */
export const longestCursor = 2_000;

/** The opaque text of a cursor. */
export const cursorText = (key: Cursor): string => Buffer.from(JSON.stringify(key)).toString('base64url');

/**
 * A page out of up to `limit + 1` rows: the row too many only tells that there is more.
 * @param keyOf what the list is sorted by, unique, e.g. `(row) => [row.dueAt, row.id]`
 */
export function pageOf<T>(rows: readonly T[], limit: number, keyOf: (row: T) => Cursor): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? cursorText(keyOf(last)) : null };
}

function partsOf(text: string): readonly unknown[] | undefined {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    return Array.isArray(parts) ? (parts as unknown[]) : undefined;
  } catch {
    return undefined;
  }
}

const isSound = (part: unknown, shape: RegExp | undefined): part is string =>
  typeof part === 'string' &&
  shape !== undefined &&
  part.isWellFormed() &&
  !part.includes('\u0000') &&
  part.search(shape) !== -1;

/**
 * The cursor of a request, nothing for the first page. A cursor may be forged: each part has to have the shape that
 * its column can be compared with, e.g. `[/^\d{1,18}$/]`.
 */
export function cursorFrom(text: string | undefined, shape: readonly RegExp[]): Cursor | undefined | Rejection {
  if (text === undefined) return undefined;
  const parts = text.length > longestCursor ? undefined : partsOf(text);
  const sound = parts?.length === shape.length && parts.every((part, index) => isSound(part, shape[index]));
  return sound ? (parts as Cursor) : reject('invalid-cursor');
}
