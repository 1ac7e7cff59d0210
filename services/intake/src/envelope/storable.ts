import { reject, type Rejection } from '@kaoji/kernel';

/** How deep an event may be nested, the event itself being the first level (messaging.md, One executor). */
export const deepestEvent = 20;

/** What one event may weigh in bytes, as canonical JSON (messaging.md, One executor). */
export const heaviestEvent = 256 * 1024;

const isSound = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

/**
 * Whether Postgres and canonical JSON can carry a value: one event that they cannot would fail its whole batch
 * (messaging.md, One executor). Looks no deeper than it must, so that no nesting exhausts the stack.
 */
export function unstorable(value: unknown, level = 1): Rejection | undefined {
  if (typeof value === 'string') return isSound(value) ? undefined : reject('invalid-text');
  if (typeof value !== 'object' || value === null) return undefined;
  if (level > deepestEvent) return reject('too-deep', { limit: deepestEvent });
  if (Array.isArray(value)) return firstUnstorable(value, level + 1);
  const names = Object.keys(value);
  if (!names.every(isSound)) return reject('invalid-text');
  return firstUnstorable(Object.values(value), level + 1);
}

function firstUnstorable(values: readonly unknown[], level: number): Rejection | undefined {
  for (const value of values) {
    const refusal = unstorable(value, level);
    if (refusal) return refusal;
  }
  return undefined;
}
