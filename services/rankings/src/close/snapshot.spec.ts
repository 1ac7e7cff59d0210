import { sha256 } from '@kaoji/kernel';
import { onlySupervision, internalCases, rankedJson } from '../spec-fixtures/figures.js';
import { rankedUnits, type ComputationParts } from './computations.js';
import { bytesOf, rankingDay, type Snapshot } from './snapshot.js';

const snapshot: Snapshot = {
  ...{ period: '2026-10', asOf: '2026-11-04T09:30:00.000Z', zone: 'Asia/Shanghai', scheme: onlySupervision },
  ...{ schemeVersion: 1, units: [], explanation: {} },
  rankings: [rankedJson({ a: { '2026-10': internalCases(20, 19) } })],
};

describe('[M31] the bytes of a snapshot', () => {
  it('are canonical: the order in which members were written makes no difference', () => {
    const turned = Object.fromEntries(Object.entries(snapshot).reverse()) as unknown as Snapshot;
    expect(bytesOf(turned)).toStrictEqual(bytesOf(snapshot));
  });

  it('are known by their SHA-256', () => {
    const { text, digest } = bytesOf(snapshot);
    expect(digest).toBe(sha256(text).toString('hex'));
    expect(JSON.parse(text)).toStrictEqual(JSON.parse(JSON.stringify(snapshot)));
  });

  it.each([
    ['the time up to which it looked', { asOf: '2026-11-04T09:30:00.001Z' }],
    ['the version of the scheme', { schemeVersion: 2 }],
    ['the zone', { zone: 'Etc/UTC' }],
    ['a rule of the scheme', { scheme: { ...onlySupervision, bonusCap: '6' } }],
  ])('differ by %s', (_, more) => {
    expect(bytesOf({ ...snapshot, ...more }).digest).not.toBe(bytesOf(snapshot).digest);
  });
});

describe('the units of a period', () => {
  it.each([
    ['2026-10', '2026-10-31'],
    ['2026-02', '2026-02-28'],
    ['2026-Q3', '2026-09-30'],
    ['2026', '2026-12-31'],
  ])('of %s are those of %s, its last day', (period, day) => {
    expect(rankingDay(period)).toBe(day);
  });

  it('are asked for on that day, and those without a category are not ranked', () => {
    const asked: string[] = [];
    const unit = { code: 'D01', name: '水务局', kind: 'department', category: 'departments', parent: null };
    const directory = {
      unitsOn: (day: string) => {
        asked.push(day);
        return [unit, { ...unit, code: 'D02', category: null }, { ...unit, code: 'D03', category: undefined }];
      },
    } as unknown as ComputationParts['directory'];
    expect(rankedUnits(directory, '2026-Q4')).toStrictEqual([
      { code: 'D01', name: '水务局', category: 'departments', kind: 'department' },
    ]);
    expect(asked).toStrictEqual(['2026-12-31']);
  });
});
