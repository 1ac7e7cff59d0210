import type { UnitRecorded } from '@kaoji/contracts';
import { ancestorsOn, isBelowOn, standingFor, unitOn, unitsOn, type UnitRecords } from './unit-tree.policy.js';

const unit = (code: string, parent: string | null, changes: Partial<UnitRecorded> = {}): UnitRecorded => ({
  code,
  name: code,
  parent,
  kind: 'department',
  category: null,
  validFrom: '2026-01-01',
  validTo: null,
  successors: [],
  roles: { handlers: [] },
  ...changes,
});

const records = (...units: readonly UnitRecorded[]): UnitRecords =>
  new Map(units.map(({ code }) => [code, units.filter((one) => one.code === code)]));

describe('a unit in time', () => {
  const units = records(
    unit('health', 'city'),
    unit('health', 'county', { validFrom: '2026-07-01', name: 'Health and Care' }),
    unit('old', 'city', { validTo: '2026-10-15', successors: ['health'] }),
  );

  it.each([
    ['2025-12-31', undefined],
    ['2026-01-01', 'health'],
    ['2026-06-30', 'health'],
    ['2026-07-01', 'Health and Care'],
  ])('is on %s what its newest record that has begun says: %s', (day, name) => {
    expect(unitOn(units, 'health', day)?.name).toBe(name);
  });

  it.each([
    ['2026-10-14', 'old'],
    ['2026-10-15', undefined],
  ])('ends before the day of validTo: on %s it is %s', (day, code) => {
    expect(unitOn(units, 'old', day)?.code).toBe(code);
  });

  it('is listed on the days on which it exists', () => {
    expect(unitsOn(units, '2026-10-14').map(({ code }) => code)).toStrictEqual(['health', 'old']);
    expect(unitsOn(units, '2026-10-15').map(({ code }) => code)).toStrictEqual(['health']);
  });
});

describe('the tree', () => {
  const units = records(
    unit('city', null),
    unit('a', 'city'),
    unit('b', 'city'),
    unit('station', 'a'),
    unit('station', 'b', { validFrom: '2026-07-01' }),
    unit('x', 'y'),
    unit('y', 'x'),
  );

  it('is walked as it stood on the day', () => {
    expect(ancestorsOn(units, 'station', '2026-06-30').map(({ code }) => code)).toStrictEqual(['a', 'city']);
    expect(ancestorsOn(units, 'station', '2026-07-01').map(({ code }) => code)).toStrictEqual(['b', 'city']);
    expect(isBelowOn(units, 'station', 'a', '2026-06-30')).toBe(true);
    expect(isBelowOn(units, 'station', 'a', '2026-07-01')).toBe(false);
  });

  it('puts no unit below itself, and ends in a circle', () => {
    expect(isBelowOn(units, 'a', 'a', '2026-06-30')).toBe(false);
    expect(isBelowOn(units, 'x', 'city', '2026-06-30')).toBe(false);
  });
});

describe('successors', () => {
  const units = records(
    unit('old', null, { validTo: '2026-03-01', successors: ['middle', 'other'] }),
    unit('middle', null, { validTo: '2026-06-01', successors: ['new'] }),
    unit('other', null),
    unit('new', null, { validFrom: '2026-06-01' }),
    unit('closed', null, { validTo: '2026-03-01' }),
  );

  it.each([
    ['2026-02-28', ['old']],
    ['2026-03-01', ['middle', 'other']],
    ['2026-06-01', ['new', 'other']],
  ])('stand for a unit from the day on which it is no more, theirs in turn: on %s %j', (day, codes) => {
    expect(standingFor(units, 'old', day)).toStrictEqual(codes);
  });

  it('are none for a unit closed without any', () => {
    expect(standingFor(units, 'closed', '2026-03-01')).toStrictEqual([]);
  });
});
