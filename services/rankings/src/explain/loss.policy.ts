import { decimalText, exact, sum, type Exact } from '@kaoji/kernel';
import type { RowJson } from '../scoring/ranking-json.policy.js';

/** Points that something cost the total. */
export interface Loss {
  readonly what: string;
  readonly points: string;
}

interface Part {
  readonly part: string;
  readonly score: string | null;
  readonly weight: string;
}

/** What each part of a mean lost against 100, as its share of the mean. */
function lossesOf(
  parts: readonly Part[],
): readonly { readonly what: string; readonly points: Exact; readonly share: Exact }[] {
  const present = parts.filter(({ score }) => score !== null);
  const all = sum(present.map(({ weight }) => exact(weight)));
  if (all.isZero()) return [];
  return present.map(({ part, score, weight }) => {
    const share = exact(weight).div(all);
    return { what: part, share, points: share.times(exact(100).minus(score ?? 100)) };
  });
}

/** What a unit lost in the total, the most first: citizens' rates, internal lateness, slips, rework. */
export function lossesInTotal(row: RowJson): readonly Loss[] {
  const present = row.dimensions.filter(({ score }) => score !== null);
  const supervision = present.find(({ dimension }) => dimension === 'supervision');
  const all = sum(present.map(({ weight }) => exact(weight)));
  if (all.isZero()) return [];
  const conduct = present.find(({ dimension }) => dimension === 'conduct');
  const own = conduct ? [{ what: 'conduct', points: lostIn(conduct, all) }] : [];
  return told([...own, ...(supervision ? lossesInSupervision(row, exact(supervision.weight).div(all)) : [])]);
}

const lostIn = ({ score, weight }: RowJson['dimensions'][number], all: Exact): Exact =>
  exact(weight)
    .div(all)
    .times(exact(100).minus(score ?? 100));

interface ExactLoss {
  readonly what: string;
  readonly points: Exact;
}

function lossesInSupervision(row: RowJson, share: Exact): readonly ExactLoss[] {
  const [citizens, ...others] = lossesOf(row.supervision.parts);
  const isCitizens = citizens?.what === 'citizens';
  const inParts = [
    ...(isCitizens
      ? lossesOf(row.supervision.citizens).map((one) => ({ ...one, points: one.points.times(citizens.share) }))
      : []),
    ...(isCitizens || !citizens ? others : [citizens, ...others]),
  ];
  const losses = [...inParts, ...deductedOf(row.supervision)];
  return losses.map(({ what, points }) => ({ what, points: points.times(share) }));
}

/** What cost nothing is not told. */
const told = (losses: readonly ExactLoss[]): readonly Loss[] =>
  losses
    .filter(({ points }) => points.greaterThan(0))
    .sort((a, b) => b.points.comparedTo(a.points) || (a.what < b.what ? -1 : 1))
    .map(({ what, points }) => ({ what, points: decimalText(points) }));

/** Points taken off; what slips cost above the most that they may cost is given back to each in proportion. */
function deductedOf({
  deductions,
}: RowJson['supervision']): readonly { readonly what: string; readonly points: Exact }[] {
  const taken = deductions.map(({ deduction, points }) => ({ what: deduction as string, points: exact(points) }));
  const isSlip = (what: string): boolean => what === 'orange' || what === 'red';
  const slips = sum(taken.filter(({ what }) => isSlip(what)).map(({ points }) => points));
  const givenBack = sum(taken.filter(({ what }) => what === 'slips-capped').map(({ points }) => points));
  return taken
    .filter(({ what }) => what !== 'slips-capped')
    .map(({ what, points }) => ({
      what,
      points: isSlip(what) ? points.times(slips.plus(givenBack)).div(slips) : points,
    }));
}
