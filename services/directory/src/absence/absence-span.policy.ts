import type { Instant } from '@kaoji/kernel';
import { DateTime } from 'luxon';
import { endOfDay, startOfDay } from '../terms/directory-terms.policy.js';

const isDay = (text: string): boolean => text.length === 10;

const instantOf = (time: string): Instant =>
  DateTime.fromISO(time, { setZone: true }).toUTC().toISO({ suppressMilliseconds: false }) ?? '';

/** The instants of an absence given by days, which count whole in the installation's zone, or by times; the end is outside. */
export const absenceSpan = (
  { from, to }: { readonly from: string; readonly to: string },
  zone: string,
): { readonly from: Instant; readonly to: Instant } => ({
  from: isDay(from) ? startOfDay(from, zone) : instantOf(from),
  to: isDay(to) ? endOfDay(to, zone) : instantOf(to),
});
