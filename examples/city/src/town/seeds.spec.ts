import { keyFor, typesForOthers } from './keys.js';
import { countyNames, departmentNames, personName, placeNames } from './names.js';
import { townOf } from './town.js';
import { yamlOf } from './yaml.js';
import { Seeded } from '../seeded.js';

const seeds = ['a', 'another', '2026', '澜州'] as const;
const twice = (values: readonly string[]): string[] => values.filter((value, index) => values.indexOf(value) !== index);

describe.each(seeds)('the city of the seed %j', (seed) => {
  const town = townOf(seed);
  const units = new Map(town.units.map((unit) => [unit.code, unit]));
  const people = new Map(town.people.map((person) => [person.code, person]));

  it('has 258 units: a city, 8 counties, 36 departments, 53 townships and streets, 124 stations, 36 windows', () => {
    const kinds = town.units.map(({ kind }) => kind);
    const count = (kind: string): number => kinds.filter((one) => one === kind).length;
    expect(['city', 'county', 'department', 'township', 'station', 'window'].map(count)).toStrictEqual([
      1, 8, 36, 53, 124, 36,
    ]);
    expect(units.size).toBe(258);
  });

  it('names no unit, no person’s code, no account and no key twice', () => {
    expect(twice(town.units.map(({ code }) => code))).toStrictEqual([]);
    expect(twice(town.units.map(({ name }) => name))).toStrictEqual([]);
    expect(twice(town.people.map(({ code }) => code))).toStrictEqual([]);
    expect(twice(town.people.flatMap(({ username }) => username ?? []))).toStrictEqual([]);
    expect(twice(town.keys.map(({ id }) => id))).toStrictEqual([]);
  });

  it('is a tree: every unit but the city has a parent, and lies in the city', () => {
    const depth = (code: string, steps = 0): number => {
      const parent = units.get(code)?.parent;
      return parent === undefined || steps > 5 ? steps : depth(parent, steps + 1);
    };
    const tops = town.units.filter(({ parent }) => parent === undefined).map(({ kind }) => kind);
    expect(tops).toStrictEqual(['city']);
    expect(town.units.filter(({ parent }) => parent !== undefined && !units.has(parent))).toStrictEqual([]);
    expect(Math.max(...town.units.map(({ code }) => depth(code)))).toBe(2);
  });

  it('puts people who are there into every role', () => {
    const named = town.units.flatMap(({ head, leadership, coordination, handlers }) =>
      [head, leadership, coordination, ...handlers].filter((code) => code !== undefined),
    );
    expect(named.filter((code) => !people.has(code))).toStrictEqual([]);
  });

  it('puts everybody into a unit that is there, with a name of three characters', () => {
    expect(town.people.filter(({ unit }) => !units.has(unit))).toStrictEqual([]);
    expect(town.people.filter(({ name }) => Array.from(name).length !== 3)).toStrictEqual([]);
    expect(town.people.filter(({ roles }) => roles.length === 0)).toStrictEqual([]);
  });

  it('has nobody stand in for themselves, and stand-ins in the same unit', () => {
    const odd = town.people.filter(
      ({ code, unit, standIn }) => standIn !== undefined && (standIn === code || people.get(standIn)?.unit !== unit),
    );
    expect(odd).toStrictEqual([]);
  });

  it('has one on duty each day, in order, the days without a gap', () => {
    const dates = town.duty.map(({ date }) => date);
    expect(dates).toStrictEqual(dates.toSorted());
    expect(twice(dates)).toStrictEqual([]);
    expect([dates[0], dates.at(-1), dates.length]).toStrictEqual(['2026-09-28', '2026-11-30', 64]);
  });

  it('has a key for whatever is about others, of units that are there', () => {
    const types = new Set(town.keys.flatMap((key) => (key.rights?.includes('for-others') ? key.types : [])));
    expect(typesForOthers.filter((type) => !types.has(type))).toStrictEqual([]);
    expect(town.keys.filter(({ unit }) => !units.has(unit))).toStrictEqual([]);
  });

  it('has a key that posts for every unit below a department or county', () => {
    const keys = new Set(town.keys.map(({ id }) => id));
    const below = town.units.filter(({ kind }) => kind !== 'city');
    expect(below.filter(({ code }) => !keys.has(keyFor(code, units)))).toStrictEqual([]);
    expect(() => keyFor('nowhere', units)).toThrow('no key posts for nowhere');
  });

  it('is written as YAML with one line for each', () => {
    const files = yamlOf(town);
    const entries = (name: string): number =>
      (files[name] ?? '').split('\n').filter((line) => line.startsWith('  - {')).length;
    expect(Object.keys(files)).toStrictEqual(['units.yaml', 'people.yaml', 'keys.yaml']);
    expect(['units.yaml', 'people.yaml', 'keys.yaml'].map(entries)).toStrictEqual([
      town.units.length,
      town.people.length + town.duty.length,
      town.keys.length,
    ]);
  });
});

describe('made-up names', () => {
  it('of places are none twice, up to all that there are', () => {
    const all = placeNames(new Seeded('all'), 400);
    expect([all.length, new Set(all).size]).toStrictEqual([400, 400]);
    expect(placeNames(new Seeded('none'), 0)).toStrictEqual([]);
    expect(placeNames(new Seeded('more'), 500).length).toBe(400);
  });

  it('of counties and departments are none twice', () => {
    const names = [...countyNames, ...departmentNames.flat()];
    expect([twice(names), countyNames.length, departmentNames.length]).toStrictEqual([[], 8, 36]);
  });

  it('of people are the same for the same chance', () => {
    expect(personName(new Seeded('x'))).toBe(personName(new Seeded('x')));
  });
});
