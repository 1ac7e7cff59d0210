import { DateTime } from 'luxon';

/**
 * An instant as it stands in events: RFC 3339 in UTC with whole milliseconds, `2026-10-08T02:00:00.000Z`.
 * Two instants compare as strings.
 */
export type Instant = string;

/** Tells what time it is for the domain: database time, or the drill time while an installation is in drill mode. */
export interface Clock {
  now(): Instant;
}

/** The instant of an RFC 3339 time with offset. @throws RangeError for a time that does not exist. */
export function toInstant(time: string): Instant {
  const parsed = DateTime.fromISO(time, { setZone: true }).toUTC();
  const text = parsed.toISO({ suppressMilliseconds: false });
  if (text === null) throw new RangeError(`${time} is no time`);
  return text;
}
