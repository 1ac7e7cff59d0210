import type { Instant } from '@kaoji/kernel';
import { DateTime } from 'luxon';
import type { PeriodClose } from './period-close.state.js';

/** What was recorded in the close's last second has time to arrive. */
const secondsAfterClose = 20;

/** The step that sets the marker: armed as soon as nobody is waited for. */
export function closeAgenda({
  closesAt,
  awaited,
}: PeriodClose): readonly { readonly kind: 'close'; readonly round: string; readonly at: Instant }[] {
  if (closesAt === null || awaited.length > 0) return [];
  return [{ kind: 'close', round: '1', at: secondsLater(closesAt) }];
}

const secondsLater = (at: Instant): Instant =>
  DateTime.fromISO(at, { zone: 'utc' }).plus({ seconds: secondsAfterClose }).toISO({ suppressMilliseconds: false }) ??
  at;

/** Those of the composition that set their markers before a service, as far as its contracts let it see them. */
export const awaitedBefore = (
  order: Readonly<Record<string, readonly string[]>>,
  service: string,
  seen: readonly string[],
): readonly string[] => (order[service] ?? []).filter((producer) => seen.includes(producer));
