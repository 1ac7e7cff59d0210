import { exact, firstRefusal, reject, sum, type Rejection } from '@kaoji/kernel';
import { weightOf, type SchemeContent } from './scheme.policy.js';

/** A category without any weight could never be ranked. */
function everyLineHasWeight({ lines }: SchemeContent): Rejection | undefined {
  const empty = lines.find(({ dimensions }) => weightOf(dimensions).lessThanOrEqualTo(0));
  return empty || lines.length === 0
    ? reject('scheme-without-weight', { category: empty?.category ?? '*' })
    : undefined;
}

const twice = (names: readonly string[]): string | undefined =>
  names.find((name, index) => names.indexOf(name) !== index);

/** Of two lines for the same category and kind of period nobody could say which one counts. */
function aLineStandsOnce({ lines }: SchemeContent): Rejection | undefined {
  const line = twice(lines.map(({ category, periodKind }) => `${category} ${periodKind}`));
  return line === undefined ? undefined : reject('scheme-line-twice', { line });
}

function aDimensionStandsOnceInALine({ lines }: SchemeContent): Rejection | undefined {
  const dimension = lines.map(({ dimensions }) => twice(dimensions.map((one) => one.dimension))).find(Boolean);
  return dimension === undefined ? undefined : reject('scheme-dimension-twice', { dimension });
}

/** What no line names would silently not be ranked: one line is for all the others. */
function oneLineIsForAllOthers({ lines }: SchemeContent): Rejection | undefined {
  const general = lines.some(({ category, periodKind }) => category === '*' && periodKind === '*');
  return general ? undefined : reject('scheme-without-general-line');
}

function aTieIsBrokenOnceByEach({ tieBreakers }: SchemeContent): Rejection | undefined {
  const tieBreaker = twice(tieBreakers);
  return tieBreaker === undefined ? undefined : reject('scheme-tie-breaker-twice', { tieBreaker });
}

function citizensPartsHaveWeight({ citizens }: SchemeContent): Rejection | undefined {
  const weight = sum(Object.values(citizens).map((one) => exact(one)));
  return weight.isZero() ? reject('scheme-without-citizens-weight') : undefined;
}

/** Excellent, good and pass go down. */
function gradesGoDown({ grades: { excellent, good, pass } }: SchemeContent): Rejection | undefined {
  const down = exact(excellent).greaterThan(good) && exact(good).greaterThan(pass);
  return down ? undefined : reject('scheme-grades-out-of-order', { excellent, good, pass });
}

/** More than all of the weight is never there: nobody would be ranked. */
function coverageCanBeReached({ coveragePercent }: SchemeContent): Rejection | undefined {
  return exact(coveragePercent).greaterThan(100)
    ? reject('scheme-coverage-beyond-all', { coveragePercent })
    : undefined;
}

const rules = [
  everyLineHasWeight,
  aLineStandsOnce,
  aDimensionStandsOnceInALine,
  oneLineIsForAllOthers,
  aTieIsBrokenOnceByEach,
  citizensPartsHaveWeight,
  gradesGoDown,
  coverageCanBeReached,
];

/** The first reason for which nothing could be ranked by a scheme. */
export const refusalOfScheme = (content: SchemeContent): Rejection | undefined =>
  firstRefusal(rules, content, null, null);
