import type { IANAZone } from 'luxon';
import { firstDayOfYear } from './civil-date.js';
import { DAY_MS } from './instant.js';

/** A span of office hours in minutes since local midnight. */
export interface MinuteSpan {
  readonly from: number;
  readonly to: number;
}

/** What a year's table is built from. */
export interface YearSource {
  readonly zone: IANAZone;
  readonly officeHours: readonly MinuteSpan[];
  isWorking(day: number): boolean;
}

/** One local year, worked out once: all deadlines are looked up here. Index 0 is 1 January. */
export interface YearTable {
  readonly year: number;
  readonly firstDay: number;
  readonly length: number;
  /** UTC milliseconds at which each local day starts; one more than days. */
  readonly midnights: Float64Array;
  readonly working: Uint8Array;
  /** Working days before each day of the year; one more than days. */
  readonly workedBefore: Uint16Array;
  /** Indices of the working days. */
  readonly workedDays: Uint16Array;
  /** Office milliseconds before each day of the year; one more than days. */
  readonly officeBefore: Float64Array;
  /** Per day, `opening, close` of each span in UTC milliseconds, whether it is a working day or not. */
  readonly spans: Float64Array;
}

/** Offset of a zone from UTC in milliseconds at an instant. */
export const offsetAt = (zone: IANAZone, ms: number): number => zone.offset(ms) * 60_000;

/**
 * UTC milliseconds of a local time of day, given the zone's offsets about a day before and after. A time that the
 * spring change leaves out moves on by the change; of one that autumn repeats the first is meant.
 */
export function localInstant(zone: IANAZone, local: number, before: number, after: number): number {
  if (before === after || offsetAt(zone, local - before) === before) return local - before;
  return offsetAt(zone, local - after) === after ? local - after : local - before;
}

/** Works a year out. */
export function yearTable(source: YearSource, year: number): YearTable {
  const firstDay = firstDayOfYear(year);
  const length = firstDayOfYear(year + 1) - firstDay;
  const offsets = Array.from({ length: length + 3 }, (_, index) =>
    offsetAt(source.zone, (firstDay + index - 1) * DAY_MS),
  );
  const localMs = (index: number, minutes: number): number =>
    localInstant(
      source.zone,
      (firstDay + index) * DAY_MS + minutes * 60_000,
      offsets[index] ?? 0,
      offsets[index + 2] ?? 0,
    );
  const midnights = Float64Array.from({ length: length + 1 }, (_, index) => localMs(index, 0));
  const working = Uint8Array.from({ length }, (_, index) => (source.isWorking(firstDay + index) ? 1 : 0));
  const spans = Float64Array.from(
    Array.from({ length }, (_, index) =>
      source.officeHours.flatMap(({ from, to }) => [localMs(index, from), localMs(index, to)]),
    ).flat(),
  );
  const workedDays = Uint16Array.from([...working.keys()].filter((index) => working[index] === 1));
  return { year, firstDay, length, midnights, working, workedDays, spans, ...sums(working, spans) };
}

function sums(working: Uint8Array, spans: Float64Array): Pick<YearTable, 'workedBefore' | 'officeBefore'> {
  const workedBefore = new Uint16Array(working.length + 1);
  const officeBefore = new Float64Array(working.length + 1);
  const width = spans.length / working.length;
  for (let index = 0; index < working.length; index += 1) {
    let office = 0;
    for (let at = index * width; working[index] === 1 && at < (index + 1) * width; at += 2) {
      office += (spans[at + 1] ?? 0) - (spans[at] ?? 0);
    }
    workedBefore[index + 1] = (workedBefore[index] ?? 0) + (working[index] ?? 0);
    officeBefore[index + 1] = (officeBefore[index] ?? 0) + office;
  }
  return { workedBefore, officeBefore };
}
