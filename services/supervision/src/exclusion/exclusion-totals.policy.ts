import { exact, published } from '@kaoji/kernel';

/** A case that was taken out of the rates. */
export interface Excluded {
  readonly unit: string;
  readonly reason: string;
}

export interface ExclusionTotal {
  readonly unit: string;
  readonly total: number;
  readonly reasons: readonly { readonly reason: string; readonly count: number }[];
}

/** More than one case in ten is a signal (domain.md 3, Exclusion). */
const signalOver = '0.1';

const counted = (values: readonly string[]): readonly (readonly [value: string, count: number])[] =>
  [...new Set(values)].sort().map((value) => [value, values.filter((one) => one === value).length]);

/** Totals per unit and reason, which are public (domain.md 3, Exclusion). */
export const exclusionTotals = (excluded: readonly Excluded[]): readonly ExclusionTotal[] =>
  counted(excluded.map(({ unit }) => unit)).map(([unit, total]) => {
    const reasons = excluded.filter((one) => one.unit === unit).map(({ reason }) => reason);
    return { unit, total, reasons: counted(reasons).map(([reason, count]) => ({ reason, count })) };
  });

/**
 * Which share of each unit's cases was taken out, in percent for reading; compared exactly. A unit none of whose cases
 * fell due has no share, and what was taken out is a signal.
 */
export const exclusionShares = (excluded: readonly Excluded[], cases: ReadonlyMap<string, number>): readonly object[] =>
  exclusionTotals(excluded).map(({ unit, total }) => {
    const all = cases.get(unit) ?? 0;
    const share = all === 0 ? null : exact(total).div(all);
    return {
      ...{ unit, excluded: total, cases: all },
      share: share === null ? null : published(share.times(100)),
      signal: share === null || share.gt(signalOver),
    };
  });
