import type { UnitRecorded } from '@kaoji/contracts';
import { rankedUnits } from './computations.js';

const recorded = (code: string, category: string | null, name: string): UnitRecorded => ({
  ...{ code, name, parent: null, kind: 'department', category, validFrom: '2011-01-01', validTo: null },
  ...{ successors: [], roles: { handlers: [] } },
});

/** B moves into another category on 31 October, C is closed with that day, D has none. */
const directory = {
  unitsOn: (day: string) => [
    recorded('A', 'bureaus', 'A'),
    recorded('B', day < '2026-10-31' ? 'bureaus' : 'offices', 'B'),
    ...(day < '2026-10-31' ? [recorded('C', 'bureaus', 'C')] : []),
    recorded('D', null, 'D'),
  ],
  calendar: () => {
    throw new Error('which units are ranked is no matter of working days');
  },
};
const categories = (period: string) =>
  rankedUnits(directory, period).map(({ code, category }) => `${code} ${category}`);

describe('[M1] the units that a period ranks', () => {
  it.each([
    ['2026-09', ['A bureaus', 'B bureaus', 'C bureaus']],
    ['2026-10', ['A bureaus', 'B offices']],
    ['2026-Q3', ['A bureaus', 'B bureaus', 'C bureaus']],
    ['2026-Q4', ['A bureaus', 'B offices']],
    ['2025', ['A bureaus', 'B bureaus', 'C bureaus']],
    ['2026', ['A bureaus', 'B offices']],
  ])('of %s are those of its last day, each in the category of that day: %j', (period, expected) => {
    expect(categories(period)).toStrictEqual(expected);
  });
});
