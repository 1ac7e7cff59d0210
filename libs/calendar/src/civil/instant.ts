import { DateTime } from 'luxon';
import { dateText, dayOfText } from './civil-date.js';

/** Milliseconds of a day without a clock change. */
export const DAY_MS = 86_400_000;

/** An instant as text: UTC with milliseconds, `2026-10-08T09:30:00.000Z`. */
export type Instant = string;

const inUtcWithMilliseconds = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

/**
 * Milliseconds since 1970 of an instant. Other ISO 8601 forms are read too; one without an offset is read as UTC.
 * @throws RangeError for a text that is no instant: callers validate input before.
 */
export function msOf(instant: Instant): number {
  const day = inUtcWithMilliseconds.test(instant) ? dayOfText(instant.slice(0, 10)) : undefined;
  if (day === undefined) return msOfOtherForm(instant);
  const hour = Number(instant.slice(11, 13));
  const minute = Number(instant.slice(14, 16));
  const second = Number(instant.slice(17, 19));
  return day * DAY_MS + hour * 3_600_000 + minute * 60_000 + second * 1000 + Number(instant.slice(20, 23));
}

function msOfOtherForm(instant: string): number {
  const parsed = DateTime.fromISO(instant, { zone: 'utc' });
  if (!parsed.isValid) throw new RangeError(`no instant: ${instant}`);
  return parsed.toMillis();
}

const padded = (number: number, length: number): string => String(number).padStart(length, '0');

/** The instant's text for milliseconds since 1970; a fraction of a millisecond is cut. */
export function instantOf(ms: number): Instant {
  const day = Math.floor(ms / DAY_MS);
  const rest = Math.floor(ms - day * DAY_MS);
  const hour = padded(Math.floor(rest / 3_600_000), 2);
  const minute = padded(Math.floor(rest / 60_000) % 60, 2);
  const second = padded(Math.floor(rest / 1000) % 60, 2);
  return `${dateText(day)}T${hour}:${minute}:${second}.${padded(rest % 1000, 3)}Z`;
}
